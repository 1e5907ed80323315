#include "cohort/synth.h"

#include <unistd.h>

#include <cstdio>

#include "base/text_file.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "cli/streamed_file.h"

namespace nextline::cli {
namespace {

constexpr const char* kCoursesName = "her2-mbc.synth.yaml";

/// The courses: of --courses, of the pack's folder, or those built or installed with the program.
Result<std::string> courses_file(const SynthArguments& arguments) {
  if (!arguments.courses.empty()) return arguments.courses;
  if (!arguments.pack.empty()) {
    const std::string beside = arguments.pack + "/synth.yaml";
    if (access(beside.c_str(), R_OK) == 0) return beside;
    return author_error("no-courses", "no synth.yaml in the pack", arguments.pack,
                        "name a pack's folder that has one, or the file itself with --courses");
  }
  const std::string folder = program_folder();
  for (const std::string& candidate : {folder + "/" + kCoursesName, folder + "/../share/nextline/" + kCoursesName})
    if (access(candidate.c_str(), R_OK) == 0) return candidate;
  return author_error("no-courses", "the courses of synthetic patients are not beside the program",
                      folder + "/" + kCoursesName, "name them with --courses knowledge/her2-mbc/synth.yaml");
}

/// The day all courses have reached: a fixed one, so that the same command gives the same bytes tomorrow.
Result<Temporal> day_of(const knowledge::Pack& pack, const std::string& as_of) {
  const auto date = parse_date(as_of.empty() ? pack.flat().evidence_cutoff()->string_view() : as_of);
  if (date && date->precision == Precision::Day) return *date;
  return author_error("bad-date", "'" + as_of + "' is no date", "--as-of",
                      "write it as YYYY-MM-DD, for example 2026-03-31");
}

/// Tells a person at a terminal how far it is.
class Progress {
 public:
  explicit Progress(std::int64_t count) : count_(count), shown_(count >= 10'000 && isatty(STDERR_FILENO)) {}
  void done(std::int64_t patients) const {
    if (shown_ && (patients % 1000 == 0 || patients == count_))
      std::fprintf(stderr, "\r%lld of %lld patients%s", static_cast<long long>(patients),
                   static_cast<long long>(count_), patients == count_ ? "\n" : "");
  }

 private:
  std::int64_t count_;
  bool shown_;
};

Result<void> write_patients(const cohort::Synthesiser& synthesiser, const SynthArguments& arguments) {
  NEXTLINE_TRY(records, StreamedFile::open(arguments.output));
  std::optional<StreamedFile> truth;
  if (!arguments.truth.empty()) {
    auto opened = StreamedFile::open(arguments.truth);
    if (!opened) return std::move(opened).error();
    truth.emplace(std::move(*opened));
  }
  const Progress progress(arguments.count);
  for (std::int64_t i = 0; i < arguments.count && !records.reader_left(); ++i) {
    const auto patient = synthesiser.make(static_cast<std::uint64_t>(arguments.seed), static_cast<std::uint64_t>(i));
    NEXTLINE_CHECK(records.line(patient.bundle));
    if (truth) NEXTLINE_CHECK(truth->line(synthesiser.truth_line(patient)));
    progress.done(i + 1);
  }
  NEXTLINE_CHECK(records.finish());
  if (truth) NEXTLINE_CHECK(truth->finish());
  return {};
}

Result<void> synthesise(const SynthArguments& arguments) {
  if (!arguments.truth.empty() && (arguments.truth == "-" || arguments.truth == arguments.output))
    return author_error("same-output", "records and truth cannot go to the same place", "--truth",
                        "give --truth a file of its own");
  NEXTLINE_TRY(file, courses_file(arguments));
  NEXTLINE_TRY(text, read_file(file));
  NEXTLINE_TRY(pack, open_pack(arguments.pack));
  NEXTLINE_TRY(as_of, day_of(pack, arguments.as_of));
  NEXTLINE_TRY(synthesiser, cohort::Synthesiser::open(pack, text, file, as_of));
  return write_patients(synthesiser, arguments);
}

}  // namespace

int run_synth(const SynthArguments& arguments) {
  const auto done = synthesise(arguments);
  return done ? 0 : fail(done.error());
}

}  // namespace nextline::cli
