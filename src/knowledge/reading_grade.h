// How hard a text is to read.
#pragma once

#include <string_view>

namespace nextline::knowledge {

/// Syllables of an English word, counted by its groups of vowels; at least 1.
int syllables(std::string_view word);

/// Flesch-Kincaid grade: 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid et al. 1975, Navy RBR 8-75).
/// 0 for a text of fewer than `kShortText` words: a label is no sentence, and the formula means nothing there.
inline constexpr int kShortText = 10;
double reading_grade(std::string_view text);
/// The hardest that texts for patients may be.
inline constexpr double kHighestGrade = 8.0;

}  // namespace nextline::knowledge
