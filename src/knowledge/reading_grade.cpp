#include "knowledge/reading_grade.h"

#include <algorithm>

namespace nextline::knowledge {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_vowel(char c) {
  return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
}
bool ends_sentence(char c) {
  return c == '.' || c == '!' || c == '?';
}

}  // namespace

int syllables(std::string_view word) {
  int count = 0;
  bool in_vowels = false;
  for (char c : word) {
    if (is_vowel(c) && !in_vowels) ++count;
    in_vowels = is_vowel(c);
  }
  const bool silent_e = word.size() > 2 && (word.back() == 'e' || word.back() == 'E') && !word.ends_with("le");
  if (silent_e && !is_vowel(word[word.size() - 2])) --count;
  return std::max(count, 1);
}

double reading_grade(std::string_view text) {
  int words = 0;
  int sentences = 0;
  int all_syllables = 0;
  std::size_t start = 0;
  while (start < text.size()) {
    std::size_t end = start;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end > start) {
      ++words;
      all_syllables += syllables(text.substr(start, end - start));
      start = end;
      continue;
    }
    const bool last = start + 1 == text.size() || text[start + 1] == ' ' || text[start + 1] == '\n';
    if (ends_sentence(text[start]) && last) ++sentences;
    ++start;
  }
  if (words < kShortText) return 0;
  return 0.39 * words / std::max(sentences, 1) + 11.8 * all_syllables / words - 15.59;
}

}  // namespace nextline::knowledge
