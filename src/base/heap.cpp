#include "base/heap.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace nextline {

void expect_heap(std::size_t bytes) {
  constexpr std::size_t kLargePage = std::size_t{2} << 20;
  mallopt(M_TOP_PAD, static_cast<int>(bytes));
  mallopt(M_MMAP_THRESHOLD, static_cast<int>(bytes));  // or else each large block has a mapping, and pages, of its own
  auto* const first = static_cast<char*>(std::malloc(kLargePage));  // with which the heap grows by all of it
  const auto begin = reinterpret_cast<std::uintptr_t>(first);
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const std::size_t gap = (0 - begin) & (kLargePage - 1);
  const bool grew = begin + gap < end && end - begin <= bytes + 2 * kLargePage;  // not where sanitizers have another
  if (grew) madvise(first + gap, end - begin - gap, MADV_HUGEPAGE);
  std::free(first);
}

}  // namespace nextline

#else

namespace nextline {

void expect_heap(std::size_t) {}

}  // namespace nextline

#endif
