// The guideline of this tree with its synthetic patients, opened once for all tests.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "base/text_file.h"
#include "cohort/synth.h"

namespace nextline::testing {

inline constexpr const char* kPackFolder = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc";
inline constexpr const char* kSynthFile = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc/synth.yaml";

inline const std::shared_ptr<const knowledge::Pack>& whole_pack() {
  static const auto pack = [] {
    auto opened = knowledge::pack_from_folder_or_file(kPackFolder);
    EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().one_line());
    return std::make_shared<const knowledge::Pack>(std::move(opened).value());
  }();
  return pack;
}

inline const cohort::Synthesiser& synthesiser() {
  static const auto synth = [] {
    const auto text = read_file(kSynthFile);
    EXPECT_TRUE(text.ok());
    auto opened = cohort::Synthesiser::open(*whole_pack(), *text, kSynthFile, *parse_date("2026-11-23"));
    EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().one_line());
    return std::move(opened).value();
  }();
  return synth;
}

}  // namespace nextline::testing
