#include "care/sheets.h"

#include <algorithm>

#include "base/arena_list.h"
#include "care/case_entries.h"
#include "care/labels.h"
#include "care/parts.h"
#include "care/wording.h"
#include "knowledge/review.h"

namespace nextline::care {

namespace flat = knowledge::flat;

namespace {

using Notes = flatbuffers::Vector<flatbuffers::Offset<flat::Note>>;

/// What to do first comes first.
struct Order {
  bool urgent = false;
  int position = 0;
};

bool before(const Order& left, const Order& right) {
  return left.urgent != right.urgent ? left.urgent : left.position < right.position;
}

}  // namespace

/// Fills the sheets of one judge.
class SheetWriter {
 public:
  SheetWriter(Sheets& sheets, const PlanRequest& request)
      : sheets_(sheets), pack_(*sheets.pack_), flat_(sheets.pack_->flat()), arena_(sheets.arena_), request_(request) {}

  void write() {
    region_ = arena_.copy(request_.region);
    facts();
    sources();
    definitions();
    rules();
    evidence();
    recommendations();
    for (const auto* regimen : *flat_.regimens()) sheets_.regimens_.push_back(regimen_sheet(*regimen));
    advice();
    rows(flat_.planner()->rows());
    rows(flat_.planner()->current_rows());
    header();
  }

 private:
  Texts texts(const Strings* list) { return views_of(list, arena_); }

  Texts each_once(const Strings* list) {
    ArenaList<std::string_view> all(arena_, list ? list->size() : 0);
    add_once(all, texts(list));
    return all.items();
  }

  Sentence sentence(std::string_view text) {
    if (text.find('{') == std::string_view::npos) return {text, Sentence::kAsItIs};
    ArenaList<Piece> pieces(arena_);
    bool is_filled = false;
    take_apart(
        pack_, text,
        [&](std::string_view stretch) {
          pieces.push_back({stretch, Piece::kText});
        },
        [&](std::uint32_t fact) {
          pieces.push_back({{}, fact});
          is_filled = true;
        });
    if (!is_filled) return {text, Sentence::kAsItIs};
    sheets_.blanks_.push_back(pieces.items());
    return {text, static_cast<std::uint32_t>(sheets_.blanks_.size() - 1)};
  }
  Sentence sentence(const flatbuffers::String* string) { return sentence(view(string)); }

  template <class Items>
  void mark_each(const Items& items, SourceSet& places) const {
    for (const auto& item : items) sheets_.mark(item.sources, places);
  }
  Cited cited(const Strings* list) {
    Cited cited{texts(list), sheets_.no_sources()};
    sheets_.mark(cited.ids, cited.places);
    return cited;
  }

  List<PlanOutcome> outcomes(const flat::Evidence& trial) {
    if (!trial.outcomes()) return {};
    ArenaList<PlanOutcome> all(arena_, trial.outcomes()->size());
    for (const auto* outcome : *trial.outcomes())
      all.push_back({view(outcome->measure()), view(outcome->population()), view(outcome->median()),
                     view(outcome->median_control()), view(outcome->value()), view(outcome->value_control()),
                     view(outcome->unit()), view(outcome->hazard_ratio()), view(outcome->low()), view(outcome->high()),
                     view(outcome->note()), view(outcome->read()), texts(outcome->sources())});
    return all.items();
  }

  List<PlanNote> notes(const Notes* list) {
    ArenaList<PlanNote> all(arena_, list ? list->size() : 0);
    if (list)
      for (const auto* note : *list) all.push_back({view(note->text()), texts(note->sources()), view(note->read())});
    return all.items();
  }

  void facts() {
    ArenaList<std::string_view> names(arena_, flat_.facts()->size());
    for (const auto* fact : *flat_.facts()) {
      sheets_.fact_places_.push_back(static_cast<std::uint32_t>(names.size()));
      names.push_back(view(fact->name()));
      sheets_.facts_.push_back(
          {view(fact->title()), view(fact->question()), view(fact->test()), view(fact->test_item())});
    }
    sheets_.fact_names_ = names.items();
    sheets_.blank_entries_ = blank_entries(pack_);
  }

  void sources() {
    ArenaList<PlanSource> all(arena_, flat_.sources()->size());
    for (const auto* source : *flat_.sources()) {
      sheets_.source_places_.emplace(view(source->id()), static_cast<std::uint32_t>(all.size()));
      all.push_back({view(source->id()), view(source->title()), view(source->citation()), view(source->locator()),
                     view(source->read())});
    }
    sheets_.sources_ = all.items();
  }

  void definitions() {
    const auto count = static_cast<std::uint32_t>(pack_.program().definitions.size());
    for (std::uint32_t i = 0; i < count; ++i)
      sheets_.definitions_.push_back({definition_name(pack_, i), sentence(definition_tag(pack_, i, "says")),
                                      sentence(definition_tag(pack_, i, "says-not"))});
  }

  void rules() {
    for (const auto* rule : *flat_.rules())
      sheets_.rules_.push_back({view(rule->id()), view(rule->read()), view(rule->blocks_reason()),
                                sentence(rule->says()), sentence(rule->until()), sentence(rule->requires_()),
                                cited(rule->sources())});
  }

  void evidence() {
    for (const auto* entry : *flat_.evidence()) {
      if (!not_after(view(entry->published()), request_.as_of)) continue;
      EvidenceSheet sheet;
      sheet.told = {view(entry->id()), view(entry->title()), notes(entry->findings()), outcomes(*entry),
                    texts(entry->sources())};
      sheet.cited = sheets_.no_sources();
      sheets_.mark(sheet.told.sources, sheet.cited);
      mark_each(sheet.told.findings, sheet.cited);
      mark_each(sheet.told.outcomes, sheet.cited);
      if (entry->eligibility() >= 0) {
        sheet.eligibility = static_cast<std::uint32_t>(entry->eligibility());
        sheet.parts = parts_of(pack_.program(), sheet.eligibility);
      }
      evidence_places_.emplace(sheet.told.id, static_cast<std::uint32_t>(sheets_.evidence_.size()));
      sheets_.evidence_.push_back(std::move(sheet));
    }
  }

  std::vector<std::uint32_t> evidence_of(const Strings* ids) const {
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; ids && i < ids->size(); ++i)
      if (const auto found = evidence_places_.find(ids->Get(i)->string_view()); found != evidence_places_.end())
        places.push_back(found->second);
    return places;
  }

  void recommendations() {
    for (const auto* entry : *flat_.recommendations())
      sheets_.recommendations_.push_back({view(entry->id()), view(entry->read()), view(entry->strength()),
                                          sentence(entry->says()), cited(entry->sources()),
                                          evidence_of(entry->evidence()), review_of(*entry)});
  }

  /// Null where the recommendation is active and not past its review date.
  const StatementReview* review_of(const flat::Recommendation& recommendation) {
    const flat::Review* review = recommendation.review();
    if (!review) return nullptr;
    const std::string_view by = view(review->review_by());
    const bool overdue = knowledge::is_overdue(by, request_.as_of);
    if (!overdue && view(review->status()) == "active") return nullptr;
    return arena_.make<StatementReview>(StatementReview{view(recommendation.id()), view(review->status()),
                                                        view(review->date()), view(review->reviewed()), by, overdue});
  }

  const PlanOverlay* overlay() {
    const knowledge::Overlay* made = pack_.overlay();
    if (!made) return nullptr;
    ArenaList<PlanChoice> choices(arena_, made->choices.size());
    for (const knowledge::OverlayChoice& choice : made->choices)
      if (const auto* entry = pack_.interpretation(choice.interpretation))
        choices.push_back({view(entry->id()), view(entry->question()), choice.alternative,
                           says(*entry, choice.alternative), choice.instead_of, says(*entry, choice.instead_of)});
    return arena_.make<PlanOverlay>(
        PlanOverlay{made->site, made->date, made->decided_by, made->reason, choices.items()});
  }

  static std::string_view says(const flat::Interpretation& interpretation, std::string_view alternative) {
    for (const auto* each : *interpretation.alternatives())
      if (view(each->id()) == alternative) return view(each->says());
    return {};
  }

  std::string_view drug_name(std::string_view id) const {
    const auto* drug = pack_.drug(id);
    return drug ? view(drug->name()) : id;
  }

  Texts drug_names(const flat::Regimen& regimen) {
    ArenaList<std::string_view> names(arena_, regimen.drugs()->size());
    for (const auto* id : *regimen.drugs()) names.push_back(drug_name(id->string_view()));
    return names.items();
  }

  List<PlanDose> doses(const flat::Regimen& regimen) {
    ArenaList<PlanDose> all(arena_, regimen.doses() ? regimen.doses()->size() : 0);
    if (regimen.doses())
      for (const auto* dose : *regimen.doses())
        all.push_back({drug_name(view(dose->drug())), view(dose->amount()), view(dose->unit()), view(dose->basis()),
                       view(dose->route()), view(dose->schedule()), view(dose->read()), texts(dose->sources()),
                       view(dose->phase()), dose->times_a_day()});
    return all.items();
  }

  RegimenSheet regimen_sheet(const flat::Regimen& regimen) {
    RegimenSheet sheet;
    Option& option = sheet.option;
    option.id = view(regimen.id());
    option.title = view(regimen.title());
    option.drugs = drug_names(regimen);
    const LabelView label = regimen_label(flat_, regimen, request_.region, request_.as_of);
    option.label = {region_, label.status, label.since, label.note};
    option.doses = doses(regimen);
    option.monitoring = notes(regimen.monitoring());
    option.side_effects = notes(regimen.side_effects());
    option.maintenance = notes(regimen.maintenance());
    option.after_progression = notes(regimen.after_progression());
    option.sources = each_once(regimen.sources());
    sheet.exclusion = {option.id, option.title, option.drugs, {}, {}, {}};
    sheet.cited = sheets_.no_sources();
    sheets_.mark(option.sources, sheet.cited);
    mark_each(option.doses, sheet.cited);
    for (const auto& list : {option.monitoring, option.side_effects, option.maintenance, option.after_progression})
      mark_each(list, sheet.cited);
    sheet.evidence = evidence_of(regimen.evidence());
    return sheet;
  }

  void advice() {
    std::vector<std::pair<Order, AdviceSheet<PlanAction>>> actions;
    for (const auto* entry : *flat_.actions()) {
      const Cited sources = cited(entry->sources());
      actions.push_back({{view(entry->urgency()) == "urgent", entry->position()},
                         {{view(entry->id()),
                           view(entry->kind()),
                           view(entry->title()),
                           view(entry->when()),
                           view(entry->urgency()),
                           {},
                           sources.ids},
                          entry->definition(),
                          sentence(entry->says()),
                          sources.places,
                          entry->unless() ? std::optional(*entry->unless()) : std::nullopt}});
    }
    for (const auto* entry : *flat_.referrals()) {
      const Cited sources = cited(entry->sources());
      actions.push_back({{},
                         {{view(entry->id()), "referral", view(entry->title()), "now", "", {}, sources.ids},
                          entry->definition(),
                          sentence(entry->says()),
                          sources.places}});
    }
    std::stable_sort(actions.begin(), actions.end(),
                     [](const auto& left, const auto& right) { return before(left.first, right.first); });
    for (auto& [order, sheet] : actions) sheets_.actions_.push_back(std::move(sheet));
    for (const auto* entry : *flat_.alerts()) {
      const Cited sources = cited(entry->sources());
      sheets_.alerts_.push_back({{view(entry->id()), view(entry->title()), {}, sources.ids},
                                 entry->definition(),
                                 sentence(entry->says()),
                                 sources.places});
    }
  }

  template <class Rows>
  void rows(const Rows* rows) {
    if (rows)
      for (const auto* row : *rows) sheets_.rows_.push_back(sentence(row->says()));
  }

  void header() {
    Plan& plan = sheets_.blank_plan_;
    plan.guideline = {view(flat_.id()), view(flat_.version()), view(flat_.evidence_cutoff()), view(flat_.title())};
    Basis& basis = plan.basis;
    basis.intended_use = view(flat_.intended_use());
    basis.limits = view(flat_.limits());
    basis.as_of = arena_.copy(request_.as_of);
    basis.region = region_;
    ArenaList<std::string_view> goals(arena_, request_.goals.size());
    for (const std::string& goal : request_.goals) goals.push_back(arena_.copy(goal));
    basis.goals = goals.items();
    ArenaList<std::string_view> unavailable(arena_, request_.unavailable.size());
    for (const auto* drug : *flat_.drugs())
      if (std::ranges::find(request_.unavailable, view(drug->id())) != request_.unavailable.end())
        unavailable.push_back(view(drug->name()));
    basis.unavailable = unavailable.items();
    basis.availability = arena_.copy(request_.availability);
    basis.pack_version = view(flat_.version());
    basis.pack_hash = view(flat_.hash());
    basis.review_status = view(flat_.review_status());
    basis.overlay = overlay();
  }

  Sheets& sheets_;
  const knowledge::Pack& pack_;
  const flat::Pack& flat_;
  Arena& arena_;
  const PlanRequest& request_;
  std::string_view region_;
  std::unordered_map<std::string_view, std::uint32_t> evidence_places_;
};

Sheets::Sheets(std::shared_ptr<const knowledge::Pack> pack, const PlanRequest& request) : pack_(std::move(pack)) {
  SheetWriter(*this, request).write();
}

void Sheets::mark(Texts ids, SourceSet& places) const {
  for (const std::string_view id : ids)
    if (const auto found = source_places_.find(id); found != source_places_.end()) places.add(found->second);
}

}  // namespace nextline::care
