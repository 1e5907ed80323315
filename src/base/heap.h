// The heap of a command that fills much memory once.
#pragma once

#include <cstddef>

namespace nextline {

/// Says that about `bytes` more of the heap are going to be used soon, so that they come in few large pages: in pages
/// of 4 kB a command that runs for a twentieth of a second spends a seventh of it on having them put in place. Only a
/// wish: where it cannot be met nothing happens. For the thread that starts the program, at its begin.
void expect_heap(std::size_t bytes);

}  // namespace nextline
