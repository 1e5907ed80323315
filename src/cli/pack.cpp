#include <cstdio>

#include "base/heap.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "knowledge/compile.h"
#include "knowledge/lint.h"
#include "knowledge/load.h"

namespace nextline::cli {

int run_lint(const std::string& folder, const std::string& as_of) {
  const auto today = day_of(as_of);
  if (!today) return fail(today.error());
  const auto source = knowledge::load_pack(folder);
  std::vector<Error> warnings;
  const auto errors = knowledge::lint(source, &warnings, *today);
  for (const auto& error : errors) std::printf("%s [%s]\n", error.one_line().c_str(), error.code.c_str());
  for (const auto& warning : warnings)
    std::printf("%s [%s] (warning)\n", warning.one_line().c_str(), warning.code.c_str());
  std::printf("%zu errors, %zu warnings in %zu files\n", errors.size(), warnings.size(), source.files.size());
  return errors.empty() ? 0 : 1;
}

int run_pack_compile(const std::string& folder, const std::string& output) {
  constexpr std::size_t kHeap = std::size_t{24} << 20;  // of a pack of 2.4 MB
  expect_heap(kHeap);
  // Never taken apart: that would be a tenth of the time, and the process ends with them.
  static const auto* const source = new knowledge::PackSource(knowledge::load_pack(folder));
  static const auto* const linted = new knowledge::LintedPack(knowledge::lint_and_compile(*source));
  const auto compiled = knowledge::compile_pack(*source, *linted);
  if (!compiled) return fail(compiled.error());
  const std::string_view bytes(reinterpret_cast<const char*>(compiled->bytes.data()), compiled->bytes.size());
  const auto written = write_output(output, bytes);
  return written ? 0 : fail(written.error());
}

}  // namespace nextline::cli
