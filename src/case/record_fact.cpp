#include "case/record_fact.h"

#include <algorithm>

#include "base/arena_list.h"
#include "case/number.h"
#include "cql/engine/elements.h"

namespace nextline {

namespace flat = knowledge::flat;
using knowledge::FactRow;

namespace {

std::span<const Value> items_of(const Value& value) {
  return value.kind() == Kind::List ? value.as_list() : std::span<const Value>(&value, value.is_null() ? 0 : 1);
}

/// As check_bounds, without saying why not.
bool allows(const FactRow& fact, const Decimal& number) {
  if (fact.whole && number.normalized().scale() != 0) return false;
  return (!fact.low || number >= *fact.low) && (!fact.high || number <= *fact.high);
}

/// Whether `texts` has `text`; most that are equal are one.
bool has(Texts texts, std::string_view text) {
  for (const std::string_view each : texts)
    if (each.size() == text.size() && (each.data() == text.data() || each == text)) return true;
  return false;
}

std::string with_place(std::string_view value, std::string_view source, std::string_view date) {
  if (source.empty() && date.empty()) return std::string(value);
  return cat(value, " (", source, source.empty() || date.empty() ? "" : ", ", date, ")");
}

}  // namespace

Value RecordFactReader::plain(Value value) {
  return value.kind() == Kind::Element ? cql::system_value(cql::element_of(value), arena_) : value;
}

bool RecordFactReader::read(const FactRow& fact, Value given, Fact& out) {
  if (given.is_null()) return false;
  refused_ = false;
  dated_ = {};
  bool says_absent = false;
  if (given.kind() == Kind::Tuple) {
    const std::array parts = given_.elements_of(given.as_tuple());
    read_provenance(parts, out);
    read_value(fact, parts[kValue], out);
    if (fact.kind == flat::FactKind::Set) read_members(fact, parts[kAbsent], Truth::False, out);
    says_absent = !parts[kAbsent].is_null();
  } else {
    read_value(fact, given, out);
  }
  if (refused_) {
    Fact unknown;
    clear_fact(*fact.flat, unknown);
    unknown.candidates = out.candidates;
    out = std::move(unknown);
    return says_absent;
  }
  judge_age(fact, out);
  report_disagreement(fact, out);
  return says_absent;
}

void RecordFactReader::read_value(const FactRow& fact, Value value, Fact& out) {
  if (fact.kind == flat::FactKind::Set) return read_members(fact, value, Truth::True, out);
  if (fact.kind == flat::FactKind::List) return read_lines(value, out);
  value = plain(value);
  if (value.is_null()) return;
  if (fact.kind == flat::FactKind::Number) return read_number(fact, value, out);
  if (fact.kind == flat::FactKind::Enumeration) return read_enumeration(fact, value, out);
  if (value.kind() == Kind::Boolean) {
    out.truth = truth_of(value);
  } else {
    refuse(fact, out, shown(value), cat("'", fact.name, "' is true or false"));
  }
}

void RecordFactReader::read_number(const FactRow& fact, Value value, Fact& out) {
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
      return refuse(fact, out, shown(value), cat("'", fact.name, "' is a number"));
  }
  const Decimal given = number;
  if (!unit.empty() && unit != fact.unit) {
    const Result<Decimal> converted = in_fact_unit(*fact.flat, given, unit, {});
    if (!converted) return refuse(fact, out, shown(value), converted.error().message);
    number = *converted;
  }
  if (!allows(fact, number))
    return refuse(fact, out, shown(value), check_bounds(*fact.flat, number, {}).error().message);
  out.number = number;
  if (number != given)
    case_.notes.push_back(cat(fact.name, ": ", shown(value), " converted to ", shown_with_unit(*fact.flat, out)));
}

void RecordFactReader::read_enumeration(const FactRow& fact, Value value, Fact& out) {
  const std::string_view words = shown(value);
  const std::uint32_t member = fact.value_called(words);
  if (member == FactRow::kNone) return refuse_value(fact, out, words);
  out.member = static_cast<std::int32_t>(member);
}

void RecordFactReader::read_members(const FactRow& fact, Value list, Truth truth, Fact& out) {
  std::uint32_t next = 0;  // mostly they come in the dictionary's order
  for (const Value& item : items_of(list)) {
    const std::string_view words = shown(item);
    if (words.empty()) continue;
    const bool is_next = next < fact.values.names.size() && fact.values.names[next] == words;
    const std::uint32_t member = is_next ? next : fact.value_called(words);
    if (member == FactRow::kNone) return refuse_value(fact, out, words);
    next = member + 1;
    if (out.members[member] == negation(truth)) {
      // Said to be both: not known, and told.
      out.members[member] = Truth::Unknown;
      case_.conflicts.push_back({std::string(fact.name), {std::string(words), cat("not ", words)}, "left unknown"});
    } else {
      out.members[member] = truth;
    }
  }
}

void RecordFactReader::read_lines(Value list, Fact& out) {
  ArenaList<std::string_view> lines(texts_, items_of(list).size());
  for (const Value& item : items_of(list))
    if (const std::string_view line = words_.value(item); !line.empty()) lines.push_back(line);
  out.lines = lines.items();
}

void RecordFactReader::read_provenance(const std::array<Value, 7>& given, Fact& out) {
  const RecordDate day = words_.date(given[kDate]);
  out.date = day.text;
  dated_ = day;
  ArenaList<std::string_view> sources(texts_, items_of(given[kSources]).size());
  for (const Value& item : items_of(given[kSources])) {
    const std::string_view reference = words_.reference(item);
    if (!reference.empty() && !has(sources.items(), reference)) sources.push_back(reference);
  }
  out.sources = sources.items();
  out.how = words_.value(given[kHow]);
  read_candidates(given[kCandidates], out);
  if (!given[kNotes].is_null()) read_notes(given[kNotes]);
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
    const auto [value, date, source] = candidate_.elements_of(item.as_tuple());
    candidates.push_back({words_.value(value), words_.date(date).text, words_.reference(source)});
  }
  out.candidates = candidates.items();
}

void RecordFactReader::judge_age(const FactRow& fact, Fact& out) {
  if (!out.known()) return;
  // A day not known is taken as the earliest it can be, and evidence without a date as old: neither can be shown fresh.
  const std::optional<std::int64_t> day = dated_.first_day();
  const std::int64_t age = day ? today_ - *day : 0;
  if (age < 0) {
    case_.notes.push_back(cat(fact.name, ": dated ", out.date, ", after the day of the plan; not used"));
    const List<Candidate> candidates = out.candidates;
    clear_fact(*fact.flat, out);
    out.candidates = candidates;
    return;
  }
  if (fact.stale_days < 0) return;
  out.stale = day ? age > fact.stale_days : !out.sources.empty();
}

void RecordFactReader::report_disagreement(const FactRow& fact, const Fact& out) {
  const bool known = out.known();
  const auto counts = [&](const Candidate& candidate) {
    // A fact that changes over time may well have been another before.
    if (candidate.value.empty() || (known && fact.changes && candidate.date != out.date)) return false;
    // What the value itself rests on does not disagree with it, however it is worded there.
    return !known || !has(out.sources, candidate.source);
  };
  if (std::none_of(out.candidates.begin(), out.candidates.end(), counts)) return;
  const std::string taken = shown_value(*fact.flat, out);
  const std::string with_unit =
      fact.unit.empty() ? taken : cat(taken, " ", fact.unit);  // as candidates are written: UCUM
  std::vector<std::string_view> others;
  std::vector<std::string> values;
  for (const Candidate& candidate : out.candidates) {
    if (!counts(candidate) || candidate.value == taken || candidate.value == with_unit) continue;
    if (std::find(others.begin(), others.end(), candidate.value) == others.end()) others.push_back(candidate.value);
    values.push_back(with_place(candidate.value, candidate.source, candidate.date));
  }
  if (others.empty() || (!known && others.size() < 2)) return;
  std::string resolution = known ? "taken as " + with_unit : "left unknown";
  if (known) values.insert(values.begin(), with_place(with_unit, out.sources.empty() ? "" : out.sources[0], out.date));
  if (!out.how.empty()) resolution += cat(": ", out.how);
  case_.conflicts.push_back({std::string(fact.name), std::move(values), std::move(resolution)});
}

void RecordFactReader::refuse_value(const FactRow& fact, const Fact& out, std::string_view words) {
  refuse(fact, out, words, find_value(*fact.flat, words).error().message);
}

void RecordFactReader::refuse(const FactRow& fact, const Fact& out, std::string_view shown, std::string_view why) {
  refused_ = true;
  case_.conflicts.push_back({std::string(fact.name),
                             {with_place(shown, out.sources.empty() ? "" : cat(out.sources[0], " value"), out.date)},
                             cat("left unknown: ", why)});
}

}  // namespace nextline
