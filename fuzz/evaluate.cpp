// The fuzzer's bytes as choices of the generator: well-typed expressions, evaluated. They must compile; the engine must
// answer as the oracle of the tests does; what is printed and formatted must parse to the same tree.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "cql/oracle/comparison.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  nextline::cql::oracle::BytesDice dice({data, size});
  const auto told = nextline::cql::oracle::disagreements(dice, 1, 4);
  for (const auto& each : told) std::fprintf(stderr, "%s\n", each.c_str());
  if (!told.empty()) std::abort();
  return 0;
}
