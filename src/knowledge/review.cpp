#include "knowledge/review.h"

#include <algorithm>

#include "base/temporal.h"

namespace nextline::knowledge {

std::string review_day(std::string_view stated, std::string_view reviewed, std::string_view date, std::int64_t months) {
  if (!stated.empty()) return std::string(stated);
  const std::string_view from = std::max(reviewed, date);  // ISO dates sort as text
  if (from.empty() || months < 0) return {};
  const auto parsed = parse_date(from);
  if (!parsed) return {};  // loading has said so
  const auto day = add(earliest(*parsed, Precision::Day), months, Precision::Month);
  return day ? date_to_string(*day) : std::string();
}

std::string review_day(const ReviewEntry& review, const GuidelineEntry& guideline) {
  return review_day(review.review_by.text, review.reviewed.text, review.date.text, guideline.review_months);
}

bool is_overdue(std::string_view review_day, std::string_view day) {
  return !review_day.empty() && !day.empty() && review_day < day;  // ISO dates sort as text
}

}  // namespace nextline::knowledge
