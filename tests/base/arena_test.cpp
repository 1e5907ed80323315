#include "base/arena.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace nextline {
namespace {

TEST(Arena, ObjectsAreAlignedAndApart) {
  Arena arena(64);
  char* byte = arena.make<char>('x');
  double* number = arena.make<double>(1.5);
  auto many = arena.make_array<std::uint64_t>(100);
  many[99] = 7;
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(number) % alignof(double), 0u);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(many.data()) % alignof(std::uint64_t), 0u);
  EXPECT_EQ(*byte, 'x');
  EXPECT_EQ(*number, 1.5);
}

TEST(Arena, TextIsCopied) {
  Arena arena;
  std::string text = "trastuzumab";
  const auto copy = arena.copy(text);
  text[0] = 'X';
  EXPECT_EQ(copy, "trastuzumab");
  EXPECT_EQ(arena.copy(""), "");
}

TEST(Arena, ResetReusesItsBlocks) {
  Arena arena(128);
  for (int i = 0; i < 1000; ++i) arena.allocate(40);
  const auto held = arena.capacity();
  for (int round = 0; round < 50; ++round) {
    arena.reset();
    for (int i = 0; i < 1000; ++i) arena.allocate(40);
  }
  EXPECT_EQ(arena.capacity(), held);
}

TEST(Arena, LargeRequestsGetTheirOwnBlock) {
  Arena arena(16);
  auto* large = static_cast<char*>(arena.allocate(10'000'000));
  large[9'999'999] = 1;
  EXPECT_GE(arena.capacity(), 10'000'000u);
  arena.reset();
  EXPECT_EQ(arena.allocate(10'000'000), large);
}

TEST(Arena, RefusesToOutgrowItsLimit) {
  Arena arena(1024);
  arena.set_limit(64 * 1024);
  EXPECT_NE(arena.allocate(32 * 1024), nullptr);
  EXPECT_THROW(arena.allocate(64 * 1024), ArenaFull);
  arena.reset();
  EXPECT_NE(arena.allocate(32 * 1024), nullptr);
}

}  // namespace
}  // namespace nextline
