// Where the time of an evaluation goes, by definition and function.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cql/engine/program.h"

namespace nextline::cql {

/// Counts and times what an Evaluator runs after Evaluator::set_profile. A definition is run at most once a patient
/// (later uses take its value); a function each time it is called. Not thread-safe.
class Profile {
 public:
  enum class Kind : std::uint8_t { Definition, Function };

  /// What one definition or function took. `own` is without what it called.
  struct Entry {
    Kind kind = Kind::Definition;
    std::uint32_t index = 0;  ///< of Program::definitions or Program::functions
    std::uint64_t calls = 0;
    std::chrono::nanoseconds total{0};
    std::chrono::nanoseconds own{0};
  };

  explicit Profile(const Program& program);

  /// Times one run while it lives; does nothing when `profile` is null.
  class Scope {
   public:
    Scope(Profile* profile, Kind kind, std::uint32_t index) : profile_(profile) {
      if (profile_ != nullptr) profile_->enter(kind, index);
    }
    ~Scope() {
      if (profile_ != nullptr) profile_->leave();
    }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Profile* profile_;
  };

  /// What was run, the one with most own time first; equal ones in the program's order.
  std::vector<Entry> entries() const;
  /// The entries as a table, one line each under a line of headings: own time, its share, time, calls, name.
  std::string to_table() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Running {
    std::size_t entry;
    Clock::time_point begin;
    std::chrono::nanoseconds inside{0};  // taken by what it called
  };
  void enter(Kind kind, std::uint32_t index);
  void leave();
  std::string name_of(const Entry& entry) const;

  Program program_;
  std::vector<Entry> entries_;  // definitions, then functions
  std::vector<Running> running_;
};

}  // namespace nextline::cql
