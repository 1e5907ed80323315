#include "proof/verify.h"

#include <algorithm>
#include <set>

#include "case/case_yaml.h"
#include "proof/agreement.h"
#include "proof/counterexample.h"
#include "proof/solver.h"

namespace nextline::proof {
namespace {

Result<std::vector<Property>> all_properties(const Subject& subject, const care::Judge& judge,
                                             const Encoding& encoding) {
  std::vector<Property> all = category_properties(encoding);
  NEXTLINE_TRY(obligations, obligation_properties(subject, judge, encoding));
  for (auto& group : {totality_properties(subject, encoding), obligations, order_properties(encoding)})
    all.insert(all.end(), group.begin(), group.end());
  return all;
}

class Verifier {
 public:
  Verifier(const Subject& subject, const VerifyOptions& options) : subject_(subject), options_(options) {}

  Result<VerifyReport> run() {
    for (const auto& setting : subject_.settings()) {
      auto judge = care::Judge::make(subject_.pack(), {setting.region, setting.as_of, {}, {}});
      if (!judge) return std::move(judge).error();
      const Encoding encoding = encode_guideline(subject_, *judge);
      // Settings between which nothing changes have the same text.
      if (!seen_.insert(setting.region + encoding.script.text()).second) continue;
      if (options_.progress) options_.progress(setting.region + ", as of " + setting.as_of);
      NEXTLINE_CHECK(at(setting, *judge, encoding));
      ++report_.settings;
    }
    return std::move(report_);
  }

 private:
  Result<void> at(const Setting& setting, const care::Judge& judge, const Encoding& encoding) {
    NEXTLINE_CHECK(compare(setting, judge, encoding, options_.random_cases, ""));
    if (!subject_.pack()->overlay()) NEXTLINE_CHECK(compare_alternatives(setting, encoding));
    Solver solver(options_.timeout_seconds);
    NEXTLINE_TRY(properties, all_properties(subject_, judge, encoding));
    std::vector<std::string> violations;
    for (const auto& property : properties) violations.push_back(property.violation);
    NEXTLINE_CHECK(solver.load(encoding.script.text(), violations));
    for (std::size_t i = 0; i < properties.size(); ++i) NEXTLINE_CHECK(prove(properties[i], i, setting, solver));
    return {};
  }

  Result<void> compare(const Setting& setting, const care::Judge& judge, const Encoding& encoding, std::uint64_t cases,
                       const std::string& under) {
    NEXTLINE_TRY(agreement, check_agreement(subject_, judge, encoding, cases, options_.seed));
    report_.cases_compared += agreement.cases;
    report_.results_compared += agreement.results;
    if (!agreement.first_difference.empty())
      report_.disagreements.push_back(setting.region + " " + setting.as_of + under + ", " + agreement.first_difference);
    return {};
  }

  /// The planner under each alternative, on fewer cases: the text is proved for all of them.
  Result<void> compare_alternatives(const Setting& setting, const Encoding& encoding) {
    constexpr std::uint64_t kShare = 20;
    for (auto& overlay : knowledge::single_choices(*subject_.pack())) {
      const std::string under =
          ", " + overlay.choices.front().interpretation + ": " + overlay.choices.front().alternative;
      NEXTLINE_TRY(pack, subject_.pack()->overlaid(std::move(overlay)));
      auto judge = care::Judge::make(std::make_shared<const knowledge::Pack>(std::move(pack)),
                                     {setting.region, setting.as_of, {}, {}});
      if (!judge) return std::move(judge).error();
      NEXTLINE_CHECK(compare(setting, *judge, encoding, options_.random_cases / kShare + 1, under));
    }
    return {};
  }

  Result<void> prove(const Property& property, std::size_t index, const Setting& setting, Solver& solver) {
    NEXTLINE_TRY(answer, solver.ask(index));
    if (std::find(report_.property_names.begin(), report_.property_names.end(), property.id) ==
        report_.property_names.end())
      report_.property_names.push_back(property.id);
    if (!answer.refuted) {
      ++report_.proved;
      return {};
    }
    const bool told = std::any_of(report_.refuted.begin(), report_.refuted.end(),
                                  [&](const Refutation& known) { return known.property == property.id; });
    if (!told)
      report_.refuted.push_back({property.id, property.says, setting,
                                 case_to_yaml(*subject_.pack(), case_of_model(*subject_.pack(), answer.model)),
                                 choices_of_model(*subject_.pack(), answer.model)});
    return {};
  }

  const Subject& subject_;
  const VerifyOptions& options_;
  VerifyReport report_;
  std::set<std::string> seen_;
};

}  // namespace

Result<VerifyReport> verify_pack(const Subject& subject, const VerifyOptions& options) {
  return Verifier(subject, options).run();
}

}  // namespace nextline::proof
