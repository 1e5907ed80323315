#include "proof/counterexample.h"

#include "case/dictionary.h"
#include "proof/encode_decisions.h"

namespace nextline::proof {
namespace {

namespace flat = knowledge::flat;

class ModelReader {
 public:
  explicit ModelReader(const Model& model) : model_(model) {}

  bool holds(const std::string& name) const {
    const auto found = model_.find(name);
    return found != model_.end() && found->second == "true";
  }
  Truth truth(const std::string& name) const {
    return holds(name + " yes") ? Truth::True : holds(name + " no") ? Truth::False : Truth::Unknown;
  }
  std::string value(const std::string& name) const {
    const auto found = model_.find(name);
    return found == model_.end() ? std::string("0") : found->second;
  }

 private:
  const Model& model_;
};

void read_fact(const flat::Fact& entry, const ModelReader& model, Fact& fact) {
  const auto name = entry.name()->str();
  switch (entry.kind()) {
    case flat::FactKind::Boolean:
      fact.truth = model.truth(name);
      break;
    case flat::FactKind::Enumeration:
      if (model.holds(known_name(name))) fact.member = std::stoi(model.value(value_name(name)));
      break;
    case flat::FactKind::Number:
      if (model.holds(known_name(name))) fact.number = Decimal::parse(model.value(value_name(name)));
      break;
    case flat::FactKind::Set:
      for (std::uint32_t i = 0; i < entry.values()->size(); ++i)
        fact.members[i] = model.truth(member_name(name, entry.values()->Get(i)->str()));
      break;
    case flat::FactKind::List:
      break;
  }
}

void write_truth(Model& model, const std::string& name, Truth truth) {
  model[name + " yes"] = truth == Truth::True ? "true" : "false";
  model[name + " no"] = truth == Truth::False ? "true" : "false";
}

void write_fact(const flat::Fact& entry, const Fact& fact, Model& model) {
  const auto name = entry.name()->str();
  const bool usable = !fact.stale;  // the decision layer sees a stale fact as unknown
  switch (entry.kind()) {
    case flat::FactKind::Boolean:
      write_truth(model, name, usable ? fact.truth : Truth::Unknown);
      break;
    case flat::FactKind::Enumeration:
      model[known_name(name)] = usable && fact.member >= 0 ? "true" : "false";
      model[value_name(name)] = std::to_string(fact.member < 0 ? 0 : fact.member);
      break;
    case flat::FactKind::Number:
      model[known_name(name)] = usable && fact.number ? "true" : "false";
      model[value_name(name)] = fact.number ? fact.number->normalized().to_string() : "0";
      break;
    case flat::FactKind::Set:
      for (std::uint32_t i = 0; i < entry.values()->size(); ++i)
        write_truth(model, member_name(name, entry.values()->Get(i)->str()),
                    usable && i < fact.members.size() ? fact.members[i] : Truth::Unknown);
      break;
    case flat::FactKind::List:
      break;
  }
}

}  // namespace

Case case_of_model(const knowledge::Pack& pack, const Model& model) {
  Case facts = empty_case(pack);
  const ModelReader reader(model);
  for (std::uint32_t i = 0; i < pack.flat().facts()->size(); ++i)
    read_fact(*pack.flat().facts()->Get(i), reader, facts.facts[i]);
  facts.died = reader.holds("died");
  return facts;
}

std::string choices_of_model(const knowledge::Pack& pack, const Model& model) {
  const ModelReader reader(model);
  std::string all;
  for (const auto* entry : knowledge::open_to_sites(pack)) {
    const auto index = static_cast<std::uint32_t>(std::stoul(reader.value(choice_name(entry->id()->str()))));
    const std::string alternative = entry->alternatives()->Get(index)->id()->str();
    if (alternative == entry->choice()->string_view()) continue;
    all += (all.empty() ? "{" : ", ") + entry->id()->str() + ": " + alternative;
  }
  return all.empty() ? all : all + "}";
}

Model model_of_case(const knowledge::Pack& pack, const Case& facts) {
  Model model;
  model["died"] = facts.died ? "true" : "false";
  for (std::uint32_t i = 0; i < pack.flat().facts()->size(); ++i)
    write_fact(*pack.flat().facts()->Get(i), facts.facts[i], model);
  for (const auto* entry : knowledge::open_to_sites(pack))
    model[choice_name(entry->id()->str())] = std::to_string(knowledge::alternative_in_force(pack, *entry));
  return model;
}

}  // namespace nextline::proof
