// Words instead of codes. A text ("stable disease") means something only as a whole; names ("Herceptin") may stand
// together and among words of strength and form ("Herceptin 150 mg vial"): how such a text is split into the names it
// consists of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nextline::terminology {

/// The systems under which value sets hold whole texts and names.
inline constexpr std::string_view kTextSystem = "urn:nextline:text";
inline constexpr std::string_view kNameSystem = "urn:nextline:name";

/// The form in which names are compared: lower case (ASCII), every run of spaces, hyphens and other punctuation one
/// space, trade-mark signs dropped. "Fam-trastuzumab deruxtecan-nxki" is "fam trastuzumab deruxtecan nxki".
std::string normalised_text(std::string_view text);

/// True for a word that says strength, form, route or how often, and never what a thing is: "150", "mg", "vial",
/// "infusion", "weekly", "and".
bool says_no_name(std::string_view normalised_word);

/// Splits a text, normalised already, into names: at each word the longest run of words that `is_name` knows. Calls
/// `found(name)` for each, in order. False, after no or some calls, if the text has a word that is in no name and that
/// says_no_name does not know, or has too many words: then it may mean something else and means nothing here.
inline constexpr std::size_t kLongestText = 160;
inline constexpr std::size_t kMostWords = 24;
inline constexpr std::size_t kMostWordsInName = 7;
template <class IsName, class Found>
bool split_into_names(std::string_view normal, IsName is_name, Found found);

/// Where the words of a normalised text begin; the last entry is one past its end. Empty if there are too many words.
std::vector<std::size_t> word_starts(std::string_view normalised);

template <class IsName, class Found>
bool split_into_names(std::string_view normal, IsName is_name, Found found) {
  const std::vector<std::size_t> starts = word_starts(normal);
  if (starts.size() < 2) return false;
  const auto words = [&](std::size_t first, std::size_t end) {
    return normal.substr(starts[first], starts[end] - 1 - starts[first]);
  };
  const std::size_t count = starts.size() - 1;
  for (std::size_t at = 0; at < count;) {
    std::size_t end = at + kMostWordsInName < count ? at + kMostWordsInName : count;
    while (end > at && !is_name(words(at, end))) --end;
    if (end > at) {
      found(words(at, end));
      at = end;
    } else if (says_no_name(words(at, at + 1))) {
      ++at;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace nextline::terminology
