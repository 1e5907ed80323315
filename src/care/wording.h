// Sentences of the pack with the patient's facts filled in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// The fact's value as a reader sees it: "48 %", "positive", "yes", "pertuzumab, trastuzumab"; "not known" when
/// unknown.
std::string shown_value(const knowledge::Pack& pack, const Case& facts, std::uint32_t fact);
/// As shown_value without the unit and with "" for unknown: what Plan JSON carries beside `unit`.
std::string plain_value(const knowledge::Pack& pack, const Case& facts, std::uint32_t fact);
/// `text` with each {factName} replaced by shown_value; names that are no facts stay as they are (lint rejects them).
std::string fill(std::string_view text, const knowledge::Pack& pack, const Case& facts);
/// Names of the facts `text` mentions in braces.
std::vector<std::string> facts_named(std::string_view text);
/// "LVEF is 48 %; HER2 status is positive": one clause a fact, by the dictionary's titles.
std::string clauses(const knowledge::Pack& pack, const Case& facts, const std::vector<std::uint32_t>& indexes);
/// The comment tag `name` (without '@') of a define; empty if it has none.
std::string_view definition_tag(const knowledge::Pack& pack, std::uint32_t definition, std::string_view name);
/// The define's name.
std::string_view definition_name(const knowledge::Pack& pack, std::uint32_t definition);

}  // namespace nextline::care
