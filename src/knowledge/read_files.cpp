#include "knowledge/read_files.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/text_file.h"

namespace nextline::knowledge {

std::vector<ReadFile> read_files(const std::vector<std::string>& files,
                                 const std::function<bool(std::size_t)>& is_tree) {
  constexpr std::size_t kMostThreads = 4;    // more would wait for the disk
  constexpr std::size_t kFilesAThread = 16;  // fewer are read before a thread has started
  std::vector<ReadFile> out(files.size());
  std::atomic<std::size_t> next = 0;
  const auto read = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      out[i].text = read_file(files[i]);
      if (*out[i].text && is_tree(i)) out[i].tree = yaml::parse(**out[i].text, files[i]);
    }
  };
  const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
  const std::size_t threads = std::min({cores, kMostThreads, files.size() / kFilesAThread + 1});
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back(read);
  read();
  helpers.clear();  // waits for each
  return out;
}

}  // namespace nextline::knowledge
