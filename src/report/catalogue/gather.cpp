#include "report/catalogue/gather.h"

#include "care/wording.h"
#include "report/words.h"

namespace nextline::report {

using care::text;
using care::words;

std::string without_patient(const knowledge::Pack& pack, const flatbuffers::String* sentence) {
  std::string out = text(sentence);
  for (const auto& name : care::facts_named(out)) {
    const auto index = pack.fact_index(name);
    const std::string title = index ? text(pack.flat().facts()->Get(*index)->title()) : name;
    const std::string mark = "{" + name + "}";
    for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark, at + title.size()))
      out.replace(at, mark.size(), "[" + title + "]");
  }
  return out;
}

std::string time_word(const flat::Rule& rule) {
  return rule.start() && rule.continue_() ? "both" : rule.start() ? "start" : "continue";
}

std::string effect_word(const flat::Rule& rule) {
  std::string word = flat::EnumNameEffect(rule.effect());
  if (!word.empty()) word[0] = static_cast<char>(word[0] | 32);
  return word;
}

std::string camel_case(std::string_view words) {
  std::string name;
  bool begins_word = false;
  for (const char c : words) {
    const bool is_letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (is_letter)
      name += static_cast<char>(begins_word && !name.empty() ? std::toupper(static_cast<unsigned char>(c))
                                                             : std::tolower(static_cast<unsigned char>(c)));
    begins_word = !is_letter;
  }
  return name;
}

std::string drug_name(const knowledge::Pack& pack, const std::string& id) {
  const auto* drug = pack.drug(id);
  return drug ? text(drug->name()) : id;
}

void Gatherer::line(const std::string& key, const std::string& label, const std::string& value) {
  sheet_.values.push_back({key, value});
  if (!label.empty()) sheet_.lines.emplace_back(label, value);
}

void Gatherer::review(const flat::Review* review) {
  if (!review) return;
  line("status", "Status", text(review->status()));
  line("date", "Written", text(review->date()));
  line("reviewed", "", text(review->reviewed()));
  line("reviewers", "", words(review->reviewers()));
  const auto reviewers = words(review->reviewers());
  sheet_.lines.emplace_back(
      "Reviewed", reviewers.empty() ? "by no clinician yet" : text(review->reviewed()) + ", by " + listed(reviewers));
  line("reviewBy", "Review by", text(review->review_by()));
  line("supersededBy", "Superseded by", text(review->superseded_by()));
  sheet_.review_by = text(review->review_by());
}

void Gatherer::line(const std::string& key, const std::string& label, const std::vector<std::string>& values) {
  sheet_.values.push_back({key, values});
  if (!label.empty()) sheet_.lines.emplace_back(label, listed(values));
}

SheetSection& Gatherer::section(std::string key, std::string heading) {
  sheet_.sections.push_back({std::move(key), std::move(heading), {}});
  return sheet_.sections.back();
}

void Gatherer::item(SheetSection& section, std::string sentence, std::vector<SheetValue> values,
                    std::vector<std::string> sources, const std::string& read) {
  if (const auto reading = reading_words(read); !reading.empty()) sentence += " [" + reading + "]";
  if (!sources.empty()) sentence += " (" + listed(sources) + ")";
  cite(sources);
  if (!read.empty()) values.push_back({"read", read});
  values.push_back({"sources", std::move(sources)});
  section.items.push_back({std::move(sentence), std::move(values)});
}

void Gatherer::notes(const std::string& key, const std::string& heading, const Notes* list) {
  auto& into = section(key, heading);
  if (!list) return;
  for (const auto* note : *list)
    item(into, text(note->text()), {{"text", text(note->text())}}, words(note->sources()), text(note->read()));
}

void Gatherer::labels(SheetSection& into, const LabelStatuses* list, const std::string& whose) {
  if (!list) return;
  for (const auto* label : *list) {
    const std::string region = text(label->region()), status = text(label->status()), since = text(label->since()),
                      note = text(label->note());
    std::string sentence = (whose.empty() ? "" : whose + ", ") + region_words(region) + ": " + category_words(status);
    if (!since.empty()) sentence += " since " + since;
    if (!note.empty()) sentence += "; " + note;
    std::vector<SheetValue> values = {{"region", region}, {"status", status}, {"since", since}, {"note", note}};
    if (!whose.empty()) values.insert(values.begin(), {"drug", whose});
    item(into, std::move(sentence), std::move(values), words(label->sources()));
  }
}

void Gatherer::dose(SheetSection& into, const flat::Dose& dose, const std::string& regimen) {
  const std::string drug = drug_name(pack_, text(dose.drug()));
  const PlanDose plain = {drug,
                          care::view(dose.amount()),
                          care::view(dose.unit()),
                          care::view(dose.basis()),
                          care::view(dose.route()),
                          care::view(dose.schedule()),
                          {},
                          {}};
  std::vector<SheetValue> values = {{"drug", drug},
                                    {"amount", text(dose.amount())},
                                    {"unit", text(dose.unit())},
                                    {"basis", text(dose.basis())},
                                    {"route", text(dose.route())},
                                    {"schedule", text(dose.schedule())}};
  if (!regimen.empty()) values.insert(values.begin(), {"regimen", regimen});
  item(into, (regimen.empty() ? drug : "in " + regimen) + ": " + dose_words(plain), std::move(values),
       words(dose.sources()), text(dose.read()));
}

void Gatherer::rule(SheetSection& into, const flat::Rule& rule) {
  const std::string says = without_patient(pack_, rule.says());
  item(into, text(rule.id()) + " (" + effect_word(rule) + ", to " + time_word(rule) + "): " + says,
       {{"id", text(rule.id())}, {"to", time_word(rule)}, {"effect", effect_word(rule)}, {"says", says}},
       words(rule.sources()), text(rule.read()));
}

void Gatherer::check(SheetSection& into, const flat::ChecklistItem& entry) {
  const std::string to = text(entry.to()), why = text(entry.why());
  item(into, text(entry.text()) + (why.empty() ? "" : ": " + why),
       {{"id", text(entry.id())},
        {"about", text(entry.about())},
        {"to", to},
        {"text", text(entry.text())},
        {"why", why}},
       words(entry.sources()), text(entry.read()));
}

void Gatherer::evidence(SheetSection& into, std::string_view id) {
  const auto* trial = pack_.evidence(id);
  if (!trial) return;
  const std::string nct = text(trial->nct());
  item(into, text(trial->title()) + (nct.empty() ? "" : ", " + nct) + ": " + text(trial->population()),
       {{"id", text(trial->id())}, {"title", text(trial->title())}, {"nct", nct}}, words(trial->sources()));
}

void Gatherer::recommendation(SheetSection& into, const flat::Recommendation& recommendation) {
  const std::string category = text(recommendation.category()), says = without_patient(pack_, recommendation.says());
  std::vector<std::string> regions;
  for (const auto& region : words(recommendation.regions())) regions.push_back(region_words(region));
  item(into,
       text(recommendation.id()) + " (" + category_words(category) + (regions.empty() ? "" : ", " + listed(regions)) +
           "): " + says,
       {{"id", text(recommendation.id())},
        {"regimen", text(recommendation.regimen())},
        {"category", category},
        {"regions", words(recommendation.regions())},
        {"says", says}},
       words(recommendation.sources()), text(recommendation.read()));
}

Sheet Gatherer::finish() && {
  auto& into = section("sources", "Sources");
  for (const auto* source : *pack_.flat().sources()) {
    if (cited_.count(text(source->id())) == 0) continue;
    const std::string id = text(source->id()), citation = text(source->citation()), locator = text(source->locator());
    const auto reading = reading_words(text(source->read()));
    into.items.push_back(
        {id + ": " + citation + (locator.empty() ? "" : "; " + locator) + (reading.empty() ? "" : " [" + reading + "]"),
         {{"id", id},
          {"title", text(source->title())},
          {"citation", citation},
          {"locator", locator},
          {"read", text(source->read())}}});
  }
  return std::move(sheet_);
}

}  // namespace nextline::report
