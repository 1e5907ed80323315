#include "knowledge/rules.h"

#include <algorithm>

#include "knowledge/vocabulary.h"

namespace nextline::knowledge {

namespace {

const Vocabulary& rule_tags() {
  static const Vocabulary kWords = {
      "rule",    "drugs",     "with", "regimens", "except", "except-with", "to",       "effect",
      "regions", "elsewhere", "read", "sources",  "says",   "until",       "requires", "blocks-when-unknown",
      "allow",   "criterion"};
  return kWords;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// Reads one define's tags.
class RuleReader {
 public:
  RuleReader(const DecisionDefinition& definition, std::vector<Error>& errors)
      : definition_(definition), errors_(errors) {}

  RuleEntry read(std::uint32_t index) {
    RuleEntry rule;
    rule.definition = index;
    rule.place = definition_.place;
    rule.id = word("rule").text;
    rule.drugs = words("drugs");
    rule.regimens = words("regimens");
    rule.except_regimens = words("except");
    rule.with_drugs = words("with");
    rule.except_drugs = words("except-with");
    rule.regions = words("regions");
    rule.sources = words("sources");
    rule.read = choice("read", readings(), true);
    rule.says = word("says");
    rule.until = word("until");
    rule.criterion = word("criterion");
    rule.requires_ = word("requires");
    rule.blocks_reason = word("blocks-when-unknown");
    rule.blocks_when_unknown = definition_.tag("blocks-when-unknown") != nullptr;
    rule.elsewhere_applies = choice("elsewhere", {"apply", "none"}, false).text != "none";
    read_time(rule);
    read_effect(rule);
    check(rule);
    return rule;
  }

 private:
  Word word(std::string_view tag) const {
    const std::string* value = definition_.tag(tag);
    return Word{value != nullptr ? *value : std::string(), definition_.place};
  }

  std::vector<Word> words(std::string_view tag) const {
    std::vector<Word> out;
    const std::string* value = definition_.tag(tag);
    if (value == nullptr) return out;
    std::string_view rest = *value;
    while (true) {
      const std::size_t comma = rest.find(',');
      if (std::string text = trimmed(rest.substr(0, comma)); !text.empty())
        out.push_back(Word{std::move(text), definition_.place});
      if (comma == std::string_view::npos) return out;
      rest = rest.substr(comma + 1);
    }
  }

  Word choice(std::string_view tag, const Vocabulary& vocabulary, bool required) {
    Word out = word(tag);
    if (out.empty() && !required) return out;
    if (out.empty()) {
      missing(tag);
    } else if (std::find(vocabulary.begin(), vocabulary.end(), out.text) == vocabulary.end()) {
      complain("unknown-word", "'" + out.text + "' is no @" + std::string(tag) + did_you_mean(out.text, vocabulary),
               "");
    }
    return out;
  }

  void read_time(RuleEntry& rule) {
    const std::string to = choice("to", rule_times(), true).text;
    rule.start = to == "start" || to == "both";
    rule.continue_ = to == "continue" || to == "both";
  }

  void read_effect(RuleEntry& rule) {
    const Vocabulary& effects = rule_effects();  // in the order of Effect
    const auto found = std::find(effects.begin(), effects.end(), choice("effect", effects, true).text);
    if (found != effects.end()) rule.effect = static_cast<Effect>(found - effects.begin());
  }

  void check(const RuleEntry& rule) {
    if (rule.id.empty()) complain("missing-tag", "a rule without an id", "write @rule: ID");
    if (rule.drugs.empty() && rule.regimens.empty()) missing("drugs");
    if (rule.sources.empty()) missing("sources");
    if (rule.says.empty()) missing("says");
    if (rule.effect == Effect::Hold && rule.until.empty()) missing("until");
    const bool is_a_finding =
        rule.effect == Effect::Hold || rule.effect == Effect::Stop || rule.effect == Effect::Caution;
    if (rule.continue_ && is_a_finding && rule.criterion.empty() && rule.says.text.find('{') != std::string::npos)
      missing("criterion");
    if (rule.effect == Effect::Require && rule.requires_.empty()) missing("requires");
    if (rule.blocks_when_unknown && rule.blocks_reason.empty())
      complain("missing-tag", "@blocks-when-unknown without its reason", "write the reason behind the tag");
    for (const auto& [name, value] : definition_.tags)
      if (std::find(rule_tags().begin(), rule_tags().end(), name) == rule_tags().end())
        complain("unknown-tag", "a rule has no tag @" + name + did_you_mean(name, rule_tags()), "");
  }

  void missing(std::string_view tag) {
    complain("missing-tag", "the rule '" + definition_.name + "' has no @" + std::string(tag),
             "add // @" + std::string(tag) + ": … above the define");
  }

  void complain(std::string code, std::string message, std::string hint) {
    errors_.push_back(error_at(definition_.place, std::move(code), std::move(message), std::move(hint)));
  }

  const DecisionDefinition& definition_;
  std::vector<Error>& errors_;
};

}  // namespace

std::vector<RuleEntry> safety_rules(const DecisionModel& model, std::vector<Error>& errors) {
  std::vector<RuleEntry> out;
  for (std::uint32_t i = 0; i < model.definitions.size(); ++i) {
    const DecisionDefinition& definition = model.definitions[i];
    if (definition.tag("rule") != nullptr) {
      out.push_back(RuleReader(definition, errors).read(i));
    } else if (definition.tag("effect") != nullptr || definition.tag("drugs") != nullptr) {
      errors.push_back(error_at(definition.place, "missing-tag",
                                "the define '" + definition.name + "' has tags of a rule but no @rule",
                                "add // @rule: ID above the define"));
    }
  }
  return out;
}

}  // namespace nextline::knowledge
