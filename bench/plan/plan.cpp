// Record to Plan: one patient of about 40 kB in scope (made by make-patient), everything in the clock but opening the
// pack and printing. Read is what a run over many patients reads (Validation::WhatIsRead); whole is that of `plan`,
// which looks at every byte. Then Record.cql, the judge, the composer of the whole Plan,
// which also asks what the missing facts would change. Beside it, in the same run,
// simdjson's DOM parse of the same bytes with a reused parser. Before timing, both readings must give the same Plan,
// and every round its options.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

#include "base/text_file.h"
#include "care/consultation.h"
#include "care/missing.h"
#include "care/planner.h"
#include "report/json.h"

namespace {

using namespace nextline;
using Clock = std::chrono::steady_clock;

constexpr int kRounds = 3000;

template <class Work>
double median_microseconds(Work work) {
  std::vector<double> times;
  for (int i = 0; i < kRounds; ++i) {
    const auto begin = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
  std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
  return times[kRounds / 2];
}

int complain(const Error& error) {
  std::fprintf(stderr, "%s\n", error.one_line().c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string file = argc > 1 ? argv[1] : NEXTLINE_BINARY_DIR "/bench/patient.json";
  auto bytes = read_file(file);
  if (!bytes) return complain(bytes.error());
  auto pack = knowledge::Pack::open_file(NEXTLINE_BINARY_DIR "/her2-mbc.nlpack");
  if (!pack) return complain(pack.error());
  const auto shared = std::make_shared<const knowledge::Pack>(std::move(*pack));
  auto now = *parse_datetime("2026-11-23T12:00:00.000+00:00");
  auto consultation = care::Consultation::open(shared, {"us", "2026-11-23", {}, {}}, now);
  if (!consultation) return complain(consultation.error());
  auto& care = **consultation;

  fhir::Reader reader;
  std::string padded = *bytes;
  padded.resize(bytes->size() + fhir::Buffer::kPadding, ' ');
  const auto read_with = [&](fhir::Validation validation) {
    fhir::ReadOptions options;
    options.requirements = &care.requirements();
    options.validation = validation;
    return reader.read(fhir::Buffer::borrow(padded.data(), bytes->size()), options);
  };
  const auto read = [&] { return read_with(fhir::Validation::WhatIsRead); };
  const auto whole = [&] { return read_with(fhir::Validation::Whole); };
  const auto plan_after = [&](const auto& reading) {
    auto record = reading();
    return care.plan(*care.case_of(*record));
  };
  const auto first = plan_after(whole);
  if (!first) return complain(first.error());
  if (first->applies != Truth::True || first->options.empty()) {
    std::fprintf(stderr, "the record is not in scope or has no option: not the question asked here\n");
    return 1;
  }
  if (report::plan_json(*plan_after(read)) != report::plan_json(*first)) {
    std::fprintf(stderr, "the two ways of reading give different plans\n");
    return 1;
  }
  const auto options_found = first->options.size();
  bool same = true;
  const auto is_same = [&](const Result<Plan>& plan) { same = same && plan && plan->options.size() == options_found; };
  const double total = median_microseconds([&] { is_same(plan_after(read)); });
  const double total_whole = median_microseconds([&] { is_same(plan_after(whole)); });
  const double reading = median_microseconds([&] { same = same && read().ok(); });
  const double reading_whole = median_microseconds([&] { same = same && whole().ok(); });
  auto record = read();
  const double facts = median_microseconds([&] { same = same && care.case_of(*record).ok(); });
  const auto known = *care.case_of(*record);
  care::Decisions decisions = care.judge().decisions();
  const double judging = median_microseconds([&] {
    decisions.use(known);
    same = same && care.judge().judge(known, decisions).applies == Truth::True;
  });
  const care::Outcome outcome = care.judge().judge(known, decisions);
  const double composing = median_microseconds([&] {
    same = same && care::compose_plan(care.judge(), known, outcome, decisions).options.size() == options_found;
  });
  Arena arena;
  const double asking = median_microseconds([&] {
    arena.reset();
    same = same && !care::missing_facts(care.judge(), known, outcome, decisions, arena).empty();
  });
  simdjson::dom::parser parser;
  const simdjson::padded_string json(*bytes);
  const double dom = median_microseconds([&] { same = same && parser.parse(json).error() == simdjson::SUCCESS; });
  if (!same) {
    std::fprintf(stderr, "the rounds disagree\n");
    return 1;
  }
  std::printf("%zu bytes, %zu options, %zu regimens, %u facts; median of %d rounds, microseconds\n", bytes->size(),
              options_found, outcome.regimens.size(), shared->flat().facts()->size(), kRounds);
  std::printf("record to plan %8.1f   (read %.1f, case %.1f, judge %.1f, compose %.1f of which missing %.1f)\n", total,
              reading, facts, judging, composing, asking);
  std::printf("  every byte   %8.1f   (read and validate %.1f)\n", total_whole, reading_whole);
  std::printf("simdjson DOM   %8.1f   ratio record-to-plan / DOM parse %.1f\n", dom, total / dom);
  return 0;
}
