// Record to Plan for many different patients, one after another on one core, as a run over a cohort does it: synthetic
// ones across the whole course of the disease. Beside it, in the same run, simdjson's DOM parse of the same bytes with
// a reused parser. Every round must give as many options as the first.
//
//     bench_many [PATIENTS [ROUNDS]]
#include <simdjson.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "base/text_file.h"
#include "care/consultation.h"
#include "cohort/synth.h"
#include "knowledge/pack.h"

namespace {

using namespace nextline;
using Clock = std::chrono::steady_clock;

constexpr const char* kSynth = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc/synth.yaml";
constexpr std::uint64_t kSeed = 7;

struct Patients {
  std::vector<std::string> padded;  // with the parser's padding behind
  std::size_t bytes = 0;

  Patients(const cohort::Synthesiser& synth, std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
      std::string bundle = synth.make(kSeed, i).bundle;
      bytes += bundle.size();
      bundle.resize(bundle.size() + fhir::Buffer::kPadding, ' ');
      padded.push_back(std::move(bundle));
    }
  }
};

int complain(const Error& error) {
  std::fprintf(stderr, "%s\n", error.one_line().c_str());
  return 1;
}

template <class Work>
double microseconds(Work work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

/// Options of all plans; an Error for a record that cannot be read.
Result<std::size_t> plan_all(const Patients& patients, fhir::Reader& reader, care::Consultation& care) {
  std::size_t options = 0;
  for (const std::string& padded : patients.padded) {
    fhir::ReadOptions how;
    how.requirements = &care.requirements();
    how.validation = fhir::Validation::WhatIsRead;
    NEXTLINE_TRY(record, reader.read(fhir::Buffer::borrow(padded.data(), padded.size() - fhir::Buffer::kPadding), how));
    NEXTLINE_TRY(facts, care.case_of(record));
    NEXTLINE_TRY(plan, care.plan(facts));
    options += plan.options.size();
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 10;
  const auto text = read_file(kSynth);
  if (!text) return complain(text.error());
  auto opened = knowledge::Pack::open_file(NEXTLINE_BINARY_DIR "/her2-mbc.nlpack");
  if (!opened) return complain(opened.error());
  const auto pack = std::make_shared<const knowledge::Pack>(std::move(*opened));
  const auto synth = cohort::Synthesiser::open(*pack, *text, kSynth, *parse_date("2026-11-23"));
  if (!synth) return complain(synth.error());
  const auto now = *parse_datetime("2026-11-23T12:00:00.000+00:00");
  auto care = care::Consultation::open(pack, {"us", "2026-11-23", {}, {}}, now);
  if (!care) return complain(care.error());

  const Patients patients(*synth, count);
  fhir::Reader reader;
  const auto first = plan_all(patients, reader, **care);
  if (!first) return complain(first.error());
  bool same = true;
  double planning = 0, parsing = 0;
  simdjson::dom::parser parser;
  for (int round = 0; round < rounds; ++round) {
    planning += microseconds([&] {
      const auto again = plan_all(patients, reader, **care);
      same = same && again && *again == *first;
    });
    parsing += microseconds([&] {
      for (const std::string& padded : patients.padded)
        same = same &&
               parser.parse(padded.data(), padded.size() - fhir::Buffer::kPadding, false).error() == simdjson::SUCCESS;
    });
  }
  if (!same) {
    std::fprintf(stderr, "the rounds disagree\n");
    return 1;
  }
  const double plans = static_cast<double>(count) * rounds;
  std::printf("%zu synthetic patients of %zu kB, %zu options, %d rounds, one core\n", count,
              patients.bytes / 1000 / count, *first, rounds);
  std::printf("record to plan %8.1f us a patient, %.0f a second, %.0f MB/s\n", planning / plans, 1e6 * plans / planning,
              static_cast<double>(patients.bytes) * rounds / planning);
  std::printf("simdjson DOM   %8.1f us a patient, ratio record-to-plan / DOM parse %.1f\n", parsing / plans,
              planning / parsing);
  return 0;
}
