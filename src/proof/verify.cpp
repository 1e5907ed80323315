#include "proof/verify.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

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

/// A setting with its encoding.
struct Part {
  Setting setting;
  care::Judge judge;
  Encoding encoding;
};

/// One for each text: settings between which nothing changes have the same.
Result<std::vector<Part>> distinct_parts(const Subject& subject) {
  std::vector<Part> parts;
  std::set<std::string> seen;
  for (const auto& setting : subject.settings()) {
    auto judge = care::Judge::make(subject.pack(), {setting.region, setting.as_of, {}, {}});
    if (!judge) return std::move(judge).error();
    Encoding encoding = encode_guideline(subject, *judge);
    if (seen.insert(setting.region + encoding.script.text()).second)
      parts.push_back({setting, std::move(*judge), std::move(encoding)});
  }
  return parts;
}

/// Everything about one setting.
class Verifier {
 public:
  Verifier(const Subject& subject, const VerifyOptions& options) : subject_(subject), options_(options) {}

  Result<VerifyReport> run(const Part& part) {
    NEXTLINE_CHECK(at(part.setting, part.judge, part.encoding));
    report_.settings = 1;
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
    report_.property_names.push_back(property.id);
    if (!answer.refuted) {
      ++report_.proved;
      return {};
    }
    report_.refuted.push_back({property.id, property.says, setting,
                               case_to_yaml(*subject_.pack(), case_of_model(*subject_.pack(), answer.model)),
                               choices_of_model(*subject_.pack(), answer.model)});
    return {};
  }

  const Subject& subject_;
  const VerifyOptions& options_;
  VerifyReport report_;
};

/// Adds what was found at another setting.
void merge(VerifyReport& all, VerifyReport&& more) {
  all.settings += more.settings;
  all.proved += more.proved;
  all.cases_compared += more.cases_compared;
  all.results_compared += more.results_compared;
  std::ranges::move(more.disagreements, std::back_inserter(all.disagreements));
  for (std::string& name : more.property_names)
    if (std::ranges::find(all.property_names, name) == all.property_names.end())
      all.property_names.push_back(std::move(name));
  for (Refutation& refutation : more.refuted)
    if (std::ranges::find(all.refuted, refutation.property, &Refutation::property) == all.refuted.end())
      all.refuted.push_back(std::move(refutation));
}

}  // namespace

Result<VerifyReport> verify_pack(const Subject& subject, const VerifyOptions& options) {
  NEXTLINE_TRY(parts, distinct_parts(subject));
  std::vector<std::optional<Result<VerifyReport>>> reports(parts.size());
  std::atomic<std::size_t> next = 0;
  std::mutex telling;
  const auto work = [&] {
    for (std::size_t i = next++; i < parts.size(); i = next++) {
      if (options.progress) {
        const std::lock_guard lock(telling);
        options.progress(parts[i].setting.region + ", as of " + parts[i].setting.as_of);
      }
      reports[i] = Verifier(subject, options).run(parts[i]);
    }
  };
  {
    const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(cores, parts.size()); ++i) helpers.emplace_back(work);
    work();
  }
  VerifyReport all;
  for (auto& report : reports) {
    if (!*report) return std::move(*report).error();
    merge(all, std::move(**report));
  }
  return all;
}

}  // namespace nextline::proof
