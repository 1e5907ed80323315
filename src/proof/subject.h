// What is proved about: one pack, loaded as its authors wrote it and compiled as the planner runs it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "care/judgement.h"
#include "knowledge/decision.h"
#include "knowledge/model.h"
#include "knowledge/pack.h"

namespace nextline::proof {

/// A region and a date for which recommendations and approvals stand still.
struct Setting {
  std::string region;
  std::string as_of;
};

/// A pack folder, loaded and compiled. Immovable: its parts point at each other.
class Subject {
 public:
  /// Fails as compile_pack does (a pack that lint rejects is not proved about), and as read_overlay. `overlay`: a
  /// site's file; without one, all that is proved holds for every alternative of every interpretation a site may
  /// settle.
  static Result<std::unique_ptr<Subject>> open(const std::string& folder, const std::string& overlay = {});

  const knowledge::PackSource& source() const { return source_; }
  const knowledge::DecisionModel& model() const { return model_; }
  const std::shared_ptr<const knowledge::Pack>& pack() const { return pack_; }
  /// The decision model's index of a definition of the compiled program.
  std::uint32_t model_index(std::uint32_t program_definition) const { return model_of_program_[program_definition]; }

  /// Every region at the evidence cutoff, and on the day before each date of the two years before it on which a
  /// recommendation or an approval starts or ends.
  std::vector<Setting> settings() const;

 private:
  Subject() = default;

  knowledge::PackSource source_;
  knowledge::DecisionModel model_;
  std::shared_ptr<const knowledge::Pack> pack_;
  std::vector<std::uint32_t> model_of_program_;
};

}  // namespace nextline::proof
