#include <algorithm>
#include <cstdio>
#include <iterator>

#include "base/text_file.h"
#include "cli/cql_commands.h"
#include "cli/cql_session.h"
#include "cli/output.h"
#include "cql/format/format.h"

namespace nextline::cli {

int run_cql_format(const CqlFormatArguments& arguments) {
  int status = 0;
  std::string printed;
  for (const auto& file : arguments.files) {
    const std::string name = file == "-" ? "/dev/stdin" : file;
    const auto text = read_file(name);
    if (!text) return fail(text.error());
    const auto formatted = cql::format::format_library(*text, file);
    if (!formatted.ok()) {
      status = std::max(status, print_errors(formatted.errors, {{file, *text}}));
      continue;
    }
    if (arguments.check) {
      if (formatted.text == *text) continue;
      std::printf("%s would change\n", file.c_str());
      status = std::max(status, 1);
    } else if (arguments.write && file != "-") {
      if (formatted.text == *text) continue;
      if (const auto written = write_output(file, formatted.text); !written) return fail(written.error());
      std::fprintf(stderr, "nextline: formatted %s\n", file.c_str());
    } else {
      printed += formatted.text;
    }
  }
  if (const auto written = write_output({}, printed); !written) return fail(written.error());
  return status;
}

}  // namespace nextline::cli
