#include "case/case_yaml.h"

#include "base/arena_list.h"
#include "case/value_text.h"
#include "knowledge/yaml_read.h"

namespace nextline {

namespace flat = knowledge::flat;
namespace yaml = knowledge::yaml;

namespace {

/// Reads the value of one fact; the first error ends it.
class FactReader {
 public:
  /// Texts go to `texts`.
  FactReader(const flat::Fact& fact, Fact& value, Arena& texts) : fact_(fact), value_(value), texts_(texts) {}

  Result<void> read(const yaml::Node& node) {
    clear_fact(fact_, value_);
    if (node.kind == yaml::Kind::Mapping) return read_mapping(node);
    NEXTLINE_CHECK(read_value(node));
    // A list that stands alone answers "which of these?": what it does not name does not hold.
    if (is_set() && node.kind == yaml::Kind::List) rest_does_not_hold();
    return {};
  }

 private:
  bool is_set() const { return fact_.kind() == flat::FactKind::Set; }

  Result<void> read_value(const yaml::Node& node) {
    const std::string where = node.place().to_string();
    if (node.kind == yaml::Kind::List) return read_list(node, Truth::True);
    if (node.kind == yaml::Kind::Scalar && node.text == "unknown") return {};
    const bool takes_list = is_set() || fact_.kind() == flat::FactKind::List;
    if (node.kind != yaml::Kind::Scalar || takes_list)
      return knowledge::error_at(node.place(), "yaml-type",
                                 "'" + fact_.name()->str() + "' takes " + (takes_list ? "a list" : "one value"),
                                 takes_list ? "write [a, b]" : "write unknown, or leave the fact out, when not known");
    return set_scalar(fact_, value_, node.text, where);
  }

  Result<void> read_list(const yaml::Node& node, Truth truth) {
    if (fact_.kind() == flat::FactKind::List) return read_lines(node);
    if (!is_set())
      return knowledge::error_at(node.place(), "yaml-type",
                                 "'" + fact_.name()->str() + "' takes one value, not a list");
    for (const yaml::Node& item : node.items()) NEXTLINE_CHECK(read_member(item, truth));
    return {};
  }

  Result<void> read_member(const yaml::Node& item, Truth truth) {
    if (item.kind != yaml::Kind::Scalar)
      return knowledge::error_at(item.place(), "yaml-type", "a member is one word or text");
    NEXTLINE_TRY(index, find_value(fact_, item.text, item.place().to_string()));
    if (value_.members[index] != Truth::Unknown && value_.members[index] != truth)
      return knowledge::error_at(item.place(), "contradiction",
                                 "'" + std::string(item.text) + "' stands under yes and under not", "remove one");
    value_.members[index] = truth;
    return {};
  }

  void rest_does_not_hold() {
    for (Truth& member : value_.members)
      if (member == Truth::Unknown) member = Truth::False;
  }

  Result<void> read_lines(const yaml::Node& node) {
    std::vector<Error> errors;
    ArenaList<std::string_view> lines(texts_, node.items().size());
    for (const auto& line : yaml::read_texts(node, errors)) lines.push_back(texts_.copy(line.text));
    value_.lines = lines.items();
    if (!errors.empty()) return errors.front();
    return {};
  }

  Result<void> read_not(const yaml::Node& node) {
    if (node.kind == yaml::Kind::Scalar && node.text == "others") {
      rest_does_not_hold();
      return {};
    }
    if (node.kind != yaml::Kind::List)
      return knowledge::error_at(node.place(), "yaml-type", "'not' takes a list of members, or the word others");
    return read_list(node, Truth::False);
  }

  Result<void> read_mapping(const yaml::Node& node) {
    std::vector<Error> errors;
    yaml::MappingReader reader(node, "fact's value", errors);
    const yaml::Node* value = reader.node(is_set() ? "yes" : "value");
    if (value != nullptr) NEXTLINE_CHECK(read_value(*value));
    if (const yaml::Node* absent = is_set() ? reader.node("not") : nullptr) NEXTLINE_CHECK(read_not(*absent));
    value_.date = texts_.copy(reader.date("date").text);
    value_.how = texts_.copy(reader.optional_text("how").text);
    value_.stale = reader.boolean("stale", false);
    value_.assumed = reader.boolean("assumed", false);
    if (const yaml::Node* because = reader.node("because")) {
      value_.overridden = texts_.copy(yaml::read_text(*because, errors).text);
      value_.is_overridden = true;
    }
    reader.finish();
    if (!errors.empty()) return errors.front();
    return {};
  }

  const flat::Fact& fact_;
  Fact& value_;
  Arena& texts_;
};

}  // namespace

Result<Case> case_from_node(const knowledge::Pack& pack, const yaml::Node& node) {
  Case out = empty_case(pack);
  if (node.kind == yaml::Kind::Null) return out;
  if (node.kind != yaml::Kind::Mapping)
    return knowledge::error_at(node.place(), "yaml-type", "a Case is written fact: value, one fact a line");
  const bool died_is_fact = pack.fact_index("died").has_value();
  for (const yaml::Entry& entry : node.entries()) {
    if (entry.key.text == "died" && !died_is_fact) {
      std::vector<Error> errors;
      out.died = yaml::read_boolean(entry.value, errors).value_or(false);
      if (!errors.empty()) return errors.front();
      continue;
    }
    NEXTLINE_TRY(index, find_fact(pack, entry.key.text, entry.key.place().to_string()));
    NEXTLINE_CHECK(FactReader(*pack.flat().facts()->Get(index), out.facts[index], out.texts.arena()).read(entry.value));
  }
  if (const auto died = pack.fact_index("died")) out.died = out.facts[*died].truth == Truth::True;
  derive_facts(pack, out);
  return out;
}

Result<Case> case_from_yaml(const knowledge::Pack& pack, std::string_view text, const std::string& file) {
  NEXTLINE_TRY(root, yaml::parse(text, file));
  return case_from_node(pack, root);
}

}  // namespace nextline
