// Programs of their own that stand behind a command, so that no other command pays for what they load.
#pragma once

#include <string>
#include <vector>

namespace nextline::cli {

/// Replaces this process by the program `name` ("nextline-verify"), which is beside this one in a build and in libexec
/// when installed. Returns only when it is not there, with the exit status; `hint` says how to get it.
int become_program(const std::string& name, const std::vector<std::string>& arguments, const std::string& hint);

}  // namespace nextline::cli
