#include "knowledge/place.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/source.h"

namespace nextline::knowledge {

Outline::Step Outline::below(Step parent, std::string_view key) {
  rows_.push_back({parent, static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(key.size())});
  keys_ += key;
  return static_cast<Step>(rows_.size());
}

Outline::Step Outline::below(Step parent, std::size_t index) {
  rows_.push_back({parent, static_cast<std::uint32_t>(index), kIsItem});
  return static_cast<Step>(rows_.size());
}

std::string Outline::path(Step step) const {
  if (step == kRoot) return {};
  const Row& row = rows_[step - 1];
  const std::string parent = path(row.parent);
  if (row.length == kIsItem) return parent + '[' + std::to_string(row.at) + ']';
  const std::string key = keys_.substr(row.at, row.length);
  return parent.empty() ? key : parent + '.' + key;
}

Place::Place(std::string named, std::uint32_t at_line, std::uint32_t at_column)
    : Place(std::make_shared<const Outline>(std::move(named)), at_line, at_column) {}

Place::Place(std::shared_ptr<const Outline> of, std::uint32_t at_line, std::uint32_t at_column, Outline::Step at_step)
    : outline(std::move(of)), line(at_line), column(at_column), step(at_step) {}

const std::string& Place::file() const {
  static const std::string kNowhere;
  return outline ? outline->file() : kNowhere;
}

std::string Place::to_string() const {
  std::string out = file();
  if (line == 0) return out;
  out += ':' + std::to_string(line) + ':' + std::to_string(column);
  if (const std::string path = outline->path(step); !path.empty()) out += " (" + path + ")";
  return out;
}

Place place_at(std::string file, std::string_view text, std::size_t offset) {
  const Position position = position_of(text, static_cast<std::uint32_t>(offset));
  return Place(std::move(file), position.line, position.column);
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

std::string joined(const std::vector<Word>& words) {
  std::vector<std::string_view> views;
  for (const Word& word : words) views.push_back(word.text);
  return joined(views);
}

std::vector<std::string> texts(const std::vector<Word>& words) {
  std::vector<std::string> out;
  out.reserve(words.size());
  for (const Word& word : words) out.push_back(word.text);
  return out;
}

Error error_at(const Place& place, std::string code, std::string message, std::string hint) {
  return author_error(std::move(code), std::move(message), place.to_string(), std::move(hint));
}

namespace {

struct Key {
  std::string_view file;
  unsigned line = 0;
  unsigned column = 0;
};

/// Takes a trailing ":number" off `text`.
unsigned take_number(std::string_view& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return 0;
  unsigned number = 0;
  const char* begin = text.data() + colon + 1;
  const char* end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(begin, end, number);
  if (failure != std::errc() || stop != end || begin == end) return 0;
  text = text.substr(0, colon);
  return number;
}

Key key_of(std::string_view where) {
  where = where.substr(0, where.find(" ("));
  Key key;
  key.column = take_number(where);
  key.line = take_number(where);
  key.file = where;
  return key;
}

auto order_of(const Error& error) {
  const Key key = key_of(error.where);
  return std::make_tuple(key.file, key.line, key.column, std::string_view(error.message));
}

}  // namespace

void sort_by_place(std::vector<Error>& errors) {
  std::stable_sort(errors.begin(), errors.end(),
                   [](const Error& left, const Error& right) { return order_of(left) < order_of(right); });
  const auto same = [](const Error& left, const Error& right) {
    return left.where == right.where && left.code == right.code && left.message == right.message;
  };
  errors.erase(std::unique(errors.begin(), errors.end(), same), errors.end());
}

}  // namespace nextline::knowledge
