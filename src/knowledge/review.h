// When statements have to be looked at again.
#pragma once

#include <string>
#include <string_view>

#include "knowledge/model.h"

namespace nextline::knowledge {

/// The day by which a statement is to be reviewed (ISO): `stated` where it says so, else `months` after the later of
/// `reviewed` and `date`. Partial dates count from their first day. Empty: no limit (no date, or months < 0).
std::string review_day(std::string_view stated, std::string_view reviewed, std::string_view date, std::int64_t months);

/// The same of an entry of the pack.
std::string review_day(const ReviewEntry& review, const GuidelineEntry& guideline);

/// Whether a statement to be reviewed by `review_day` is past that on `day`; not asked or not limited (empty) is no.
bool is_overdue(std::string_view review_day, std::string_view day);

}  // namespace nextline::knowledge
