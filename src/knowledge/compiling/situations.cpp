// Entries guarded by a define: recommendations, referrals, actions, alerts, safety rules.
#include "knowledge/compiling/shared_tables.h"
#include "knowledge/review.h"

namespace nextline::knowledge::compiling {

std::uint32_t EntrySource::definition(const Word& when) const {
  std::vector<Error> ignored;
  const auto index = decision_reference(model, when, ignored);
  return index ? definitions[*index] : 0;
}

flatbuffers::Optional<std::uint32_t> EntrySource::optional_definition(const Word& when) const {
  return when.empty() ? flatbuffers::nullopt : flatbuffers::Optional<std::uint32_t>(definition(when));
}

flatbuffers::Offset<flat::Review> build_review(Builder& builder, const EntrySource& source, const ReviewEntry& entry) {
  const auto status = text(builder, entry.status.empty() ? std::string("active") : entry.status.text);
  const auto date = text(builder, entry.date);
  const auto reviewed = text(builder, entry.reviewed);
  const auto by = text(builder, review_day(entry, source.pack.guideline));
  const auto superseded_by = text(builder, entry.superseded_by);
  return flat::CreateReview(builder, status, date, reviewed, by, superseded_by, build_texts(builder, entry.reviewers));
}

Tables<flat::Recommendation> build_recommendations(Builder& builder, const EntrySource& source) {
  return build_each<flat::Recommendation>(builder, source.pack.recommendations, [&](const RecommendationEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto regimen = text(builder, entry.regimen);
    const auto category = text(builder, entry.category);
    const auto strength = text(builder, entry.strength);
    const auto level = text(builder, entry.evidence_level);
    const auto evidence = build_texts(builder, entry.evidence);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    const auto read = text(builder, entry.sourcing.read);
    const auto regions = build_texts(builder, entry.regions);
    const auto since = text(builder, entry.since);
    const auto until = text(builder, entry.until);
    const auto says = text(builder, entry.says);
    const auto where_none_of = build_texts(builder, entry.where_none_of);
    const auto review = build_review(builder, source, entry.review);
    return flat::CreateRecommendation(builder, id, source.definition(entry.when), regimen, category, strength, level,
                                      evidence, sources, read, regions, since, until, says, where_none_of, review);
  });
}

Tables<flat::Referral> build_referrals(Builder& builder, const EntrySource& source) {
  return build_each<flat::Referral>(builder, source.pack.referrals, [&](const ReferralEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto title = text(builder, entry.title);
    const auto says = text(builder, entry.says);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    return flat::CreateReferral(builder, id, source.definition(entry.when), title, says, sources);
  });
}

Tables<flat::Action> build_actions(Builder& builder, const EntrySource& source) {
  return build_each<flat::Action>(builder, source.pack.actions, [&](const ActionEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto kind = text(builder, entry.kind);
    const auto title = text(builder, entry.title);
    const auto timing = text(builder, entry.timing);
    const auto urgency = text(builder, entry.urgency);
    const auto says = text(builder, entry.says);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    return flat::CreateAction(builder, id, source.definition(entry.when), kind, title, timing, urgency, says, sources,
                              static_cast<std::int32_t>(entry.position), source.optional_definition(entry.unless));
  });
}

Tables<flat::Alert> build_alerts(Builder& builder, const EntrySource& source) {
  return build_each<flat::Alert>(builder, source.pack.alerts, [&](const AlertEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto title = text(builder, entry.title);
    const auto says = text(builder, entry.says);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    return flat::CreateAlert(builder, id, source.definition(entry.when), title, says, sources);
  });
}

namespace {

flatbuffers::Offset<flat::Rule> build_rule(Builder& builder, const EntrySource& source, const RuleEntry& rule) {
  const auto id = text(builder, rule.id);
  const auto drugs = build_texts(builder, rule.drugs);
  const auto regimens = build_texts(builder, rule.regimens);
  const auto except = build_texts(builder, rule.except_regimens);
  const auto regions = build_texts(builder, rule.regions);
  const auto read = text(builder, rule.read);
  const auto sources = build_texts(builder, rule.sources);
  const auto says = text(builder, rule.says);
  const auto until = text(builder, rule.until);
  const auto requires_ = text(builder, rule.requires_);
  const auto blocks_reason = text(builder, rule.blocks_reason);
  const auto with = build_texts(builder, rule.with_drugs);
  const auto except_drugs = build_texts(builder, rule.except_drugs);
  const auto criterion = text(builder, rule.criterion);
  flat::RuleBuilder out(builder);
  out.add_id(id);
  out.add_definition(source.definitions[rule.definition]);
  out.add_drugs(drugs);
  out.add_regimens(regimens);
  out.add_except_regimens(except);
  out.add_start(rule.start);
  out.add_continue_(rule.continue_);
  out.add_effect(static_cast<flat::Effect>(rule.effect));
  out.add_regions(regions);
  out.add_elsewhere_applies(rule.elsewhere_applies);
  out.add_read(read);
  out.add_sources(sources);
  out.add_says(says);
  out.add_until(until);
  out.add_requires_(requires_);
  out.add_blocks_when_unknown(rule.blocks_when_unknown);
  out.add_blocks_reason(blocks_reason);
  out.add_with_drugs(with);
  out.add_except_drugs(except_drugs);
  out.add_criterion(criterion);
  return out.Finish();
}

}  // namespace

Tables<flat::Rule> build_rules(Builder& builder, const EntrySource& source, const std::vector<RuleEntry>& rules) {
  return build_each<flat::Rule>(builder, rules,
                                [&](const RuleEntry& rule) { return build_rule(builder, source, rule); });
}

}  // namespace nextline::knowledge::compiling
