#include "cohort/story.h"

#include <algorithm>

#include "base/temporal.h"
#include "case/dictionary.h"

namespace nextline::cohort {

namespace {

bool contains(const std::vector<std::uint32_t>& drugs, std::uint32_t drug) {
  return std::find(drugs.begin(), drugs.end(), drug) != drugs.end();
}

/// Walks through the steps of a course, from day 0 on.
class Teller {
 public:
  Teller(const knowledge::Pack& pack, const Script& script, Dice& dice)
      : pack_(pack), script_(script), dice_(dice), keeper_(pack, script) {}

  Story tell(std::int64_t as_of) {
    draw_person(as_of);
    const Steps& course = dice_.by_weight(script_.courses);
    walk(course);
    for (Item& item : story_.items) {
      item.day += as_of - today_;
      item.last += as_of - today_;
    }
    if (story_.death) *story_.death += as_of - today_;
    story_.truth = keeper_.finish(today_);
    story_.truth.course = course.id;
    return std::move(story_);
  }

 private:
  void draw_person(std::int64_t as_of);
  void walk(const Steps& steps) {
    for (const Step& step : steps.steps) std::visit([&](const auto& each) { happen(each); }, step);
  }
  void happen(const Wait& wait) { today_ += dice_.between(wait.days.from, wait.days.to); }
  void happen(const Find& find);
  void happen(const Give& give);
  void happen(const Die&) {
    story_.death = today_;
    keeper_.die();
  }
  void happen(const Part& part) { walk(script_.parts[dice_.one_of(part.parts)]); }

  void write_statement(const Statement& statement, bool mistaken);
  void write_mistaken_drug(const Drug& drug);
  const Way& draw_way(const Drug& drug, const Give& give, std::int64_t cycles);
  void write_drug(const Way& way, std::size_t naming, const Give& give, std::int64_t cycles);
  const Combination* combination(const Give& give);
  std::size_t name_drug(const std::string& name, const std::vector<Coding>& codes);

  const knowledge::Pack& pack_;
  const Script& script_;
  Dice& dice_;
  TruthKeeper keeper_;
  Story story_;
  std::int64_t today_ = 0;
};

void Teller::draw_person(std::int64_t as_of) {
  const Person& person = script_.person;
  story_.gender = dice_.by_weight(person.sexes).gender;
  if (person.sex)
    if (const auto value = find_value(*pack_.flat().facts()->Get(*person.sex), story_.gender))
      keeper_.set_value(*person.sex, static_cast<std::int32_t>(*value));
  const std::int64_t years = dice_.between(person.years.from, person.years.to);
  const Temporal now = civil_from_days(as_of);
  const int year = now.year - static_cast<int>(years);
  const std::int64_t birthday =
      days_from_civil(year, now.month, std::min<int>(now.day, days_in_month(year, now.month)));
  const std::int64_t birth = birthday - dice_.between(0, 360);
  if (dice_.percent(person.birth_unknown)) return;
  story_.birth = birth;
  if (person.age) keeper_.set_number(*person.age, Decimal::from_integer(years));
}

void Teller::write_statement(const Statement& statement, bool mistaken) {
  Item item;
  item.statement = &statement;
  item.day = item.last = today_;
  item.mistaken = mistaken;
  if (!statement.forms.empty()) {
    item.form = &dice_.by_weight(statement.forms);
    const int places = std::max(item.form->from.scale(), item.form->to.scale());
    item.number = Decimal(
        static_cast<Int128>(dice_.between(static_cast<std::int64_t>(item.form->from.with_scale(places).unscaled()),
                                          static_cast<std::int64_t>(item.form->to.with_scale(places).unscaled()))),
        places);
    if (!item.form->limits.empty()) item.limit = dice_.one_of(item.form->limits);
    std::optional<Decimal> value = item.number;
    if (item.form->times) value = multiply(*value, *item.form->times);
    if (item.limit && value) value = divide(*value, *item.limit);
    if (value && statement.fact && !mistaken) {
      value = round_half_up(*value, static_cast<int>(item.form->places));
      keeper_.set_number(*statement.fact, *value);
      if (statement.first && !keeper_.known(*statement.first)) keeper_.set_number(*statement.first, *value);
    }
  }
  story_.items.push_back(item);
}

void Teller::write_mistaken_drug(const Drug& drug) {
  constexpr Item::Kind kKinds[] = {Item::Kind::Administration, Item::Kind::Order, Item::Kind::Taken};
  Item item;
  item.kind = kKinds[dice_.below(3)];
  item.naming = name_drug(drug.name, drug.codes);
  item.day = item.last = today_;
  item.mistaken = true;
  story_.items.push_back(item);
}

void Teller::happen(const Find& find) {
  for (const std::uint32_t index : find.findings) {
    const Finding& finding = script_.findings[index];
    if (!keeper_.holds(finding.when)) continue;
    const Alternative& found = dice_.by_weight(finding.alternatives);
    for (const std::uint32_t statement : found.write) write_statement(script_.statements[statement], found.mistaken);
    for (const std::uint32_t drug : found.drugs) write_mistaken_drug(script_.drugs[drug]);
    if (!found.mistaken) keeper_.find(found, today_);
  }
}

std::size_t Teller::name_drug(const std::string& name, const std::vector<Coding>& codes) {
  Naming naming;
  naming.text = name;
  const DrugCoding& coding = dice_.by_weight(script_.drug_codings);
  for (const std::string& system : coding.systems) {
    std::vector<const Coding*> there;
    for (const Coding& code : codes)
      if (code.system == system) there.push_back(&code);
    if (!there.empty()) naming.codings.push_back(dice_.one_of(there));
  }
  if (naming.codings.empty() && !coding.systems.empty()) naming.codings.push_back(&dice_.one_of(codes));
  story_.namings.push_back(std::move(naming));
  return story_.namings.size() - 1;
}

/// A product that holds two of the drugs, if it is used this time. Drugs that stop apart are not given so.
const Combination* Teller::combination(const Give& give) {
  if (give.stop) return nullptr;
  for (const Combination& each : script_.combinations)
    if (contains(give.drugs, each.first) && contains(give.drugs, each.second) && dice_.percent(script_.mess.combined))
      return &each;
  return nullptr;
}

const Way& Teller::draw_way(const Drug& drug, const Give& give, std::int64_t cycles) {
  while (true) {
    const Way& way = dice_.by_weight(drug.ways);
    if (!give.ongoing || (cycles - 1) * give.every >= way.from_days) return way;
  }
}

void Teller::write_drug(const Way& way, std::size_t naming, const Give& give, std::int64_t cycles) {
  Item item;
  item.naming = naming;
  item.day = today_;
  item.last = today_ + (cycles - 1) * give.every;
  item.ongoing = give.ongoing;
  item.bounded = way.bounded;
  if (way.order) {
    item.kind = Item::Kind::Order;
    story_.items.push_back(item);
  }
  if (way.statement) {
    item.kind = Item::Kind::Taken;
    story_.items.push_back(item);
  }
  if (!way.administrations) return;
  item.kind = Item::Kind::Administration;
  for (std::int64_t cycle = 0; cycle < cycles; ++cycle) {
    item.day = item.last = today_ + cycle * give.every;
    story_.items.push_back(item);
  }
}

void Teller::happen(const Give& give) {
  const std::int64_t cycles = dice_.between(give.cycles.from, give.cycles.to);
  const Combination* product = combination(give);
  std::vector<const Way*> ways(give.drugs.size(), nullptr);
  for (std::size_t i = 0; i < give.drugs.size(); ++i) {
    const std::uint32_t index = give.drugs[i];
    const Drug& drug = script_.drugs[index];
    const bool in_product = product != nullptr && (index == product->first || index == product->second);
    if (in_product && index == product->second) continue;
    const Drug& other = script_.drugs[in_product ? product->second : index];
    const std::string name = in_product ? drug.name + " / " + other.name : drug.name;
    const Way& way = draw_way(drug, give, cycles);
    for (std::size_t j = 0; j < give.drugs.size(); ++j)
      if (give.drugs[j] == index || (in_product && give.drugs[j] == product->second)) ways[j] = &way;
    write_drug(way, name_drug(name, in_product ? product->codes : drug.codes), give, cycles);
    if (give.stop && contains(give.stop->drugs, index)) story_.items.back().stop = &*give.stop;
  }
  today_ += (cycles - 1) * give.every;
  keeper_.give(give, cycles, today_, ways);
}

}  // namespace

Story tell_story(const knowledge::Pack& pack, const Script& script, Dice& dice, std::int64_t as_of) {
  return Teller(pack, script, dice).tell(as_of);
}

}  // namespace nextline::cohort
