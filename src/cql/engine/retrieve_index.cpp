#include "cql/engine/retrieve_index.h"

#include <algorithm>

#include "terminology/systems.h"
#include "terminology/value_sets.h"

namespace nextline::cql {
namespace {

/// Whether meta.profile of `resource` names `profile`, in whatever version unless `profile` says one ("url|version").
bool names_profile(const fhir::Tape& tape, fhir::NodeIndex resource, std::string_view profile) {
  static const fhir::NameId kMeta = fhir::find_name("meta"), kProfile = fhir::find_name("profile");
  const fhir::NodeIndex meta = fhir::find_child(tape, resource, kMeta);
  if (meta == fhir::kNoNode) return false;
  const bool versioned = profile.find('|') != std::string_view::npos;
  for (fhir::NodeIndex named = fhir::find_child(tape, meta, kProfile); named != fhir::kNoNode;
       named = fhir::next_item(tape, named)) {
    const std::string_view text = fhir::text(tape, named);
    if ((versioned ? text : text.substr(0, text.find('|'))) == profile) return true;
  }
  return false;
}

bool has_coding(const fhir::Tape& tape, fhir::NodeIndex resource, const fhir::ProfileMark& mark) {
  for (fhir::NodeIndex concept_node = fhir::find_child(tape, resource, fhir::find_name(mark.element));
       concept_node != fhir::kNoNode; concept_node = fhir::next_item(tape, concept_node)) {
    const bool found = fhir::any_coding(tape, concept_node, [&](fhir::NodeIndex coding) {
      const fhir::CodingText text = fhir::coding_text(tape, coding);
      return text.code == mark.code && terminology::canonical_system(text.system) == mark.system;
    });
    if (found) return true;
  }
  return false;
}

/// Few records say which profiles their resources follow; what a profile fixes tells too.
bool follows(const fhir::Tape& tape, fhir::NodeIndex resource, std::string_view profile,
             std::span<const fhir::MarkOfProfile> marks) {
  return names_profile(tape, resource, profile) || std::ranges::any_of(marks, [&](const fhir::MarkOfProfile& row) {
           return has_coding(tape, resource, row.mark);
         });
}

}  // namespace

RetrieveIndex::RetrieveIndex(const LoadedProgram& program) : program_(program), meanings_(program.value_sets()) {
  for (const Retrieve& row : program.program().retrieves) add_row(row);
}

std::uint32_t RetrieveIndex::channel_for(fhir::TypeId type, fhir::NameId code_element, std::string_view profile) {
  for (std::uint32_t i = 0; i < channels_.size(); ++i)
    if (channels_[i].type == type && channels_[i].code_element == code_element && channels_[i].profile == profile)
      return i;
  Channel channel;
  channel.type = type;
  channel.code_element = code_element;
  channel.profile = profile;
  channel.marks = fhir::find_profile(profile).marks;
  if (program_.value_sets() != nullptr) channel.bucket_of_set.assign(program_.value_sets()->size(), kNone);
  channels_.push_back(std::move(channel));
  return static_cast<std::uint32_t>(channels_.size() - 1);
}

void RetrieveIndex::add_row(const Retrieve& row) {
  const Program& program = program_.program();
  const fhir::NameId code_element =
      row.code_path.length == 0 ? fhir::kNoName : fhir::find_name(program.str(row.code_path));
  const std::uint32_t at =
      channel_for(fhir::find_type(program.str(row.resource_type)), code_element, program.str(row.profile));
  Channel& channel = channels_[at];
  const std::uint32_t bucket = bucket_for(channel, row);
  std::uint32_t& last = bucket == kNone ? channel.last_unfiltered_row : channel.buckets[bucket].last_row;
  next_row_.push_back(last);
  last = static_cast<std::uint32_t>(channel_of_.size());
  channel_of_.push_back(at);
  bucket_of_.push_back(bucket);
}

/// The bucket of what `row` asks for, made if need be; kNone if it takes all or is filtered while running.
std::uint32_t RetrieveIndex::bucket_for(Channel& channel, const Retrieve& row) const {
  const auto new_bucket = [&] {
    channel.buckets.emplace_back();
    return static_cast<std::uint32_t>(channel.buckets.size() - 1);
  };
  if (row.value_set != Retrieve::kNone && program_.set_of(row.value_set) != LoadedProgram::kNoSet) {
    std::uint32_t& known = channel.bucket_of_set[program_.set_of(row.value_set)];
    if (known == kNone) known = new_bucket();
    return known;
  }
  if (row.code == Retrieve::kNone) return kNone;
  channel.codes.push_back({row.code, new_bucket()});
  return channel.codes.back().bucket;
}

void RetrieveIndex::set_record(const fhir::Record* record) {
  tape_ = record == nullptr ? nullptr : &record->tape();
  meanings_.set_tape(tape_);
  for (Channel& channel : channels_) channel.has_all = channel.classified = false;
}

std::span<const Value> RetrieveIndex::everything(Channel& channel) {
  if (!channel.has_all) {
    channel.all.clear();
    if (tape_ != nullptr && channel.type != fhir::kNoType)
      for (const fhir::NodeIndex node : fhir::resources_of_type(*tape_, channel.type))
        if (channel.profile.empty() || follows(*tape_, node, channel.profile, channel.marks))
          channel.all.push_back(Value::element(tape_, node));
    channel.has_all = true;
  }
  return channel.all;
}

fhir::NodeIndex RetrieveIndex::coded_element(const fhir::Tape& tape, fhir::NodeIndex resource,
                                             fhir::NameId code_element) {
  static const fhir::TypeId kReference = fhir::find_type("Reference");
  static const fhir::NameId kCode = fhir::find_name("code");
  const fhir::NodeIndex element = fhir::find_child(tape, resource, code_element);
  if (element == fhir::kNoNode || fhir::type_of(tape, element) != kReference) return element;
  const fhir::ResourceIndex target = fhir::resolve_reference(tape, element);
  return target == fhir::kNoResource ? fhir::kNoNode : fhir::find_child(tape, tape.resources[target].node, kCode);
}

bool RetrieveIndex::means(const CodeData& code, const fhir::CodingText& coding) {
  if (code.code != coding.code) return false;
  return code.system.empty() || code.system == coding.system ||
         terminology::canonical_system(code.system) == terminology::canonical_system(coding.system);
}

/// A resource comes back to a bucket only while it is the last one in it: resources are classified one by one.
void RetrieveIndex::put(Channel& channel, std::uint32_t bucket, const Value& resource) {
  std::vector<Value>& items = channel.buckets[bucket].items;
  if (items.empty()) channel.filled.push_back(bucket);
  if (items.empty() || items.back().element_node() != resource.element_node()) items.push_back(resource);
}

void RetrieveIndex::put(Channel& channel, std::span<const std::uint32_t> sets, const Value& resource) {
  for (const std::uint32_t set : sets)
    if (channel.bucket_of_set[set] != kNone) put(channel, channel.bucket_of_set[set], resource);
}

void RetrieveIndex::place_by_code(Channel& channel, fhir::NodeIndex element, const Value& resource) {
  put(channel, meanings_.of(*tape_, element).sets, resource);
  if (channel.codes.empty()) return;
  fhir::any_coding(*tape_, element, [&](fhir::NodeIndex coding) {
    const fhir::CodingText text = fhir::coding_text(*tape_, coding);
    for (const CodeBucket& wanted : channel.codes)
      if (means(program_.code(wanted.code), text)) put(channel, wanted.bucket, resource);
    return false;
  });
}

/// A reference that leads nowhere may still say in words what it means.
void RetrieveIndex::place_by_reference(Channel& channel, const Value& resource) {
  const fhir::NodeIndex own = fhir::find_child(*tape_, resource.element_node(), channel.code_element);
  if (own != fhir::kNoNode) put(channel, meanings_.of_display(*tape_, own), resource);
}

void RetrieveIndex::classify(Channel& channel) {
  for (const std::uint32_t bucket : channel.filled) channel.buckets[bucket].items.clear();
  channel.filled.clear();
  for (const Value& resource : everything(channel)) {
    fhir::NodeIndex element = coded_element(*tape_, resource.element_node(), channel.code_element);
    if (element == fhir::kNoNode) place_by_reference(channel, resource);
    for (; element != fhir::kNoNode; element = fhir::next_item(*tape_, element))
      place_by_code(channel, element, resource);
  }
  channel.classified = true;
}

std::span<const Value> RetrieveIndex::matches(std::uint32_t retrieve) {
  Channel& channel = channels_[channel_of_[retrieve]];
  if (bucket_of_[retrieve] == kNone) return everything(channel);
  if (!channel.classified) classify(channel);
  return channel.buckets[bucket_of_[retrieve]].items;
}

std::span<const Value> RetrieveIndex::all_of_type(std::uint32_t retrieve) {
  return everything(channels_[channel_of_[retrieve]]);
}

}  // namespace nextline::cql
