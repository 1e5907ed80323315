#include "knowledge/yaml_read.h"

#include <charconv>

#include "base/temporal.h"

namespace nextline::knowledge::yaml {

namespace {

std::string kind_name(const Node& node) {
  switch (node.kind) {
    case Kind::Null:
      return "nothing";
    case Kind::Scalar:
      return "'" + std::string(node.text) + "'";
    case Kind::List:
      return "a list";
    case Kind::Mapping:
      return "a mapping";
  }
  return "nothing";
}

void expected(const Node& node, const std::string& what, std::vector<Error>& errors, std::string hint = {}) {
  errors.push_back(
      error_at(node.place(), "yaml-type", "expected " + what + ", found " + kind_name(node), std::move(hint)));
}

/// -?(0|[1-9][0-9]*)(\.[0-9]+)?  — anything else has two readings somewhere.
bool plain_number(std::string_view text, bool fraction) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = fraction ? text.find('.') : std::string_view::npos;
  const std::string_view whole = text.substr(0, point);
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!digits(whole) || (whole.size() > 1 && whole[0] == '0')) return false;
  return point == std::string_view::npos || digits(text.substr(point + 1));
}

}  // namespace

Word read_text(const Node& node, std::vector<Error>& errors) {
  if (node.kind != Kind::Scalar) {
    expected(node, "a text", errors);
    return Word{{}, node.place()};
  }
  return node.word();
}

std::optional<bool> read_boolean(const Node& node, std::vector<Error>& errors) {
  if (node.kind == Kind::Scalar && !node.quoted) {
    if (node.text == "true") return true;
    if (node.text == "false") return false;
  }
  expected(node, "true or false", errors);
  return std::nullopt;
}

std::optional<std::int64_t> read_integer(const Node& node, std::vector<Error>& errors) {
  std::int64_t number = 0;
  if (node.kind == Kind::Scalar && !node.quoted && plain_number(node.text, false)) {
    const auto [stop, failure] = std::from_chars(node.text.data(), node.text.data() + node.text.size(), number);
    if (failure == std::errc() && stop == node.text.data() + node.text.size()) return number;
  }
  expected(node, "a whole number", errors, "decimal digits without leading zeros");
  return std::nullopt;
}

std::optional<Decimal> read_decimal(const Node& node, std::vector<Error>& errors) {
  if (node.kind == Kind::Scalar && !node.quoted && plain_number(node.text, true))
    if (const auto number = Decimal::parse(node.text)) return number;
  expected(node, "a number", errors, "decimal digits, no leading zeros, no exponent");
  return std::nullopt;
}

std::vector<Word> read_texts(const Node& node, std::vector<Error>& errors) {
  std::vector<Word> out;
  if (node.kind != Kind::List) {
    expected(node, "a list", errors, node.kind == Kind::Scalar ? "write [" + std::string(node.text) + "]" : "");
    return out;
  }
  for (const Node& item : node.items()) out.push_back(read_text(item, errors));
  return out;
}

MappingReader::MappingReader(const Node& node, std::string_view what, std::vector<Error>& errors)
    : node_(node), what_(what), errors_(errors), is_known_(node.entries().size()) {
  constexpr std::size_t kUsual = 16;
  asked_.reserve(kUsual);
  if (node.kind != Kind::Mapping) expected(node, "a mapping of a " + what_, errors_);
}

const Node* MappingReader::ask(std::string_view key) {
  asked_.push_back(key);
  const std::span<const Entry> entries = node_.entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::size_t at = (next_ + i) % entries.size();
    if (entries[at].key.text != key) continue;
    is_known_[at] = true;
    next_ = at + 1;
    return &entries[at].value;
  }
  return nullptr;
}

const Node* MappingReader::ask_for_needed(std::string_view key) {
  const Node* value = ask(key);
  if (value != nullptr) return value;
  if (node_.kind == Kind::Mapping)
    errors_.push_back(error_at(node_.place(), "missing-key", what_ + " without '" + std::string(key) + "'",
                               "add '" + std::string(key) + ": …'"));
  return nullptr;
}

bool MappingReader::require(std::string_view key) {
  return ask_for_needed(key) != nullptr;
}

Word MappingReader::text(std::string_view key) {
  const Node* value = ask_for_needed(key);
  if (value == nullptr) return Word{{}, node_.place()};
  Word word = read_text(*value, errors_);
  if (word.empty() && value->kind == Kind::Scalar)
    errors_.push_back(error_at(word.place, "empty-text", "'" + std::string(key) + "' is empty"));
  return word;
}

Word MappingReader::optional_text(std::string_view key) {
  const Node* value = ask(key);
  return value != nullptr ? read_text(*value, errors_) : Word{{}, node_.place()};
}

bool MappingReader::boolean(std::string_view key, bool otherwise) {
  const Node* value = ask(key);
  return value != nullptr ? read_boolean(*value, errors_).value_or(otherwise) : otherwise;
}

std::int64_t MappingReader::integer(std::string_view key, std::int64_t otherwise) {
  const Node* value = ask(key);
  return value != nullptr ? read_integer(*value, errors_).value_or(otherwise) : otherwise;
}

std::optional<Decimal> MappingReader::decimal(std::string_view key) {
  const Node* value = ask(key);
  return value != nullptr ? read_decimal(*value, errors_) : std::nullopt;
}

std::vector<Word> MappingReader::texts(std::string_view key) {
  const Node* value = ask(key);
  return value != nullptr ? read_texts(*value, errors_) : std::vector<Word>{};
}

Word MappingReader::date(std::string_view key) {
  Word word = optional_text(key);
  if (!word.empty() && !parse_date(word.text))
    errors_.push_back(error_at(word.place, "not-a-date", "'" + word.text + "' is no date", "write 2025-12-31"));
  return word;
}

Word MappingReader::choice(std::string_view key, const std::vector<std::string_view>& vocabulary) {
  Word word = optional_text(key);
  if (word.empty()) return word;
  for (std::string_view allowed : vocabulary)
    if (word.text == allowed) return word;
  errors_.push_back(error_at(word.place, "unknown-word",
                             "'" + word.text + "' is no " + std::string(key) + did_you_mean(word.text, vocabulary),
                             "one of: " + joined(vocabulary)));
  return word;
}

const Node* MappingReader::node(std::string_view key) {
  return ask(key);
}

std::span<const Node> MappingReader::list(std::string_view key) {
  const Node* value = ask(key);
  if (value == nullptr) return {};
  if (value->kind != Kind::List) expected(*value, "a list", errors_);
  return value->items();
}

void MappingReader::finish() {
  for (std::size_t i = 0; i < is_known_.size(); ++i) {
    if (is_known_[i]) continue;
    const Node& key = node_.entries()[i].key;
    errors_.push_back(
        error_at(key.place(), "unknown-key",
                 "a " + what_ + " has no '" + std::string(key.text) + "'" + did_you_mean(key.text, asked_)));
  }
}

}  // namespace nextline::knowledge::yaml
