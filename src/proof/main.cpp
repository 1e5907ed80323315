// nextline-verify: the proof as a program of its own, so that no other command pays for loading a solver.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>

#include "proof/verify.h"

namespace {

using namespace nextline;

struct Arguments {
  std::string folder, counterexample, overlay;
  proof::VerifyOptions options;
};

int fail(const Error& error) {
  std::fprintf(stderr, "nextline: %s\n", error.one_line().c_str());
  return error.exit_status();
}

/// The checkout's or the installed pack: below the nearest folder upwards of the program that has one, else below the
/// current folder.
std::string default_folder() {
  std::error_code ignored;
  for (auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path(); folder.has_relative_path();
       folder = folder.parent_path())
    for (const char* below : {"knowledge/her2-mbc", "share/nextline/knowledge/her2-mbc"})
      if (std::filesystem::exists(folder / below / "guideline.yaml", ignored)) return (folder / below).string();
  return "knowledge/her2-mbc";
}

void print(const proof::VerifyReport& report, const Arguments& arguments) {
  for (const auto& refuted : report.refuted) {
    std::printf("refuted: %s\n  should hold: %s\n  region %s, as of %s; a case where it does not:\n\n",
                refuted.property.c_str(), refuted.says.c_str(), refuted.setting.region.c_str(),
                refuted.setting.as_of.c_str());
    if (!refuted.choices.empty()) std::printf("  under an overlay with choices: %s\n\n", refuted.choices.c_str());
    std::printf("%s\n", refuted.case_yaml.c_str());
    std::printf(
        "  Save the case as case.yaml and see the plan with:\n  nextline plan --case %s --pack %s --region %s --as-of "
        "%s\n\n",
        arguments.counterexample.empty() ? "case.yaml" : arguments.counterexample.c_str(), arguments.folder.c_str(),
        refuted.setting.region.c_str(), refuted.setting.as_of.c_str());
  }
  for (const auto& difference : report.disagreements)
    std::printf("planner and proof text disagree: %s\n", difference.c_str());
  std::printf(
      "%zu properties at %zu settings: %zu answers proved, %zu properties refuted; planner and text compared on %llu "
      "cases, "
      "%llu results, %zu differences\n",
      report.property_names.size(), report.settings, report.proved, report.refuted.size(),
      static_cast<unsigned long long>(report.cases_compared), static_cast<unsigned long long>(report.results_compared),
      report.disagreements.size());
}

bool write_counterexample(const proof::VerifyReport& report, const std::string& path) {
  if (path.empty() || report.refuted.empty()) return true;
  std::ofstream file(path);
  file << report.refuted.front().case_yaml;
  return static_cast<bool>(file.flush());
}

int run(Arguments& arguments) {
  if (isatty(STDERR_FILENO))
    arguments.options.progress = [](const std::string& setting) {
      std::fprintf(stderr, "nextline: proving %s\n", setting.c_str());
    };
  auto subject = proof::Subject::open(arguments.folder, arguments.overlay);
  if (!subject) return fail(subject.error());
  const auto report = proof::verify_pack(**subject, arguments.options);
  if (!report) return fail(report.error());
  print(*report, arguments);
  if (!write_counterexample(*report, arguments.counterexample))
    return fail(author_error("cannot-write", "cannot be written", arguments.counterexample,
                             "name a file in a folder that exists"));
  if (!report->disagreements.empty()) return 70;
  return report->refuted.empty() ? 0 : 1;
}

/// The whole program; the exit status.
int start(int argc, char** argv) {
  Arguments arguments;
  CLI::App app(
      "Proves of a guideline pack, for every case there can be: each regimen gets one category, every in-scope case "
      "has an\n"
      "option or a referral, no option breaks an obligation, and the order of options is consistent.\n"
      "Exit status: 0 proved, 1 refuted (with a case that shows it), 2 unreadable pack.",
      "nextline verify");
  app.footer(
      "Examples:\n  nextline verify\n  nextline verify /tmp/my-copy --counterexample case.yaml\n"
      "  nextline verify --overlay site.yaml");
  app.add_option("PACKDIR", arguments.folder,
                 "The pack's folder; without it, the checkout's or the installed her2-mbc");
  app.add_option("--overlay", arguments.overlay,
                 "Prove under a site's own choices (YAML); without it, under every alternative of every one");
  app.add_option("--cases", arguments.options.random_cases,
                 "Random cases on which planner and proof text are compared, at each setting")
      ->capture_default_str();
  app.add_option("--seed", arguments.options.seed, "Seed of those cases")->capture_default_str();
  app.add_option("--timeout", arguments.options.timeout_seconds, "Seconds for each question to the solver")
      ->capture_default_str();
  app.add_option("--counterexample", arguments.counterexample, "Write the first counterexample to this file");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (arguments.folder.empty()) arguments.folder = default_folder();
  return run(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return start(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "nextline verify: stopped by a fault of its own: %s\n", error.what());
    return 70;
  }
}
