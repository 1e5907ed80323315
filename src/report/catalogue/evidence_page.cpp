#include <initializer_list>
#include <map>

#include "report/catalogue/catalogue.h"
#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {

using care::text;
using care::words;

namespace {

/// Trials in this order of places in the course.
struct Place {
  std::string_view line, heading;
};
constexpr Place kPlaces[] = {{"first", "First line"},
                             {"maintenance", "Maintenance"},
                             {"second", "Second line"},
                             {"later", "Later lines"},
                             {"any", "Any line, local treatment and support"},
                             {"adjuvant", "Early disease"},
                             {"", "Without a place in the course"}};

/// Text as a cell of a table: a bar would end it.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

void row(std::string& page, std::initializer_list<std::string_view> cells) {
  for (const auto each : cells) page += "| " + cell(each) + " ";
  page += "|\n";
}

void head(std::string& page, std::initializer_list<std::string_view> cells) {
  page += '\n';
  row(page, cells);
  for (std::size_t i = 0; i < cells.size(); ++i) page += "|---";
  page += "|\n";
}

/// "28.8", "28.8 months", "62.0 (50 to 74) %"; empty for no value.
std::string amount(const std::string& value, const std::string& interval, const std::string& unit) {
  return value.empty() ? "" : value + interval + (unit.empty() ? "" : " " + unit);
}

/// Writes the page and remembers every source it cites.
class EvidencePage {
 public:
  explicit EvidencePage(const knowledge::Pack& pack) : pack_(pack) {}

  std::string text_of_all() && {
    opening();
    for (const auto& place : kPlaces) section(place);
    references();
    return std::move(page_);
  }

 private:
  void opening() {
    const auto& guideline = pack_.flat();
    page_ = "# Evidence\n\nPrinted from the guideline \"" + text(guideline.title()) + "\", version " +
            text(guideline.version()) + ", evidence up to " + text(guideline.evidence_cutoff()) +
            ", by `nextline show --evidence`; do not edit.\n\n" + text(guideline.intended_use()) +
            "\nReview: " + text(guideline.review_status()) +
            ".\n\n**Numbers of different trials are not a comparison.** The trials took different patients at "
            "different times, after different treatment, and judged\nprogression differently. Only arms of one trial, "
            "drawn by lot, can be set against each other: a longer median in another table is no reason\nto prefer a "
            "regimen.\n\nNumbers are as printed in the source. \"Against\" is the second arm. Read: `yes` the paper or "
            "label itself, `verified` a page that shows it,\n`2nd` a secondary source, `recall` memory, to be checked "
            "before anything rests on it. An empty field is not known here, which is not zero.\n";
  }

  void section(const Place& place) {
    std::string trials;
    std::swap(page_, trials);
    for (const auto* entry : *pack_.flat().evidence())
      if (text(entry->line()) == place.line) trial(*entry);
    std::swap(page_, trials);
    if (!trials.empty()) page_ += "\n## " + std::string(place.heading) + "\n" + trials;
  }

  void trial(const flat::Evidence& entry) {
    page_ += "\n### " + text(entry.title()) + "\n\n";
    std::string told = text(entry.nct());
    if (const auto day = text(entry.published()); !day.empty())
      told += (told.empty() ? "" : ", ") + ("published " + day);
    if (!told.empty()) page_ += told + ". ";
    page_ += text(entry.population()) + " (" + cited(words(entry.sources())) + ").\n";
    arms(entry);
    findings(entry);
    outcomes(entry);
    toxicities(entry);
  }

  void arms(const flat::Evidence& entry) {
    if (entry.arms()->size() == 0) return;
    page_ += '\n';
    for (const auto* arm : *entry.arms()) {
      const std::string n = text(arm->n());
      page_ += "- " + text(arm->name()) + (n.empty() ? "" : ": " + n + " patients") + "\n";
    }
  }

  /// Sentences stand only where no table says the same.
  void findings(const flat::Evidence& entry) {
    if (entry.outcomes()->size() > 0 || entry.findings()->size() == 0) return;
    page_ += '\n';
    for (const auto* note : *entry.findings())
      page_ += "- " + text(note->text()) + " [" + text(note->read()) + "] (" + cited(words(note->sources())) + ")\n";
  }

  void outcomes(const flat::Evidence& entry) {
    if (entry.outcomes()->size() == 0) return;
    head(page_,
         {"Result", "Patients", "Value", "Against", "Hazard ratio (95 % CI unless noted)", "Note", "Read", "Sources"});
    for (const auto* each : *entry.outcomes()) outcome(*each);
  }

  void outcome(const flat::Outcome& each) {
    const std::string low = text(each.low()), high = text(each.high()), ratio = text(each.hazard_ratio());
    const std::string interval = low.empty() || high.empty() ? "" : " (" + low + " to " + high + ")";
    const std::string unit = text(each.unit()), own = ratio.empty() ? interval : "";
    const bool is_median = !text(each.median()).empty();
    const std::string value = text(is_median ? each.median() : each.value());
    const std::string control = text(is_median ? each.median_control() : each.value_control());
    row(page_, {text(each.measure()) + (is_median ? ", median" : ""), text(each.population()), amount(value, own, unit),
                amount(control, "", unit), ratio.empty() ? "" : ratio + interval, text(each.note()), text(each.read()),
                cited(words(each.sources()))});
  }

  void toxicities(const flat::Evidence& entry) {
    if (entry.toxicities()->size() == 0) return;
    head(page_, {"Side effect", "Arm", "All grades, %", "Grade 3 or more, %", "Read", "Sources"});
    for (const auto* each : *entry.toxicities())
      row(page_, {text(each->effect()), text(each->arm()), text(each->all_grades()), text(each->severe()),
                  text(each->read()), cited(words(each->sources()))});
  }

  std::string cited(const std::vector<std::string>& sources) {
    cited_.insert(sources.begin(), sources.end());
    return listed(sources);
  }

  void references() {
    page_ += "\n## Sources\n\n";
    for (const auto* source : *pack_.flat().sources()) {
      if (!cited_.contains(text(source->id()))) continue;
      page_ += "- **" + text(source->id()) + "**: " + text(source->citation());
      if (const auto locator = text(source->locator()); !locator.empty()) page_ += ". " + locator;
      page_ += " [" + text(source->read()) + "]\n";
    }
  }

  const knowledge::Pack& pack_;
  std::string page_;
  std::set<std::string> cited_;
};

}  // namespace

std::string evidence_markdown(const knowledge::Pack& pack) {
  return EvidencePage(pack).text_of_all();
}

}  // namespace nextline::report
