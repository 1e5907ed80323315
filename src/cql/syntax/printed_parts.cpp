#include "cql/syntax/printed_parts.h"

#include <algorithm>

#include "cql/syntax/escapes.h"
#include "cql/syntax/printer.h"
#include "cql/syntax/token.h"

namespace nextline::cql::syntax {
namespace {

/// Words that begin a phrase of two words where they stand unquoted.
bool begins_phrase(std::string_view text) {
  return text == "included" || text == "on" || text == "such" || text == "less" || text == "more" || text == "Choice";
}

bool is_plain_identifier(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  if (text.empty() || !letter(text.front())) return false;
  const auto part = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
  return std::all_of(text.begin(), text.end(), part) && keyword_kind(text) == TokenKind::Name && !begins_phrase(text);
}

std::string qualified(const QualifiedName& name) {
  return (name.library.text.empty() ? std::string() : identifier(name.library) + ".") + identifier(name.name);
}

std::string offset_text(const Timing& timing) {
  if (!timing.offset) return {};
  const std::string quantity = quantity_text(*timing.offset);
  switch (timing.offset_kind) {
    case OffsetKind::Exactly:
      return quantity + " ";
    case OffsetKind::OrMore:
      return quantity + " or more ";
    case OffsetKind::OrLess:
      return quantity + " or less ";
    case OffsetKind::MoreThan:
      return "more than " + quantity + " ";
    case OffsetKind::LessThan:
      return "less than " + quantity + " ";
  }
  return {};
}

std::string same_text(const Timing& timing, std::string_view relation) {
  const std::string precision = timing.precision == Precision::None ? "" : " " + std::string(word(timing.precision));
  return "same" + precision + " " + std::string(relation);
}

}  // namespace

std::string text_literal(std::string_view text) {
  return quoted(text, '\'');
}

std::string identifier(const Name& name) {
  return is_plain_identifier(name.text) ? std::string(name.text) : quoted(name.text, '"');
}

std::string reference(const Name& name) {
  const TokenKind kind = keyword_kind(name.text);
  return is_keyword(kind) && !is_reserved(kind) ? std::string(name.text) : identifier(name);
}

std::string display_text(std::string_view text, bool present) {
  return present ? " display " + text_literal(text) : std::string();
}

std::string code_text(const CodeSelector& code) {
  return "Code " + text_literal(code.code) + " from " + qualified(code.system) +
         display_text(code.display, code.has_display);
}

std::string quantity_text(const QuantityLiteral& quantity) {
  std::string text(quantity.value);
  if (quantity.calendar != Precision::None) return text + " " + std::string(quantity.unit);
  return quantity.unit.empty() ? text : text + " " + text_literal(quantity.unit);
}

std::string precision_of(Precision precision) {
  return precision == Precision::None ? std::string() : " " + std::string(word(precision)) + " of";
}

std::string boundary(Boundary side, std::string_view start, std::string_view end) {
  if (side == Boundary::Whole) return {};
  return std::string(side == Boundary::Start ? start : end);
}

std::string relation_text(const Timing& timing) {
  const std::string of = precision_of(timing.precision);
  const std::string proper = timing.properly ? "properly " : "";
  const std::string before = timing.inclusive ? "on or before" : "before";
  const std::string after = timing.inclusive ? "on or after" : "after";
  switch (timing.op) {
    case TimingOperator::SameAs:
      return same_text(timing, "as");
    case TimingOperator::SameOrBefore:
      return same_text(timing, "or before");
    case TimingOperator::SameOrAfter:
      return same_text(timing, "or after");
    case TimingOperator::Includes:
      return proper + "includes" + of;
    case TimingOperator::IncludedIn:
      return proper + "included in" + of;
    case TimingOperator::Before:
      return offset_text(timing) + before + of;
    case TimingOperator::After:
      return offset_text(timing) + after + of;
    case TimingOperator::Within:
      return proper + "within " + quantity_text(*timing.offset) + " of";
    case TimingOperator::Meets:
      return "meets" + of;
    case TimingOperator::MeetsBefore:
      return "meets before" + of;
    case TimingOperator::MeetsAfter:
      return "meets after" + of;
    case TimingOperator::Overlaps:
      return "overlaps" + of;
    case TimingOperator::OverlapsBefore:
      return "overlaps before" + of;
    case TimingOperator::OverlapsAfter:
      return "overlaps after" + of;
    case TimingOperator::Starts:
      return "starts" + of;
    case TimingOperator::Ends:
      return "ends" + of;
  }
  return {};
}

std::string_view quantifier(ReturnQuantifier which) {
  switch (which) {
    case ReturnQuantifier::Unstated:
      return "";
    case ReturnQuantifier::All:
      return "all ";
    case ReturnQuantifier::Distinct:
      return "distinct ";
  }
  return "";
}

}  // namespace nextline::cql::syntax
