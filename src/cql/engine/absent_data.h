// What hangs only on data that a record has none of: no record has more than a part of all that a guideline asks for.
//
// A definition reads, itself and through what it names, some retrieves. When each of them finds nothing and it does not
// look at the patient either, it comes to the same value for every such patient: that value is worked out once, kept,
// and given to all of them. So a drug nobody was given costs a glance, and not its part of the program.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/arena.h"
#include "base/value.h"
#include "cql/engine/program.h"
#include "cql/engine/retrieve_index.h"

namespace nextline::cql {

class AbsentData {
 public:
  /// Both must outlive it.
  AbsentData(const Program& program, RetrieveIndex& retrieves);

  /// Another record is looked at; what is kept stays.
  void set_record() { present_is_known_ = false; }
  /// Whether everything `definition` reads is absent from this record.
  bool decides(std::uint32_t definition) {
    if (read(definition, 0) != State::Free) return false;
    if (!present_is_known_) find_present();
    const std::uint64_t* const reads = reads_.data() + definition * words_;
    const Words words = used_[definition];
    for (std::size_t i = words.first; i < words.end; ++i)
      if ((reads[i] & present_[i]) != 0) return false;
    return true;
  }
  /// The value kept for `definition`; null if none is.
  const Value* kept(std::uint32_t definition) const { return kept_[definition] ? &*kept_[definition] : nullptr; }
  /// Keeps a copy of the value of a definition that absent data decides.
  void keep(std::uint32_t definition, const Value& value);

 private:
  /// Of a definition or function. Free: nothing but retrieves tells one patient from another. Bound: something else
  /// may.
  enum class State : std::uint8_t { NotRead, BeingRead, Bound, Free };

  /// Those of a body's words that are not 0.
  struct Words {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };

  void find_present();
  Words used_words(std::uint32_t body) const;
  State read(std::uint32_t body, unsigned nesting) {
    return states_[body] == State::NotRead ? read_now(body, nesting) : states_[body];
  }
  State read_now(std::uint32_t body, unsigned nesting);
  /// False if something at `node` is the patient's own whatever the retrieves find.
  bool read_node(std::uint32_t node, std::uint32_t body, unsigned nesting);
  bool join(std::uint32_t body, std::uint32_t named, unsigned nesting);
  void push_parts(const QueryRow& query);

  const Program& program_;
  RetrieveIndex& retrieves_;
  std::size_t words_;                   // of 64 retrieves each
  std::vector<State> states_;           // definitions, then functions
  std::vector<std::uint64_t> reads_;    // words_ for each of them
  std::vector<Words> used_;             // by definition, as far as they are Free
  std::vector<std::uint64_t> present_;  // the retrieves that find something in this record
  bool present_is_known_ = false;
  std::vector<std::uint32_t> pending_;  // nodes still to be read
  std::vector<std::uint32_t> seen_by_;  // nodes: one more than the body that read it last
  std::vector<std::optional<Value>> kept_;
  Arena arena_{1024};
};

}  // namespace nextline::cql
