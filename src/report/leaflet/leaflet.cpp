#include "report/leaflet/leaflet.h"

#include "care/flat_text.h"
#include "knowledge/names.h"
#include "knowledge/review.h"
#include "report/leaflet/icon_array.h"
#include "report/leaflet/patient_page.h"
#include "report/page.h"
#include "report/words.h"

namespace nextline::report {
namespace {

namespace flat = knowledge::flat;
using care::text;
using care::words;

constexpr std::string_view kUse =
    "For you to read and to talk about with your team. It does not take the place of their advice. Do not start, stop "
    "or "
    "change a drug because of it.";

std::string share_words(const flat::Share& share) {
  std::string words = std::to_string(share.of_100()) + " of 100 people " + text(share.what());
  if (const auto compared = text(share.compared()); !compared.empty())
    words += ", against " + compared + " of 100 with " + text(share.with());
  if (const auto severe = text(share.severe()); !severe.empty())
    words += severe == "0" ? "; for none of them it was severe" : "; for " + severe + " of 100 it was severe";
  words += ".";
  if (const auto trial = text(share.trial()); !trial.empty()) words += " Seen in the trial " + trial + ".";
  return told(words, text(share.read()));
}

/// `as_of`: a leaflet past its review date on this day says so; empty: not asked.
std::string written_words(const flat::Leaflet& leaflet, std::string_view as_of) {
  const std::string by = text(leaflet.review_by());
  const std::string overdue = knowledge::is_overdue(by, as_of)
                                  ? " It was to be looked at again by " + by + ", so parts of it may be out of date."
                                  : "";
  const auto reviewer = text(leaflet.reviewed_by());
  return "Written by " + text(leaflet.written_by()) + ", " + text(leaflet.written()) + ". " +
         (reviewer.empty() ? "Not yet reviewed by a clinician."
                           : "Reviewed by " + reviewer + ", " + text(leaflet.reviewed()) + ".") +
         overdue;
}

void shares(PatientPage& page, const std::string& heading,
            const flatbuffers::Vector<flatbuffers::Offset<flat::Share>>& all) {
  if (all.size() == 0) return;
  auto& html = page.html();
  html.element("h2", heading);
  for (const auto* share : all) {
    const std::string told = share_words(*share);
    html.open("div", "class=\"share\"");
    html.open("p");
    html.text(told);
    html.raw(" ");
    page.cite(words(share->sources()));
    html.close("p");
    html.raw(icon_array(share->of_100(), told));
    html.close("div");
  }
}

/// The figure that icon arrays repeat.
void draw_person(HtmlWriter& html) {
  html.raw(
      "<svg class=\"hidden\" aria-hidden=\"true\"><symbol id=\"person\" viewBox=\"0 0 12 20\" width=\"12\" "
      "height=\"20\">"
      "<circle cx=\"6\" cy=\"5\" r=\"3\"/><path d=\"M1.5 18v-5a3.5 3.5 0 0 1 3.5-3.5h2a3.5 3.5 0 0 1 3.5 3.5v5z\"/>"
      "</symbol></svg>\n");
}

void section(PatientPage& page, const flat::Section& section) {
  const bool urgent = text(section.title()) == "When to call";
  auto& html = page.html();
  html.element("h2", text(section.title()));
  html.open("ul", urgent ? "class=\"call\"" : "");
  for (const auto* note : *section.notes()) page.statement("li", *note);
  html.close("ul");
}

}  // namespace

Result<const flat::Leaflet*> find_leaflet(const knowledge::Pack& pack, std::string_view name) {
  NEXTLINE_TRY(index, knowledge::find_named(knowledge::names_of_regimens(pack), name, "regimen"));
  const auto id = text(pack.flat().regimens()->Get(static_cast<std::uint32_t>(index))->id());
  for (const auto* leaflet : *pack.flat().leaflets())
    if (text(leaflet->regimen()) == id) return leaflet;
  return author_error("no-leaflet", "no leaflet is written for '" + id + "'", {}, "see nextline show regimen " + id);
}

Result<std::string> leaflet_html(const knowledge::Pack& pack, std::string_view regimen, std::string_view as_of) {
  NEXTLINE_TRY(leaflet, find_leaflet(pack, regimen));
  PatientPage page(pack, text(leaflet->title()), kUse);
  draw_person(page.html());
  bool first = true;
  for (const auto* each : *leaflet->sections()) {
    section(page, *each);
    if (first) shares(page, "What it can do", *leaflet->benefits());
    if (text(each->title()) == "How it is given") shares(page, "Side effects in numbers", *leaflet->side_effects());
    first = false;
  }
  return std::move(page).finish(written_words(*leaflet, as_of));
}

Result<std::string> leaflet_text(const knowledge::Pack& pack, std::string_view regimen, int columns,
                                 std::string_view as_of) {
  NEXTLINE_TRY(leaflet, find_leaflet(pack, regimen));
  Page page({columns, false});
  page.paragraph(text(leaflet->title()));
  page.paragraph(std::string(kUse));
  const auto list = [&](const auto& all) {
    for (const auto* share : all) page.bullet(share_words(*share));
  };
  for (const auto* section : *leaflet->sections()) {
    page.heading(text(section->title()));
    for (const auto* note : *section->notes()) page.bullet(told(text(note->text()), text(note->read())));
  }
  if (leaflet->benefits()->size() > 0) page.heading("What it can do");
  list(*leaflet->benefits());
  if (leaflet->side_effects()->size() > 0) page.heading("Side effects in numbers");
  list(*leaflet->side_effects());
  page.blank();
  page.paragraph(written_words(*leaflet, as_of));
  page.paragraph("Guideline: " + text(pack.flat().review_status()) + ".");
  return std::move(page).finish();
}

std::string questions_html(const knowledge::Pack& pack) {
  PatientPage page(pack, "Questions people ask", kUse);
  auto& html = page.html();
  for (const auto* entry : *pack.flat().pages()) {
    if (text(entry->kind()) != "question") continue;
    html.element("h2", text(entry->title()));
    for (const auto* section : *entry->sections())
      for (const auto* note : *section->notes()) page.statement("p", *note);
  }
  return std::move(page).finish("Written by the authors of this guideline. Not yet reviewed by a clinician.");
}

}  // namespace nextline::report
