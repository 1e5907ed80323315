#include "report/interactions.h"

#include "care/flat_text.h"
#include "report/json_writer.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::CheckedTreatment;
using care::Concern;
using care::InteractionSurvey;
using care::view;
using care::words;

/// As a page: it names what it rests on behind each sentence.
class SurveyText {
 public:
  SurveyText(const InteractionSurvey& survey, TextStyle style) : survey_(survey), page_(style) {}

  std::string write() && {
    page_.paragraph(page_.strong("Check of interactions"));
    taken();
    if (survey_.treatments().empty())
      page_.paragraph("There is no treatment to check: name one with --regimen or --drug.");
    for (const auto& each : survey_.treatments()) treatment(each);
    not_checked();
    page_.blank();
    page_.paragraph(page_.dim(view(survey_.check().pack().flat().intended_use())));
    page_.paragraph(page_.dim(cat("Review: ", view(survey_.check().pack().flat().review_status()), ".")));
    page_.paragraph(page_.dim("What is not listed here is not known to be safe."));
    return std::move(page_).finish();
  }

 private:
  void taken() {
    std::vector<std::string> all;
    for (const auto& medicine : survey_.taken().known) all.push_back(medicine.written);
    for (const auto& medicine : survey_.taken().not_checked) all.push_back(medicine.written);
    page_.paragraph(all.empty() ? "Nothing else is listed as taken." : "Taken: " + listed(all) + ".");
  }

  void treatment(const CheckedTreatment& each) {
    page_.heading(each.title + (each.is_current ? " (current treatment)" : ""));
    if (each.concerns.empty()) page_.paragraph("No interaction is listed between what was checked.", 2);
    for (const Concern& concern : each.concerns) {
      std::string text = told(survey_.check().sentence(concern), view(concern.entry->read()));
      page_.labelled(severity(concern), text + page_.dim(" [" + joined(words(concern.entry->sources())) + "]"), 2, 17);
    }
    std::vector<std::string> quiet;
    for (const auto* medicine : each.without_an_entry) quiet.push_back(medicine->written);
    if (!quiet.empty()) page_.labelled("Nothing listed", "with " + listed(quiet), 2, 17);
  }

  std::string severity(const Concern& concern) const {
    const auto word = view(concern.entry->severity());
    const std::string shown = word == "none-known" ? "None known" : category_words(word);
    return care::speaks_against(concern) ? page_.bad(shown)
           : word == "none-known"        ? page_.good(shown)
                                         : page_.warn(shown);
  }

  static std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const auto& each : all) text += (text.empty() ? "" : ", ") + each;
    return text;
  }

  void not_checked() {
    if (survey_.taken().not_checked.empty()) return;
    page_.heading("Not known here: not checked");
    for (const auto& each : survey_.taken().not_checked) {
      std::string text = "'" + each.written + "'" + (each.source.empty() ? "" : " (" + each.source + ")");
      if (!each.holds.empty())
        text += "; it holds '" + joined(each.holds) + "': if that is what is meant, check it with --with";
      page_.bullet(page_.warn(text));
    }
  }

  const InteractionSurvey& survey_;
  Page page_;
};

void write_concern(JsonWriter& json, const InteractionSurvey& survey, const Concern& concern) {
  json.open_object();
  json.field("id", view(concern.entry->id()));
  json.field("drug", concern.drug);
  json.field("with", survey.check().names().thing(concern.with).name);
  if (concern.taken != nullptr) {
    json.field("written", concern.taken->written);
    json.optional_field("source", concern.taken->source);
  }
  json.field("severity", view(concern.entry->severity()));
  json.field("effect", view(concern.entry->effect()));
  json.field("advice", view(concern.entry->advice()));
  json.optional_field("group", concern.group);
  json.field("sources", words(concern.entry->sources()));
  json.optional_field("read", view(concern.entry->read()));
  json.close_object();
}

void write_treatment(JsonWriter& json, const InteractionSurvey& survey, const CheckedTreatment& each) {
  json.open_object();
  json.field("id", each.id);
  json.field("title", each.title);
  json.array("drugs", each.drugs, [&](std::string_view drug) { json.string(drug); });
  json.flag("current", each.is_current);
  json.array("interactions", each.concerns, [&](const Concern& concern) { write_concern(json, survey, concern); });
  json.array("nothingListed", each.without_an_entry, [&](const auto* medicine) { json.string(medicine->written); });
  json.close_object();
}

/// The worst severity of all; empty if nothing is listed.
std::string_view worst(const InteractionSurvey& survey) {
  std::string_view worst;
  for (const auto& each : survey.treatments())
    for (const Concern& concern : each.concerns)
      if (worst.empty() || care::severity_place(view(concern.entry->severity())) < care::severity_place(worst))
        worst = view(concern.entry->severity());
  return worst;
}

}  // namespace

std::string interactions_text(const InteractionSurvey& survey, TextStyle style) {
  return SurveyText(survey, style).write();
}

std::string interactions_json(const InteractionSurvey& survey) {
  const auto& pack = survey.check().pack().flat();
  JsonWriter json;
  json.open_object();
  json.field("intendedUse", view(pack.intended_use()));
  json.field("guideline", view(pack.id()));
  json.field("packVersion", view(pack.version()));
  json.field("reviewStatus", view(pack.review_status()));
  json.key("severity");
  worst(survey).empty() ? json.null() : json.string(worst(survey));
  json.array("treatments", survey.treatments(), [&](const auto& each) { write_treatment(json, survey, each); });
  json.array("notChecked", survey.taken().not_checked, [&](const auto& each) {
    json.open_object();
    json.field("written", each.written);
    json.optional_field("source", each.source);
    json.field("holds", each.holds);
    json.close_object();
  });
  json.close_object();
  return std::move(json).finish();
}

}  // namespace nextline::report
