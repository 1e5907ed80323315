// The questions of an interview as text for a terminal.
#pragma once

#include <string>

#include "care/interview.h"
#include "report/page.h"

namespace nextline::report {

/// The question, what can be answered, and how to pass over it.
std::string question_text(const care::Question& question, TextStyle style);
/// Why it is asked, and what each answer would change.
std::string why_text(const care::Question& question, TextStyle style);
/// The last words: `settled` or stopped by the user.
std::string ending_text(bool settled, TextStyle style);

}  // namespace nextline::report
