#include "knowledge/fact_table.h"

namespace nextline::knowledge {

namespace {

std::string_view text_of(const flatbuffers::String* text) {
  return text == nullptr ? std::string_view() : text->string_view();
}

std::optional<Decimal> number_of(const flatbuffers::String* text) {
  return text == nullptr ? std::nullopt : Decimal::parse(text->string_view());
}

std::uint32_t place_of(std::span<const FactRow> rows, std::string_view name) {
  for (std::uint32_t i = 0; i < rows.size(); ++i)
    if (rows[i].name == name) return i;
  return FactRow::kNone;
}

bool has_values(const flat::Fact& fact) {
  return fact.values() != nullptr && (fact.kind() == flat::FactKind::Enumeration || fact.kind() == flat::FactKind::Set);
}

}  // namespace

FactTable::FactTable(const flat::Pack& pack) {
  const auto& facts = *pack.facts();
  const auto* definitions = pack.program()->record_definitions();
  rows_.reserve(facts.size());
  std::vector<std::string_view> shape;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    FactRow& row = rows_.emplace_back(row_of(*facts[i]));
    if (definitions != nullptr && i < definitions->size()) row.definition = definitions->Get(i);
    if (row.kind != flat::FactKind::List) shape.push_back(row.name);
  }
  case_shape_.names = names_.emplace_back(std::move(shape));
  for (FactRow& row : rows_) {
    const auto* difference = row.flat->difference();
    if (difference == nullptr || difference->size() != 2) continue;
    row.minuend = place_of(rows_, text_of(difference->Get(0)));
    row.subtrahend = place_of(rows_, text_of(difference->Get(1)));
  }
}

FactRow FactTable::row_of(const flat::Fact& fact) {
  FactRow row;
  row.flat = &fact;
  row.kind = fact.kind();
  row.changes = fact.changes();
  row.absence_counts = fact.absence_counts();
  row.whole = fact.whole();
  row.stale_days = fact.stale_days();
  row.name = text_of(fact.name());
  row.unit = text_of(fact.unit());
  row.low = number_of(fact.low());
  row.high = number_of(fact.high());
  if (!has_values(fact)) return row;
  std::vector<std::string_view>& values = names_.emplace_back();
  values.reserve(fact.values()->size());
  for (const flatbuffers::String* value : *fact.values()) values.push_back(text_of(value));
  row.values.names = values;
  return row;
}

}  // namespace nextline::knowledge
