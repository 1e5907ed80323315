#include "report/forest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/decimal.h"
#include "report/words.h"

namespace nextline::report {
namespace {

// In the drawings' own units.
constexpr double kWidth = 220, kHeight = 22, kMiddle = 11;
constexpr double kLowestRatio = 0.2, kHighestRatio = 2;  // what the axis shows; a longer interval ends in an arrow
constexpr std::array<double, 4> kMarks = {0.25, 0.5, 1, 2};

/// Decimals of the guideline as the drawing needs them.
std::optional<double> drawn(std::string_view number) {
  const auto value = Decimal::parse(number);
  if (!value) return std::nullopt;
  return value->to_double();
}

double x_of_ratio(double ratio) {
  const double shown = std::clamp(ratio, kLowestRatio, kHighestRatio);
  return kWidth * std::log(shown / kLowestRatio) / std::log(kHighestRatio / kLowestRatio);
}

/// Everything drawn is also said by the numbers beside it, so it is hidden from screen readers.
std::string drawing(const std::string& shapes) {
  return fmt::format(R"(<svg viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>)", kWidth, kHeight,
                     shapes);
}

std::string grid() {
  std::string lines;
  for (const double ratio : kMarks)
    lines += fmt::format(R"(<line class="{}" x1="{:.1f}" x2="{:.1f}" y1="0" y2="{}"/>)", ratio == 1 ? "even" : "mark",
                         x_of_ratio(ratio), x_of_ratio(ratio), kHeight);
  return lines;
}

std::string arrow(double x, int direction) {
  return fmt::format(R"(<path class="event" d="M{:.1f} {}l{} -4v8z"/>)", x, kMiddle, -6 * direction);
}

/// The interval as a line, the ratio as a square on it.
std::string whisker(double ratio, double low, double high) {
  std::string shapes = fmt::format(R"(<line class="range" x1="{:.1f}" x2="{:.1f}" y1="{}" y2="{}"/>)", x_of_ratio(low),
                                   x_of_ratio(high), kMiddle, kMiddle);
  if (low < kLowestRatio) shapes += arrow(0, -1);
  if (high > kHighestRatio) shapes += arrow(kWidth, 1);
  return shapes + fmt::format(R"(<rect class="bar" x="{:.1f}" y="{}" width="8" height="8"/>)", x_of_ratio(ratio) - 4,
                              kMiddle - 4);
}

std::string bar(double value, double longest, double y, std::string_view style) {
  return fmt::format(R"(<rect class="{}" x="0" y="{}" width="{:.1f}" height="7" rx="1"/>)", style, y,
                     kWidth * value / longest);
}

bool has_ratio(const PlanOutcome& outcome) {
  return drawn(outcome.hazard_ratio) && drawn(outcome.low) && drawn(outcome.high);
}

/// A trial cited by some option, and the options that cite it.
struct Row {
  const PlanEvidence* trial;
  std::vector<std::string_view> options;
};

std::vector<Row> trials_of(const Plan& plan) {
  std::vector<Row> rows;
  for (const auto& option : options_now(plan)) {
    for (const auto& entry : option.evidence) {
      if (std::none_of(entry.outcomes.begin(), entry.outcomes.end(), has_ratio)) continue;
      auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& known) { return known.trial->id == entry.id; });
      if (row == rows.end()) row = rows.insert(rows.end(), {&entry, {}});
      row->options.push_back(option.title);
    }
  }
  return rows;
}

/// The longest median of all: one axis for every bar.
double longest_median(const std::vector<Row>& rows) {
  double longest = 1;
  for (const auto& row : rows)
    for (const auto& outcome : row.trial->outcomes)
      if (has_ratio(outcome))
        longest = std::max({longest, drawn(outcome.median).value_or(0), drawn(outcome.median_control).value_or(0)});
  return longest;
}

class ForestTable {
 public:
  ForestTable(HtmlParts& html, const std::vector<Row>& rows) : html_(html), longest_(longest_median(rows)) {}

  void write(const Row& row) {
    const auto& outcomes = row.trial->outcomes;
    const auto count = std::count_if(outcomes.begin(), outcomes.end(), has_ratio);
    bool first = true;
    for (const auto& outcome : outcomes) {
      if (!has_ratio(outcome)) continue;
      html_.open("tr");
      if (first) name(row, static_cast<std::size_t>(count));
      first = false;
      numbers(outcome);
      html_.close("tr");
    }
  }

 private:
  void name(const Row& row, std::size_t height) {
    html_.open("th", fmt::format("scope=\"rowgroup\" rowspan=\"{}\"", height));
    html_.text(row.trial->title);
    html_.element("p", cat("for: ", titles_words(row.options)), "class=\"soft small\"");
    html_.close("th");
  }

  void numbers(const PlanOutcome& outcome) {
    html_.open("td");
    html_.text(outcome.population.empty() || outcome.population == "all"
                   ? std::string(outcome.measure)
                   : cat(outcome.measure, ", ", outcome.population));
    if (!outcome.note.empty()) html_.element("p", outcome.note, "class=\"soft small\"");
    html_.close("td");
    medians(outcome);
    html_.open("td");
    html_.raw(drawing(grid() + whisker(*drawn(outcome.hazard_ratio), *drawn(outcome.low), *drawn(outcome.high))));
    html_.statement("span", cat(outcome.hazard_ratio, " (", outcome.low, " to ", outcome.high, ")"), outcome.read,
                    outcome.sources);
    html_.close("td");
  }

  void medians(const PlanOutcome& outcome) {
    html_.open("td");
    const auto treated = drawn(outcome.median), control = drawn(outcome.median_control);
    if (treated && control) {
      html_.raw(drawing(bar(*treated, longest_, 2, "bar") + bar(*control, longest_, 12, "bar open")));
      html_.text(cat(outcome.median, " against ", outcome.median_control, " ", outcome.unit));
    } else {
      html_.element("span", "not told", "class=\"soft\"");
    }
    html_.close("td");
  }

  HtmlParts& html_;
  double longest_;
};

std::string axis() {
  std::string marks;
  for (const double ratio : kMarks)
    marks += fmt::format(R"(<text x="{:.1f}" y="14" text-anchor="{}">{}</text>)", x_of_ratio(ratio),
                         ratio == kHighestRatio ? "end" : "middle", ratio);
  return drawing(marks);
}

}  // namespace

void write_forest(HtmlParts& html, const Plan& plan) {
  const auto rows = trials_of(plan);
  if (rows.empty()) return;
  html.open_section("results", "Results of the trials behind the options");
  html.element("p", across_trials_words(), "class=\"caution\"");
  html.raw(
      "<table class=\"forest\"><thead><tr><th scope=\"col\">Trial</th><th scope=\"col\">Measure</th>"
      "<th scope=\"col\">Medians, treatment against control</th>"
      "<th scope=\"col\">Hazard ratio and its confidence interval (95 % unless noted); under 1 favours the treatment");
  html.raw(axis());
  html.raw("</th></tr></thead><tbody>\n");
  ForestTable table(html, rows);
  for (const auto& row : rows) table.write(row);
  html.raw("</tbody></table>\n");
  html.close_section();
}

}  // namespace nextline::report
