#include "care/dosing/rounding.h"

#include <algorithm>

namespace nextline::care {
namespace {

const Decimal kZero = Decimal::from_integer(0);

/// Tries what can be given and keeps the best.
class Choice {
 public:
  Choice(const Decimal& calculated, const RoundingRule& rule, bool only_down, const std::optional<Decimal>& most)
      : calculated_(calculated), rule_(rule), only_down_(only_down), most_(most) {}

  RoundedDose find() {
    if (rule_.step)
      multiples(*rule_.step);
    else if (!rule_.sizes.empty())
      fill(rule_.sizes.size() - 1, calculated_, {});
    if (best_ && near_enough()) return *best_;
    return {calculated_, {}, true};
  }

 private:
  using Pieces = std::vector<std::pair<Decimal, std::int64_t>>;

  void multiples(const Decimal& step) {
    const auto whole = truncated_divide(calculated_, step);
    const auto below = whole ? multiply(*whole, step) : std::nullopt;
    const auto above = below ? add(*below, step) : std::nullopt;
    if (below) offer({*below, {}, false});
    if (above) offer({*above, {}, false});
  }

  /// From 0 to 3 of each size below the largest, and of that as many as fit into what is left, or one more.
  void fill(std::size_t at, const Decimal& rest, const Pieces& smaller) {
    constexpr std::int64_t kMostSmall = 3;
    if (at == 0) return fill_up(rest, smaller);
    const Decimal& size = rule_.sizes[at];
    for (std::int64_t count = 0; count <= kMostSmall; ++count) {
      const auto part = multiply(size, Decimal::from_integer(count));
      const auto left = part ? subtract(rest, *part) : std::nullopt;
      Pieces with = smaller;
      if (count > 0) with.emplace_back(size, count);
      if (left) fill(at - 1, *left, with);
    }
  }

  void fill_up(const Decimal& rest, const Pieces& smaller) {
    const auto whole = rest.is_negative() ? std::optional(kZero) : truncated_divide(rest, rule_.sizes[0]);
    const auto count = whole ? whole->truncated() : std::nullopt;
    for (std::int64_t more = 0; count && more < 2; ++more) {
      Pieces all;
      if (*count + more > 0) all.emplace_back(rule_.sizes[0], *count + more);
      all.insert(all.end(), smaller.rbegin(), smaller.rend());  // the largest first
      offer(total_of(all));
    }
  }

  static RoundedDose total_of(const Pieces& pieces) {
    Decimal total = kZero;
    for (const auto& [size, count] : pieces) {
      const auto part = multiply(size, Decimal::from_integer(count));
      const auto sum = part ? add(total, *part) : std::nullopt;
      if (sum) total = *sum;
    }
    return {total, pieces, false};
  }

  Decimal distance(const RoundedDose& dose) const {
    const auto off = subtract(dose.amount, calculated_);
    return off->is_negative() ? negate(*off) : *off;
  }

  static std::int64_t pieces_in(const RoundedDose& dose) {
    std::int64_t all = 0;
    for (const auto& [size, count] : dose.pieces) all += count;
    return all;
  }

  void offer(RoundedDose dose) {
    if (!(dose.amount > kZero) || (only_down_ && dose.amount > calculated_) || (most_ && dose.amount > *most_)) return;
    if (best_) {
      const int order = Decimal::compare(distance(dose), distance(*best_));
      if (order > 0 || (order == 0 && best_->amount < dose.amount)) return;
      if (dose.amount == best_->amount && pieces_in(*best_) <= pieces_in(dose)) return;
    }
    best_ = std::move(dose);
  }

  bool near_enough() const {
    if (!rule_.within_percent) return true;
    const auto off = multiply(distance(*best_), Decimal::from_integer(100));
    const auto allowed = multiply(calculated_, *rule_.within_percent);
    return off && allowed && *off <= *allowed;
  }

  const Decimal& calculated_;
  const RoundingRule& rule_;
  bool only_down_;
  const std::optional<Decimal>& most_;
  std::optional<RoundedDose> best_;
};

}  // namespace

RoundedDose rounded_dose(const Decimal& calculated, const RoundingRule& rule, bool only_down,
                         const std::optional<Decimal>& most) {
  return Choice(calculated, rule, only_down, most).find();
}

}  // namespace nextline::care
