// What the texts of a Case stand in: written once, read by every copy of the Case.
#pragma once

#include <memory>

#include "base/arena.h"

namespace nextline {

/// Owns the texts that the facts of a Case point at. A copy keeps what the original had written so far, and writes into
/// memory of its own: so copies may go to other threads, and one may be changed while the other is read.
class CaseTexts {
 public:
  CaseTexts() = default;
  CaseTexts(const CaseTexts& other) : before_(other.own_ ? other.own_ : other.before_) {}
  CaseTexts(CaseTexts&&) noexcept = default;
  CaseTexts& operator=(const CaseTexts& other) { return *this = CaseTexts(other); }
  CaseTexts& operator=(CaseTexts&&) noexcept = default;
  ~CaseTexts() = default;

  /// Where to write texts that are to live as long as the Case and its copies.
  Arena& arena() {
    if (!own_) own_ = std::make_shared<Memory>(before_);
    return own_->arena;
  }

 private:
  struct Memory {
    explicit Memory(std::shared_ptr<const Memory> earlier) : before(std::move(earlier)) {}
    std::shared_ptr<const Memory> before;  // kept, never read
    Arena arena{4096};
  };
  std::shared_ptr<Memory> own_;
  std::shared_ptr<const Memory> before_;
};

}  // namespace nextline
