#include "knowledge/read_files.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/text_file.h"

namespace nextline::knowledge {
namespace {

/// Files read by whoever has time: each thread takes the next that nobody has begun.
class Readers {
 public:
  Readers(const std::vector<std::string>& files, const std::function<Reading(std::size_t)>& reading)
      : files_(files), reading_(reading), read_(files.size()), is_read_(files.size()) {}

  /// Reads one file; false if all are begun.
  bool read_next() {
    const std::size_t i = next_++;
    if (i >= files_.size()) return false;
    read(i);
    is_read_[i] = true;
    is_read_[i].notify_one();
    return true;
  }

  /// File `i`, when it is read; reads others until then.
  ReadFile& wait_for(std::size_t i) {
    while (!is_read_[i])
      if (!read_next()) is_read_[i].wait(false);
    return read_[i];
  }

 private:
  void read(std::size_t i) {
    ReadFile& file = read_[i];
    file.text = read_file(files_[i]);
    const Reading reading = *file.text ? reading_(i) : Reading::Text;
    if (reading == Reading::Yaml) file.yaml = yaml::parse(**file.text, files_[i]);
    if (reading == Reading::Cql)
      file.cql = std::make_shared<cql::syntax::ParseResult>(cql::syntax::parse_library(**file.text, files_[i]));
  }

  const std::vector<std::string>& files_;
  const std::function<Reading(std::size_t)>& reading_;
  std::vector<ReadFile> read_;
  std::vector<std::atomic<bool>> is_read_;
  std::atomic<std::size_t> next_ = 0;
};

}  // namespace

void read_files(const std::vector<std::string>& files, const std::function<Reading(std::size_t)>& reading,
                const std::function<void(std::size_t, ReadFile&)>& take) {
  constexpr std::size_t kMostThreads = 4;    // more would wait for the disk
  constexpr std::size_t kFilesAThread = 16;  // fewer are read before a thread has started
  Readers readers(files, reading);
  const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
  const std::size_t threads = std::min({cores, kMostThreads, files.size() / kFilesAThread + 1});
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < threads; ++i)
    helpers.emplace_back([&] {
      while (readers.read_next()) continue;
    });
  for (std::size_t i = 0; i < files.size(); ++i) {
    ReadFile& file = readers.wait_for(i);
    take(i, file);
    file = {};  // its memory serves the next
  }
}

}  // namespace nextline::knowledge
