// Record to Plan, one patient of about 40 kB in scope, everything in the clock but opening the pack and printing:
// reading the bytes, Record.cql, the decision layer, the planner. Beside it, in the same run, simdjson's DOM parse of
// the same bytes with a reused parser. Before timing, the Plan must have the options the command line gives.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

#include "base/text_file.h"
#include "care/consultation.h"

namespace {

using namespace nextline;
using Clock = std::chrono::steady_clock;

constexpr int kRounds = 300;

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
  const std::string file = argc > 1 ? argv[1] : NEXTLINE_SOURCE_DIR "/examples/first-line.json";
  auto bytes = read_file(file);
  if (!bytes) return complain(bytes.error());
  auto pack = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc");
  if (!pack) return complain(pack.error());
  const auto shared = std::make_shared<const knowledge::Pack>(std::move(*pack));
  auto now = *parse_datetime("2026-11-23T12:00:00.000+00:00");
  auto consultation = care::Consultation::open(shared, {"us", "2026-11-23", {}, {}}, now);
  if (!consultation) return complain(consultation.error());
  auto& care = **consultation;

  fhir::Reader reader;
  fhir::ReadOptions options;
  options.requirements = &care.requirements();
  std::string padded = *bytes;
  padded.resize(bytes->size() + fhir::Buffer::kPadding, ' ');
  const auto read = [&] { return reader.read(fhir::Buffer::borrow(padded.data(), bytes->size()), options); };
  const auto plan_once = [&] {
    auto record = read();
    return care.plan(*care.case_of(*record));
  };
  const auto first = plan_once();
  if (!first) return complain(first.error());
  if (first->applies != Truth::True || first->options.empty()) {
    std::fprintf(stderr, "the record is not in scope or has no option: not the question asked here\n");
    return 1;
  }
  const auto options_found = first->options.size();
  bool same = true;
  const double whole = median_microseconds([&] { same = same && plan_once()->options.size() == options_found; });
  const double reading = median_microseconds([&] { same = same && read().ok(); });
  auto record = read();
  const double facts = median_microseconds([&] { same = same && care.case_of(*record).ok(); });
  const auto known = *care.case_of(*record);
  const double planning = median_microseconds([&] { same = same && care.plan(known).ok(); });
  simdjson::dom::parser parser;
  const simdjson::padded_string json(*bytes);
  const double dom = median_microseconds([&] { same = same && parser.parse(json).error() == simdjson::SUCCESS; });
  if (!same) {
    std::fprintf(stderr, "the rounds disagree\n");
    return 1;
  }
  std::printf("%zu bytes, %zu options; median of %d rounds, microseconds\n", bytes->size(), options_found, kRounds);
  std::printf("record to plan %8.1f   (read and validate %.1f, record to case %.1f, case to plan %.1f)\n", whole,
              reading, facts, planning);
  std::printf("simdjson DOM   %8.1f   ratio record-to-plan / DOM parse %.1f\n", dom, whole / dom);
  return 0;
}
