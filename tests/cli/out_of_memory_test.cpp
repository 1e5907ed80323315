// What the program could not foresee still ends with its own words and status, not with an abort.
#include <gtest/gtest.h>

#include "cli/program.h"

// g++ says it by a macro, clang by a feature.
#if defined(__SANITIZE_ADDRESS__)
#define NEXTLINE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define NEXTLINE_SANITIZED 1
#endif
#endif

namespace nextline::cli::testing {
namespace {

TEST(OutOfMemory, EndsWithStatus70AndAReason) {
#if NEXTLINE_SANITIZED
  GTEST_SKIP() << "AddressSanitizer needs more address space than the limit leaves";
#endif
  const Scratch scratch;
  const std::string record = scratch.file("large.json", std::string(56'000'000, ' '));
  const std::string err = scratch.path("err");
  const int status = std::system(
      ("ulimit -v 60000; exec " NEXTLINE_BINARY_DIR "/nextline plan " + record + " --as-of 2026-11-23 2>" + err)
          .c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 70);
  EXPECT_NE(text_of(err).find("nextline: stopped by a fault of its own: "), std::string::npos) << text_of(err);
}

}  // namespace
}  // namespace nextline::cli::testing
