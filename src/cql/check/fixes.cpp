#include "cql/check/fixes.h"

#include <algorithm>

#include "cql/syntax/parser.h"

namespace nextline::cql::check {
namespace {

std::string_view text_at(std::string_view text, SourceRange range) {
  return text.substr(range.begin, range.end - range.begin);
}

/// What other languages write, and what CQL writes for it.
std::optional<Fix> of_foreign_operator(SourceRange range, std::string_view text) {
  struct Foreign {
    std::string_view written, meant;
  };
  static constexpr Foreign kForeign[] = {{"==", "="}, {"<>", "!="}, {"&&", "and"}, {"||", "or"}};
  for (const Foreign& each : kForeign)
    for (const std::uint32_t begin : {range.begin, range.begin - std::min(range.begin, std::uint32_t{1})})
      if (text.substr(begin, 2) == each.written) return Fix{{begin, begin + 2}, std::string(each.meant)};
  return std::nullopt;
}

std::optional<Fix> of_character(SourceRange range, std::string_view text) {
  const std::string_view written = text_at(text, range);
  if (written == ";") return Fix{range, ""};
  if (written == "\xE2\x80\x98" || written == "\xE2\x80\x99") return Fix{range, "'"};
  if (written == "\xE2\x80\x9C" || written == "\xE2\x80\x9D") return Fix{range, "\""};
  return std::nullopt;
}

/// The near name that the message offers, when it differs in case only.
std::optional<Fix> of_case(const Error& error, std::string_view text) {
  constexpr std::string_view kOffer = "(did you mean '";
  const auto at = error.message.find(kOffer);
  if (at == std::string::npos) return std::nullopt;
  const auto begin = at + kOffer.size();
  const std::string meant = error.message.substr(begin, error.message.find("'?)", begin) - begin);
  std::string_view written = text_at(text, *error.range);
  const bool quoted = written.starts_with('"');
  if (quoted) written = written.substr(1, written.size() - 2);
  if (edit_distance(written, meant) != 0) return std::nullopt;
  return Fix{*error.range, quoted ? "\"" + meant + "\"" : meant};
}

}  // namespace

std::string applied(const Fix& fix, std::string_view text) {
  std::string changed(text.substr(0, fix.range.begin));
  changed += fix.replacement;
  changed += text.substr(fix.range.end);
  return changed;
}

bool mends(const Fix& fix, std::string_view text) {
  const std::size_t before = syntax::parse_library(text, "before").errors.size();
  const std::size_t after = syntax::parse_library(applied(fix, text), "after").errors.size();
  return after == 0 || after < before;
}

std::optional<Fix> certain_fix(const Error& error, std::string_view text) {
  if (!error.range || error.range->end > text.size()) return std::nullopt;
  if (error.code == "keyword-as-name") return Fix{*error.range, "\"" + std::string(text_at(text, *error.range)) + "\""};
  if (error.code == "unexpected-character")
    if (auto fix = of_character(*error.range, text)) return fix;
  if (error.code.starts_with("unexpected-") || error.code.starts_with("expected-"))
    return of_foreign_operator(*error.range, text);
  if (error.code.starts_with("unknown-")) return of_case(error, text);
  return std::nullopt;
}

}  // namespace nextline::cql::check
