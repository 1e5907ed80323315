// The manual page, in roff, from the tree of commands.
#include <sstream>

#include "cli/commands.h"
#include "cli/output.h"

namespace nextline::cli {
namespace {

/// Text as roff prints it unchanged.
std::string plain(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool line_start = i == 0 || text[i - 1] == '\n';
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string usage(const std::string& path, const CommandHelp& command) {
  std::string line = ".B " + plain(path) + "\n";
  for (const auto& positional : command.positionals)
    line += (positional.required ? ".I " + plain(positional.name) : ".RI [ " + plain(positional.name) + " ]") + "\n";
  return line + (command.options.empty() ? "" : "[\\fIoptions\\fR]\n");
}

void write_option(std::ostream& out, const OptionHelp& option) {
  out << ".TP\n";
  const bool positional = option.name.compare(0, 2, "--") != 0;
  out << (positional ? ".I " : ".B ") << plain(option.name);
  if (!option.placeholder.empty()) out << " \\fI" << option.placeholder << "\\fR";
  out << "\n" << plain(option.description) << "\n";
}

/// "Examples:" and the lines behind it are set as they stand; what follows them is a paragraph.
void write_footer(std::ostream& out, const std::string& footer) {
  std::istringstream lines(footer);
  bool verbatim = false;
  for (std::string line; std::getline(lines, line);) {
    const bool indented = line.compare(0, 2, "  ") == 0;
    if (indented != verbatim) out << (indented ? ".PP\n.nf\n" : ".fi\n.PP\n");
    verbatim = indented;
    out << plain(line) << "\n";
  }
  if (verbatim) out << ".fi\n";
}

void write_command(std::ostream& out, const std::string& path, const CommandHelp& command) {
  if (command.commands.empty()) {
    out << ".SS " << plain(path) << "\n" << usage(path, command) << ".PP\n" << plain(command.description) << ".\n";
    for (const auto& positional : command.positionals) write_option(out, positional);
    for (const auto& option : command.options)
      if (option.name != "--help") write_option(out, option);
    if (!command.footer.empty()) out << ".PP\n";
    write_footer(out, command.footer);
  }
  for (const auto& below : command.commands) write_command(out, path + " " + below.name, below);
}

constexpr const char* kEnd = R"(.SH EXIT STATUS
.TP
.B 0
Done; a patient outside the guideline's scope included.
.TP
.B 1
A check found something (lint, verify, cql check, cql test).
.TP
.B 2
Wrong use, or input that cannot be read. One line on standard error says what, where and how to mend it.
.TP
.B 70
A fault of the program itself.
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colours, whatever its value.
.SH FILES
.TP
.I PREFIX/share/nextline/her2\-mbc.nlpack
The compiled guideline.
)";

}  // namespace

int run_manual(const CommandHelp& program, const std::string& output) {
  std::ostringstream out;
  out << ".TH NEXTLINE 1 \"\" \"nextline " << NEXTLINE_VERSION << "\" \"User Commands\"\n"
      << ".SH NAME\nnextline \\- an executable guideline for HER2\\-positive metastatic breast cancer\n"
      << ".SH SYNOPSIS\n.B nextline\n.I command\n[\\fIarguments\\fR]\n"
      << ".SH DESCRIPTION\n"
      << plain(program.description) << "\n.SH COMMANDS\n";
  for (const auto& command : program.commands) write_command(out, "nextline " + command.name, command);
  out << kEnd;
  return deliver(output, out.str());
}

}  // namespace nextline::cli
