#include "case/record_fact.h"

#include <algorithm>
#include <set>

#include "base/arena_list.h"
#include "case/number.h"
#include "cql/engine/elements.h"

namespace nextline {

namespace flat = knowledge::flat;

namespace {

std::int64_t day_number(const Temporal& date) {
  return days_from_civil(date.year, date.month, date.day);
}

std::optional<Temporal> parse_any_date(std::string_view text) {
  if (const auto date = parse_date(text)) return date;
  return parse_datetime(text);
}

/// What `value`, shown as `shown`, says of the day.
std::optional<Temporal> day_of(const Value& value, std::string_view shown) {
  if (value.kind() == Kind::Date || value.kind() == Kind::DateTime) return value.as_temporal();
  return parse_any_date(shown);
}

std::span<const Value> items_of(const Value& value) {
  return value.kind() == Kind::List ? value.as_list() : std::span<const Value>(&value, value.is_null() ? 0 : 1);
}

std::string with_place(std::string_view value, std::string_view source, std::string_view date) {
  if (source.empty() && date.empty()) return std::string(value);
  return cat(value, " (", source, source.empty() || date.empty() ? "" : ", ", date, ")");
}

}  // namespace

/// The elements of the tuple that a define gives.
struct RecordFactReader::Given {
  Value value, date, sources, candidates, how, absent, notes;

  explicit Given(const TupleData& tuple) {
    for (std::size_t i = 0; i < tuple.shape->names.size(); ++i)
      if (Value* place = place_of(tuple.shape->names[i])) *place = tuple.fields[i];
  }

 private:
  Value* place_of(std::string_view name) {
    static constexpr std::pair<std::string_view, Value Given::*> kPlaces[] = {{"value", &Given::value},
                                                                              {"date", &Given::date},
                                                                              {"sources", &Given::sources},
                                                                              {"how", &Given::how},
                                                                              {"candidates", &Given::candidates},
                                                                              {"absent", &Given::absent},
                                                                              {"notes", &Given::notes}};
    for (const auto& [known, place] : kPlaces)
      if (known == name) return &(this->*place);
    return nullptr;
  }
};

Value RecordFactReader::plain(Value value) {
  return value.kind() == Kind::Element ? cql::system_value(cql::element_of(value), arena_) : value;
}

/// In the Case's memory; of a text, a copy of it.
std::string_view RecordFactReader::kept_reference(Value value) {
  return value.kind() == Kind::String ? texts_.copy(value.as_string()) : reference_of_value(value, texts_);
}

bool RecordFactReader::read(const flat::Fact& fact, Value given, Fact& out) {
  if (given.is_null()) return false;
  refused_ = false;
  dated_.reset();
  bool says_absent = false;
  if (given.kind() == Kind::Tuple) {
    const Given parts(given.as_tuple());
    read_provenance(parts, out);
    read_value(fact, parts.value, out);
    if (fact.kind() == flat::FactKind::Set) read_members(fact, parts.absent, Truth::False, out);
    says_absent = !parts.absent.is_null();
  } else {
    read_value(fact, given, out);
  }
  if (refused_) {
    Fact unknown;
    clear_fact(fact, unknown);
    unknown.candidates = out.candidates;
    out = std::move(unknown);
    return says_absent;
  }
  judge_age(fact, out);
  report_disagreement(fact, out);
  return says_absent;
}

void RecordFactReader::read_value(const flat::Fact& fact, Value value, Fact& out) {
  if (fact.kind() == flat::FactKind::Set) return read_members(fact, value, Truth::True, out);
  if (fact.kind() == flat::FactKind::List) return read_lines(value, out);
  value = plain(value);
  if (value.is_null()) return;
  if (fact.kind() == flat::FactKind::Number) return read_number(fact, value, out);
  if (fact.kind() == flat::FactKind::Enumeration) return read_enumeration(fact, value, out);
  if (value.kind() == Kind::Boolean) {
    out.truth = truth_of(value);
  } else {
    refuse(fact, out, shown(value), "'" + fact.name()->str() + "' is true or false");
  }
}

void RecordFactReader::read_number(const flat::Fact& fact, Value value, Fact& out) {
  Decimal number;
  std::string_view unit;
  switch (value.kind()) {
    case Kind::Decimal:
      number = value.as_decimal();
      break;
    case Kind::Integer:
    case Kind::Long:
      number = Decimal::from_integer(value.as_long());
      break;
    case Kind::Quantity:
      number = value.as_quantity().value;
      unit = value.as_quantity().unit;
      break;
    default:
      return refuse(fact, out, shown(value), "'" + fact.name()->str() + "' is a number");
  }
  const Result<Decimal> converted = in_fact_unit(fact, number, unit, {});
  if (!converted) return refuse(fact, out, shown(value), converted.error().message);
  if (const Result<void> inside = check_bounds(fact, *converted, {}); !inside)
    return refuse(fact, out, shown(value), inside.error().message);
  out.number = *converted;
  if (*converted != number)
    case_.notes.push_back(
        cat(fact.name()->string_view(), ": ", shown(value), " converted to ", shown_with_unit(fact, out)));
}

void RecordFactReader::read_enumeration(const flat::Fact& fact, Value value, Fact& out) {
  const std::string_view words = shown(value);
  const Result<std::uint32_t> member = find_value(fact, words);
  if (!member) return refuse(fact, out, words, member.error().message);
  out.member = static_cast<std::int32_t>(*member);
}

void RecordFactReader::read_members(const flat::Fact& fact, Value list, Truth truth, Fact& out) {
  for (const Value& item : items_of(list)) {
    const std::string_view words = shown(item);
    if (words.empty()) continue;
    const Result<std::uint32_t> member = find_value(fact, words);
    if (!member) return refuse(fact, out, words, member.error().message);
    if (out.members[*member] == negation(truth)) {
      // Said to be both: not known, and told.
      out.members[*member] = Truth::Unknown;
      case_.conflicts.push_back({fact.name()->str(), {std::string(words), cat("not ", words)}, "left unknown"});
    } else {
      out.members[*member] = truth;
    }
  }
}

void RecordFactReader::read_lines(Value list, Fact& out) {
  ArenaList<std::string_view> lines(texts_, items_of(list).size());
  for (const Value& item : items_of(list))
    if (const std::string_view line = shown(item); !line.empty()) lines.push_back(texts_.copy(line));
  out.lines = lines.items();
}

void RecordFactReader::read_provenance(const Given& given, Fact& out) {
  const Value date = plain(given.date);
  out.date = texts_.copy(shown_date(date, arena_));
  dated_ = day_of(date, out.date);
  ArenaList<std::string_view> sources(texts_, items_of(given.sources).size());
  for (const Value& item : items_of(given.sources)) {
    const std::string_view reference = kept_reference(item);
    if (!reference.empty() && std::find(sources.begin(), sources.end(), reference) == sources.end())
      sources.push_back(reference);
  }
  out.sources = sources.items();
  out.how = texts_.copy(shown(given.how));
  read_candidates(given.candidates, out);
  read_notes(given.notes);
}

void RecordFactReader::read_notes(Value list) {
  for (const Value& item : items_of(list)) {
    if (item.kind() != Kind::Tuple) continue;
    std::string note =
        cat(reference_of_value(item.as_tuple().field("source"), arena_), ": ", shown(item.as_tuple().field("text")));
    if (std::find(case_.notes.begin(), case_.notes.end(), note) == case_.notes.end())
      case_.notes.push_back(std::move(note));
  }
}

void RecordFactReader::read_candidates(Value list, Fact& out) {
  ArenaList<Candidate> candidates(texts_, items_of(list).size());
  for (const Value& item : items_of(list)) {
    if (item.kind() != Kind::Tuple) continue;
    const TupleData& data = item.as_tuple();
    candidates.push_back({texts_.copy(shown(data.field("value"))), texts_.copy(shown_date(data.field("date"), arena_)),
                          kept_reference(data.field("source"))});
  }
  out.candidates = candidates.items();
}

void RecordFactReader::judge_age(const flat::Fact& fact, Fact& out) {
  if (!out.known()) return;
  // A day not known is taken as the earliest it can be, and evidence without a date as old: neither can be shown fresh.
  const std::int64_t age = dated_ ? today_ - day_number(earliest(*dated_, Precision::Day)) : 0;
  if (age < 0) {
    case_.notes.push_back(
        cat(fact.name()->string_view(), ": dated ", out.date, ", after the day of the plan; not used"));
    const List<Candidate> candidates = out.candidates;
    clear_fact(fact, out);
    out.candidates = candidates;
    return;
  }
  if (fact.stale_days() < 0) return;
  out.stale = dated_ ? age > fact.stale_days() : !out.sources.empty();
}

void RecordFactReader::report_disagreement(const flat::Fact& fact, const Fact& out) {
  if (out.candidates.empty()) return;
  const bool known = out.known();
  const std::string taken = shown_value(fact, out);
  const std::string unit = fact.unit()->str();
  const std::string with_unit = unit.empty() ? taken : taken + ' ' + unit;  // as candidates are written: UCUM
  std::set<std::string_view> others;
  std::vector<std::string> values;
  for (const Candidate& candidate : out.candidates) {
    if (candidate.value.empty() || candidate.value == taken || candidate.value == with_unit) continue;
    // A fact that changes over time may well have been another before.
    if (known && fact.changes() && candidate.date != out.date) continue;
    // What the value itself rests on does not disagree with it, however it is worded there.
    if (known && std::find(out.sources.begin(), out.sources.end(), candidate.source) != out.sources.end()) continue;
    others.insert(candidate.value);
    values.push_back(with_place(candidate.value, candidate.source, candidate.date));
  }
  if (others.empty() || (!known && others.size() < 2)) return;
  std::string resolution = known ? "taken as " + with_unit : "left unknown";
  if (known) values.insert(values.begin(), with_place(with_unit, out.sources.empty() ? "" : out.sources[0], out.date));
  if (!out.how.empty()) resolution += cat(": ", out.how);
  case_.conflicts.push_back({fact.name()->str(), std::move(values), std::move(resolution)});
}

void RecordFactReader::refuse(const flat::Fact& fact, const Fact& out, std::string_view shown, std::string_view why) {
  refused_ = true;
  case_.conflicts.push_back({fact.name()->str(),
                             {with_place(shown, out.sources.empty() ? "" : cat(out.sources[0], " value"), out.date)},
                             cat("left unknown: ", why)});
}

}  // namespace nextline
