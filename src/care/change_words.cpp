#include "care/change_words.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "base/arena_list.h"

namespace nextline::care {
namespace {

constexpr std::size_t kTitlesTold = 4;  ///< of regimens that become the same

/// Words as people read them, without hyphens; where they begin a sentence with a capital.
void add_sentence(ArenaText& text, std::string_view words, bool begins) {
  if (begins && !words.empty()) {
    const char capital = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    text += std::string_view(&capital, 1);
    words.remove_prefix(1);
  }
  for (std::size_t hyphen = words.find('-'); hyphen != std::string_view::npos; hyphen = words.find('-')) {
    (text += words.substr(0, hyphen)) += " ";
    words.remove_prefix(hyphen + 1);
  }
  text += words;
}

}  // namespace

/// A run of neighbouring values with the same consequence.
struct ChangeWriter::Change {
  std::string_view first, last;
  const Attempt* attempt = nullptr;
  bool is_lowest = false, is_highest = false;  ///< values not tried lie below, above

  /// "48 % to 50 %", "3 or less", "51 % or more", "yes".
  void add_values(ArenaText& text) const {
    if (is_lowest && is_highest) {
      text += "any value";
    } else if (is_lowest) {
      (text += last) += " or less";
    } else if (is_highest) {
      (text += first) += " or more";
    } else {
      text += first;
      if (last != first) (text += " to ") += last;
    }
  }
};

Texts ChangeWriter::changes(bool is_number, const FactTrials& trials, List<Attempt> attempts) {
  if (std::none_of(attempts.begin(), attempts.end(), [](const auto& attempt) { return attempt.changes_something(); }))
    return {};
  ArenaList<std::string_view> all(arena_);
  const auto& values = trials.values;
  const bool is_open = is_number && trials.derived.empty();  // what holds at the last value holds beyond it
  for (std::size_t first = 0, next = 0; first < values.size(); first = next) {
    const Attempt& attempt = attempts[values[first].group];
    next = first + 1;
    while (is_number && next < values.size() && attempts[values[next].group].same_as(attempt)) ++next;
    if (!attempt.changes_something()) continue;
    const auto &low = values[first], &high = values[next - 1];
    all.push_back(worded({low.shown, high.shown, &attempt, is_open && first == 0 && !low.is_bound,
                          is_open && next == values.size() && !high.is_bound}));
  }
  return all.items();
}

/// "if grade 3: current treatment: hold. Contraindicated: Alphamab; Betamab": regimens by what becomes of them.
std::string_view ChangeWriter::worded(const Change& change) {
  ArenaText text(arena_);
  text += "if ";
  change.add_values(text);
  bool begins = false;  // a sentence: not the first
  left_.clear();
  for (const Attempt::Link* link = change.attempt->first; link != nullptr; link = link->next) {
    const Consequence& consequence = *link->consequence;
    if (!consequence.tells_all) {
      left_.push_back(&consequence);
      continue;
    }
    add_sentence(text += begins ? ". " : ": ", consequence.what, begins);
    if (consequence.becomes != categories_.none()) (text += ": ") += categories_.words(consequence.becomes);
    begins = true;
  }
  for (; !left_.empty(); begins = true) {
    const CategoryId category = left_.front()->becomes;
    text += begins ? ". " : ": ";
    text += begins ? categories_.sentence(category) : categories_.words(category);
    add_titles(text, category);
  }
  return text.finish();
}

/// "A; B; C; D and 3 more", the regimens that become `category`: titles hold commas. They are then told.
void ChangeWriter::add_titles(ArenaText& text, CategoryId category) {
  std::size_t count = 0;
  std::string_view held_back;  // the last that may be told, as long as it is not known whether more follow
  const auto take = [&](const Consequence* each) {
    if (each->becomes != category) return false;
    if (++count <= kTitlesTold)
      (text += count == 1 ? ": " : "; ") += each->what;
    else if (count == kTitlesTold + 1)
      held_back = each->what;
    return true;
  };
  std::erase_if(left_, take);
  if (count == kTitlesTold + 1) (text += "; ") += held_back;
  if (count > kTitlesTold + 1) ((text += " and ") += std::to_string(count - kTitlesTold)) += " more";
}

}  // namespace nextline::care
