#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "care/interview.h"
#include "case/case_yaml.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "report/interview_text.h"
#include "report/text.h"

namespace nextline::cli {
namespace {

/// One line of standard input without the spaces around it; false at its end. Shown when no terminal has shown it.
bool read_line(std::string& line) {
  std::fputs("> ", stdout);
  std::fflush(stdout);
  if (!std::getline(std::cin, line)) return std::fputs("\n", stdout), false;
  line.erase(0, line.find_first_not_of(" \t\r"));
  line.erase(line.find_last_not_of(" \t\r") + 1);
  if (isatty(STDIN_FILENO) == 0) std::printf("%s\n", line.c_str());
  return true;
}

/// Puts one question until it is answered or passed over; false when the user has had enough.
bool put(care::Interview& interview, const care::Question& question, const report::TextStyle& style) {
  std::fputs(report::question_text(question, style).c_str(), stdout);
  for (std::string line; read_line(line);) {
    if (line == "q" || line == "quit") return false;
    if (line.empty()) return true;
    if (line == "?") {
      std::fputs(report::why_text(question, style).c_str(), stdout);
      continue;
    }
    const auto taken = interview.answer(line);
    if (taken) return true;
    std::printf("%s\n", taken.error().one_line().c_str());
  }
  return false;
}

/// Asks until nothing is left to ask or the user has had enough.
Result<void> converse(care::Interview& interview, const report::TextStyle& style) {
  bool wanted = true;
  while (wanted) {
    NEXTLINE_TRY(question, interview.next());
    if (!question) break;
    wanted = put(interview, *question, style);
  }
  std::fputs(report::ending_text(wanted, style).c_str(), stdout);
  return {};
}

/// What was said by hand: all of it when there is no record, else the facts that stand above the record's.
std::string answers_yaml(const knowledge::Pack& pack, Case facts, bool has_record) {
  for (std::uint32_t i = 0; has_record && i < facts.facts.size(); ++i)
    if (!facts.facts[i].is_overridden) clear_fact(*pack.flat().facts()->Get(i), facts.facts[i]);
  return case_to_yaml(pack, facts);
}

}  // namespace

int run_ask(const PatientArguments& arguments, const std::string& output) {
  if (arguments.file == "-")
    return fail(author_error("ask-needs-input", "the answers are read from standard input, so the record cannot be",
                             "-", "save the record and name its file"));
  auto consultation = open_consultation(arguments, wishes_of_readers());
  if (!consultation) return fail(consultation.error());
  auto facts = patient_case(**consultation, arguments);
  if (!facts) return fail(facts.error());
  const report::TextStyle style{columns(), colours_wanted()};
  care::Interview interview(**consultation, std::move(*facts));
  if (const auto talked = converse(interview, style); !talked) return fail(talked.error());
  Plan plan = interview.plan();
  plan.basis.engine_version = NEXTLINE_VERSION;
  const int status = deliver({}, report::plan_text(plan, style));
  if (status != 0 || output.empty()) return status;
  return deliver(output, answers_yaml((*consultation)->pack(), interview.facts(), !arguments.file.empty()));
}

}  // namespace nextline::cli
