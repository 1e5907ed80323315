// Synthetic patients a second, with and without their truth: the first run's bytes must come again before anything is
// timed.
#include <chrono>
#include <cstdio>

#include "base/text_file.h"
#include "cohort/synth.h"

namespace {

using namespace nextline;
using Clock = std::chrono::steady_clock;

constexpr const char* kPack = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc";
constexpr std::uint64_t kPatients = 5000;

int complain(const Error& error) {
  std::fprintf(stderr, "%s\n", error.one_line().c_str());
  return 1;
}

template <class Make>
double seconds(Make make) {
  const auto begin = Clock::now();
  for (std::uint64_t i = 0; i < kPatients; ++i) make(i);
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace

int main() {
  const std::string file = std::string(kPack) + "/synth.yaml";
  const auto text = read_file(file);
  if (!text) return complain(text.error());
  const auto pack = knowledge::pack_from_folder_or_file(kPack);
  if (!pack) return complain(pack.error());
  const auto synth = cohort::Synthesiser::open(*pack, *text, file, *parse_date("2026-11-23"));
  if (!synth) return complain(synth.error());
  if (synth->make(1, 0).bundle != synth->make(1, 0).bundle) {
    std::fprintf(stderr, "the same seed gave other bytes\n");
    return 1;
  }
  std::size_t bytes = 0;
  const double alone = seconds([&](std::uint64_t i) { bytes += synth->make(1, i).bundle.size(); });
  std::size_t truth = 0;
  const double both = seconds([&](std::uint64_t i) { truth += synth->truth_line(synth->make(1, i)).size(); });
  const auto rate = [](double time) { return static_cast<double>(kPatients) / time; };
  std::printf("synthetic patients: %.0f a second (%.0f MB/s, %zu kB each); with their truth %.0f a second\n",
              rate(alone), static_cast<double>(bytes) / 1e6 / alone, bytes / kPatients / 1000, rate(both));
  return truth > 0 ? 0 : 1;
}
