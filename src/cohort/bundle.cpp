#include "cohort/bundle.h"

#include <algorithm>

#include "cohort/resource_writer.h"

namespace nextline::cohort {

namespace {

References style_of(const Mess& mess, Dice& dice) {
  if (mess.reference_styles.empty()) return References::Relative;
  const std::string& name = dice.one_of(mess.reference_styles);
  return name == "uuid" ? References::Uuid : name == "absolute" ? References::Absolute : References::Relative;
}

/// Gathers the entries of one Bundle and joins them.
class Gatherer {
 public:
  Gatherer(const Script& script, const Story& story, Dice& dice)
      : mess_(script.mess),
        story_(story),
        dice_(dice),
        style_(style_of(script.mess, dice)),
        patient_(new_id("patient")),
        writer_(script, story, style_, patient_, dice, json_) {}

  Bundle gather();

 private:
  /// How the resources of one treatment name their drug.
  struct Medication {
    std::string id;  ///< of a Medication resource; empty: none
    bool contained = false;
  };

  std::string new_id(std::string_view stem);
  void add(std::string_view type, const std::string& id);
  void add_item(const Item& item);
  void add_medications();
  std::string joined();

  const Mess& mess_;
  const Story& story_;
  Dice& dice_;
  References style_;
  std::string patient_;
  JsonLine json_;
  ResourceWriter writer_;
  std::vector<Medication> medications_;
  std::vector<std::string> entries_;
};

/// "condition-1f3a…", or a UUID where references are of that form.
std::string Gatherer::new_id(std::string_view stem) {
  static constexpr char kDigits[] = "0123456789abcdef";
  const bool uuid = style_ == References::Uuid;
  std::string out = uuid ? std::string("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx") : std::string(stem) + "-xxxxxxxx";
  for (std::size_t i = uuid ? 0 : stem.size(); i < out.size(); ++i)
    if (out[i] == 'x') out[i] = kDigits[dice_.below(16)];
  return out;
}

/// Takes the resource just written; now and then twice, as exports do.
void Gatherer::add(std::string_view type, const std::string& id) {
  const std::string url =
      style_ == References::Uuid ? reference_to(style_, type, id) : reference_to(References::Absolute, type, id);
  entries_.push_back("{\"fullUrl\":\"" + url + "\",\"resource\":" + std::string(json_.text()) + '}');
  if (dice_.percent(mess_.duplicates)) entries_.push_back(entries_.back());
}

void Gatherer::add_medications() {
  for (const Naming& naming : story_.namings) {
    Medication medication;
    if (dice_.percent(mess_.referenced)) {
      medication.contained = dice_.percent(mess_.contained);
      if (!medication.contained) medication.id = new_id("medication");
    }
    medications_.push_back(medication);
    if (medication.id.empty()) continue;
    json_.clear();
    writer_.medication(medication.id, naming);
    add("Medication", medication.id);
  }
}

void Gatherer::add_item(const Item& item) {
  const std::string_view type = ResourceWriter::type_of(item);
  std::string stem(type);
  std::transform(stem.begin(), stem.end(), stem.begin(),
                 [](char c) { return c < 'a' ? static_cast<char>(c + 32) : c; });
  const bool drug = item.kind != Item::Kind::Statement;
  const Medication medication = drug ? medications_[item.naming] : Medication{};
  const int times = type == "Condition" && dice_.percent(mess_.restated) ? 2 : 1;
  for (int i = 0; i < times; ++i) {
    const std::string id = new_id(stem);
    json_.clear();
    writer_.item(id, item, medication.id, medication.contained);
    add(type, id);
  }
}

std::string Gatherer::joined() {
  for (std::size_t i = entries_.size(); i > 1; --i) std::swap(entries_[i - 1], entries_[dice_.below(i)]);
  std::string out = R"({"resourceType":"Bundle","type":"collection","entry":[)";
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (i != 0) out += ',';
    out += entries_[i];
  }
  return out + "]}";
}

Bundle Gatherer::gather() {
  json_.clear();
  writer_.patient();
  add("Patient", patient_);
  add_medications();
  for (const Item& item : story_.items) add_item(item);
  return {patient_, joined()};
}

}  // namespace

Bundle write_bundle(const Script& script, const Story& story, Dice& dice) {
  return Gatherer(script, story, dice).gather();
}

}  // namespace nextline::cohort
