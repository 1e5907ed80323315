// The Case dictionary: which facts a Case has, their kinds, units, bounds and members. A typed view of a pack's facts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline {

/// A Case of this pack in which nothing is known: facts in dictionary order, sets with one Unknown per member.
Case empty_case(const knowledge::Pack& pack);

/// Index of the fact called `name`, or an error with the nearest name.
Result<std::uint32_t> find_fact(const knowledge::Pack& pack, std::string_view name, const std::string& where = {});
/// Index of `value` among the fact's values, or an error with the nearest value.
Result<std::uint32_t> find_value(const knowledge::flat::Fact& fact, std::string_view value,
                                 const std::string& where = {});
/// Inclusive bounds of a Number fact; none where the dictionary states none.
struct Bounds {
  std::optional<Decimal> low, high;

  bool hold(const Decimal& number) const { return (!low || number >= *low) && (!high || number <= *high); }
};
Bounds bounds_of(const knowledge::flat::Fact& fact);

/// The value as a reader sees it, without unit: "48", "positive", "true", "pertuzumab, trastuzumab"; set members known
/// false as "not x"; empty when not known.
std::string shown_value(const knowledge::flat::Fact& fact, const Fact& value);
/// The same, in `arena` or the pack.
std::string_view shown_value(const knowledge::flat::Fact& fact, const Fact& value, Arena& arena);
/// The members of a set that are known to be in it, and those known not to be: lists in `arena`, names of the pack.
struct SetMembers {
  Texts held, absent;
};
SetMembers members_of(const knowledge::flat::Fact& fact, const Fact& value, Arena& arena);
/// As shown_value, of a set: "pertuzumab, trastuzumab, not lapatinib".
std::string_view shown_members(const SetMembers& members, Arena& arena);
/// As shown_value, with the unit behind a number as people read it: "48 %", "1.4 mg/dL", "52 years".
std::string shown_with_unit(const knowledge::flat::Fact& fact, const Fact& value);

/// A copy of a fact whose texts stand in `texts`, so that it may go into another Case than its own.
Fact copied_fact(const Fact& fact, Arena& texts);
/// Forgets the value (and flags) of one fact.
void clear_fact(const knowledge::flat::Fact& fact, Fact& value);
/// Fills facts that are the difference of two others (`derived-from`) where they are not known themselves and both
/// others are; those filled before are made anew (or forgotten). Stale when one of the others is. Call it after
/// changing a Case by hand; reading a record, YAML or a setting does it.
void derive_facts(const knowledge::Pack& pack, Case& c);

}  // namespace nextline
