// Where results and errors go.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace nextline::cli {

/// Prints "nextline: where: message; hint" on standard error, one line; gives its exit status.
int fail(const Error& error);
/// True if standard output is a terminal that takes colours (NO_COLOR and TERM=dumb respected).
bool colours_wanted();
/// Columns to fill: the terminal's width, at most 100, or 100 when it is none.
int columns();
/// Writes `text` to `path`, or to standard output when it is empty or "-". A file appears whole or not at all: a
/// temporary one is renamed over it. Devices and pipes are written to as they are.
Result<void> write_output(const std::string& path, std::string_view text);
/// As write_output; says on standard error which file was written, or what went wrong. Gives the exit status.
int deliver(const std::string& path, std::string_view text);
/// Folder of the running program; "" if it cannot be told.
std::string program_folder();

}  // namespace nextline::cli
