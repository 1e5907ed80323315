// Words instead of codes. A text ("stable disease") means something only as a whole; names ("Herceptin") may stand
// together and among words of strength and form ("Herceptin 150 mg vial"): how such a text is split into the names it
// consists of. A phrase ("breast cancer") may stand among any other words, if none of them puts it in doubt ("family
// history of breast cancer").
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace nextline::terminology {

/// The systems under which value sets hold whole texts, names and phrases.
inline constexpr std::string_view kTextSystem = "urn:nextline:text";
inline constexpr std::string_view kNameSystem = "urn:nextline:name";
inline constexpr std::string_view kPhraseSystem = "urn:nextline:phrase";

/// The form in which names are compared: lower case (ASCII), every run of spaces, hyphens and other punctuation one
/// space, trade-mark signs dropped. "Fam-trastuzumab deruxtecan-nxki" is "fam trastuzumab deruxtecan nxki".
std::string normalised_text(std::string_view text);

/// True for a word that says strength, form, route or how often, and never what a thing is: "150", "mg", "vial",
/// "infusion", "weekly", "and".
bool says_no_name(std::string_view normalised_word);

/// True if a text, normalised already, may not be taken at its word: it has a word that denies, asks, or speaks of
/// another person, of the past or of a risk ("no", "rule out", "mother", "history"), in six languages.
bool is_in_doubt(std::string_view normal);

/// Calls `found(phrase)` for the phrases in a text, normalised already: at each word the longest run of words that
/// `is_phrase` knows. Nothing is found in a text of too many words.
template <class IsPhrase, class Found>
void find_phrases(std::string_view normal, IsPhrase is_phrase, Found found);

/// Splits a text, normalised already, into names: at each word the longest run of words that `is_name` knows. Calls
/// `found(name)` for each, in order. False, after no or some calls, if the text has a word that is in no name and that
/// says_no_name does not know, or has too many words: then it may mean something else and means nothing here.
inline constexpr std::size_t kLongestText = 160;
inline constexpr std::size_t kMostWords = 24;
inline constexpr std::size_t kMostWordsInName = 7;
template <class IsName, class Found>
bool split_into_names(std::string_view normal, IsName is_name, Found found);

/// Where the words of a normalised text begin; the last entry is one past its end. Empty if there are too many words.
class WordStarts {
 public:
  explicit WordStarts(std::string_view normalised);

  /// Words, and one for the end; 0 if empty.
  std::size_t size() const { return size_; }
  std::size_t operator[](std::size_t word) const { return starts_[word]; }
  /// From word `first` to before word `end`, with the spaces between them.
  std::string_view words(std::string_view normalised, std::size_t first, std::size_t end) const {
    return normalised.substr(starts_[first], starts_[end] - 1 - starts_[first]);
  }

 private:
  std::array<std::size_t, kMostWords + 1> starts_;
  std::size_t size_ = 0;
};

/// The longest run of words from word `at` on that `is_known` knows: behind its last word, or `at` if there is none.
template <class IsKnown>
std::size_t end_of_longest(std::string_view normal, const WordStarts& starts, std::size_t at, IsKnown is_known) {
  const std::size_t count = starts.size() - 1;
  std::size_t end = at + kMostWordsInName < count ? at + kMostWordsInName : count;
  while (end > at && !is_known(starts.words(normal, at, end))) --end;
  return end;
}

template <class IsPhrase, class Found>
void find_phrases(std::string_view normal, IsPhrase is_phrase, Found found) {
  const WordStarts starts(normal);
  for (std::size_t at = 0; at + 1 < starts.size();) {
    const std::size_t end = end_of_longest(normal, starts, at, is_phrase);
    if (end > at) found(starts.words(normal, at, end));
    at = end > at ? end : at + 1;
  }
}

template <class IsName, class Found>
bool split_into_names(std::string_view normal, IsName is_name, Found found) {
  const WordStarts starts(normal);
  if (starts.size() < 2) return false;
  for (std::size_t at = 0; at + 1 < starts.size();) {
    const std::size_t end = end_of_longest(normal, starts, at, is_name);
    if (end > at) {
      found(starts.words(normal, at, end));
      at = end;
    } else if (says_no_name(starts.words(normal, at, at + 1))) {
      ++at;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace nextline::terminology
