#include "base/arena.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "base/arena_text.h"

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

TEST(Arena, TextsAreWrittenPieceByPiece) {
  Arena arena(128);
  std::string first, second;
  ArenaText one(arena), other(arena);  // both grow, in each other's way
  for (int i = 0; i < 200; ++i) {
    const std::string piece = std::to_string(i) + "; ";
    one += piece;
    first += piece;
    arena.make<char>('x');
    other += first;
    second += first;
  }
  EXPECT_EQ(one.finish(), first);
  EXPECT_EQ(other.finish(), second);
  EXPECT_TRUE(ArenaText(arena).finish().empty());
}

TEST(Arena, AFinishedTextGivesBackTheRest) {
  Arena arena;
  ArenaText text(arena);
  text += "trastuzumab";
  const std::string_view done = text.finish();
  EXPECT_EQ(static_cast<char*>(arena.allocate(1, 1)), done.data() + done.size());
}

}  // namespace
}  // namespace nextline
