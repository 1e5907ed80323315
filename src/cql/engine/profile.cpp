#include "cql/engine/profile.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace nextline::cql {

Profile::Profile(const Program& program) : program_(program) {
  entries_.reserve(program.definitions.size() + program.functions.size());
  for (std::uint32_t i = 0; i < program.definitions.size(); ++i) entries_.push_back({Kind::Definition, i});
  for (std::uint32_t i = 0; i < program.functions.size(); ++i) entries_.push_back({Kind::Function, i});
}

void Profile::enter(Kind kind, std::uint32_t index) {
  const std::size_t entry = kind == Kind::Definition ? index : program_.definitions.size() + index;
  running_.push_back({entry, Clock::now()});
}

void Profile::leave() {
  const Running ended = running_.back();
  running_.pop_back();
  const auto took = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - ended.begin);
  Entry& entry = entries_[ended.entry];
  ++entry.calls;
  entry.total += took;
  entry.own += took - ended.inside;
  if (!running_.empty()) running_.back().inside += took;
}

std::vector<Profile::Entry> Profile::entries() const {
  std::vector<Entry> run;
  std::copy_if(entries_.begin(), entries_.end(), std::back_inserter(run), [](const Entry& e) { return e.calls > 0; });
  std::stable_sort(run.begin(), run.end(), [](const Entry& a, const Entry& b) { return a.own > b.own; });
  return run;
}

std::string Profile::name_of(const Entry& entry) const {
  const bool function = entry.kind == Kind::Function;
  const Text name = function ? program_.functions[entry.index].name : program_.definitions[entry.index].name;
  const std::uint32_t library =
      function ? program_.functions[entry.index].library : program_.definitions[entry.index].library;
  const std::string_view owner = program_.str(program_.libraries[library].name);
  std::string text = owner.empty() ? std::string() : std::string(owner) + ".";
  return text + "\"" + std::string(program_.str(name)) + "\"" + (function ? "()" : "");
}

std::string Profile::to_table() const {
  const std::vector<Entry> run = entries();
  std::chrono::nanoseconds all{0};
  for (const Entry& entry : run) all += entry.own;
  const auto milliseconds = [](std::chrono::nanoseconds time) { return static_cast<double>(time.count()) / 1e6; };
  std::string table = "    own ms   share   total ms      calls  definition\n";
  std::array<char, 64> line{};
  for (const Entry& entry : run) {
    const double share = all.count() == 0 ? 0 : 100.0 * milliseconds(entry.own) / milliseconds(all);
    std::snprintf(line.data(), line.size(), "%10.3f %6.1f%% %10.3f %10llu  ", milliseconds(entry.own), share,
                  milliseconds(entry.total), static_cast<unsigned long long>(entry.calls));
    table += line.data() + name_of(entry) + "\n";
  }
  return table;
}

}  // namespace nextline::cql
