#include "cql/syntax/diagnostic.h"

namespace nextline::cql::syntax {
namespace {

std::string in_colour(std::string_view text, std::string_view code, bool colour) {
  if (!colour) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace

std::string render(const Error& error, std::string_view source_text, bool colour, std::string_view severity) {
  std::string text = error.where.empty() ? std::string() : in_colour(error.where + ": ", "1", colour);
  text += in_colour(std::string(severity) + ": ", severity == "error" ? "31" : "33", colour) + error.message;
  if (!error.code.empty()) text += " [" + error.code + "]";
  if (error.range && !source_text.empty()) text += "\n" + caret_excerpt(source_text, *error.range);
  if (!error.hint.empty()) text += "\n  hint: " + error.hint;
  return text;
}

}  // namespace nextline::cql::syntax
