#include "cql/oracle/plain.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <string>

namespace nextline::cql::oracle {
namespace {

using Operands = std::vector<Value>;
using Answer = std::optional<Value>;
using Wide = Int128;

// ---------------------------------------------------------------- numbers

bool is_whole(const Value& v) {
  return v.kind() == Kind::Integer || v.kind() == Kind::Long;
}
Wide whole(const Value& v) {
  return v.kind() == Kind::Integer ? Wide(v.as_integer()) : Wide(v.as_long());
}
/// `number` in the type of `like`; null when it does not fit.
Value fitted(Wide number, const Value& like) {
  const bool is_int = like.kind() == Kind::Integer;
  const Wide low =
      is_int ? Wide(std::numeric_limits<std::int32_t>::min()) : Wide(std::numeric_limits<std::int64_t>::min());
  const Wide high =
      is_int ? Wide(std::numeric_limits<std::int32_t>::max()) : Wide(std::numeric_limits<std::int64_t>::max());
  if (number < low || number > high) return Value::null();
  return is_int ? Value::integer(static_cast<std::int32_t>(number))
                : Value::long_integer(static_cast<std::int64_t>(number));
}

Answer whole_arithmetic(std::string_view name, const Operands& o) {
  if (!std::all_of(o.begin(), o.end(), is_whole) || (o.size() == 2 && o[0].kind() != o[1].kind())) return std::nullopt;
  const Wide a = whole(o[0]);
  if (o.size() == 1) {
    if (name == "Negate") return fitted(-a, o[0]);
    if (name == "Abs") return fitted(a < 0 ? -a : a, o[0]);
    if (name == "Successor") return fitted(a + 1, o[0]).is_null() ? std::nullopt : Answer(fitted(a + 1, o[0]));
    if (name == "Predecessor") return fitted(a - 1, o[0]).is_null() ? std::nullopt : Answer(fitted(a - 1, o[0]));
    return std::nullopt;
  }
  const Wide b = whole(o[1]);
  if (name == "Add") return fitted(a + b, o[0]);
  if (name == "Subtract") return fitted(a - b, o[0]);
  if (name == "Multiply") return fitted(a * b, o[0]);
  if (name == "TruncatedDivide") return b == 0 ? Value::null() : fitted(a / b, o[0]);
  if (name == "Modulo") return b == 0 ? Value::null() : fitted(a % b, o[0]);
  return std::nullopt;
}

bool is_number(const Value& v) {
  return is_whole(v) || v.kind() == Kind::Decimal;
}
/// Both numbers at eight places: exact, since CQL's decimals have no more.
Wide eight_places(const Value& v) {
  if (v.kind() != Kind::Decimal) return whole(v) * 100000000;
  Wide unscaled = v.as_decimal().unscaled();
  for (int i = v.as_decimal().scale(); i < 8; ++i) unscaled *= 10;
  return unscaled;
}

std::optional<int> order(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) {
    const Wide x = eight_places(a);
    const Wide y = eight_places(b);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (a.kind() == Kind::String && b.kind() == Kind::String) {
    const int compared = a.as_string().compare(b.as_string());
    return compared < 0 ? -1 : compared > 0 ? 1 : 0;
  }
  return std::nullopt;
}

Answer comparison(std::string_view name, const Operands& o) {
  const auto found = order(o[0], o[1]);
  if (!found) return std::nullopt;
  if (name == "Less") return Value::boolean(*found < 0);
  if (name == "LessOrEqual") return Value::boolean(*found <= 0);
  if (name == "Greater") return Value::boolean(*found > 0);
  return Value::boolean(*found >= 0);
}

// ---------------------------------------------------------------- text

Answer text(std::string_view name, const Operands& o, Arena& arena) {
  const auto is_text = [](const Value& v) { return v.kind() == Kind::String; };
  if (o.empty() || !is_text(o[0])) return std::nullopt;
  const std::string a(o[0].as_string());
  const auto kept = [&arena](const std::string& s) { return Value::string(arena.copy(s)); };
  if (name == "Length" && o.size() == 1) return Value::integer(static_cast<std::int32_t>(a.size()));
  if (name == "Upper" || name == "Lower") {
    std::string b;
    for (const char c : a) b += static_cast<char>(name == "Upper" ? toupper(c) : tolower(c));
    return kept(b);
  }
  if (o.size() != 2) return std::nullopt;
  if (name == "Indexer" && o[1].kind() == Kind::Integer) {
    const std::int32_t i = o[1].as_integer();
    return i < 0 || i >= static_cast<std::int32_t>(a.size()) ? Value::null() : kept(std::string(1, a[i]));
  }
  if (!is_text(o[1])) return std::nullopt;
  const std::string b(o[1].as_string());
  if (name == "Concatenate" || name == "ConcatenateNullsAsEmpty") return kept(a + b);
  if (name == "StartsWith") return Value::boolean(a.substr(0, b.size()) == b);
  if (name == "EndsWith") return Value::boolean(a.size() >= b.size() && a.substr(a.size() - b.size()) == b);
  if (name == "PositionOf") {  // pattern, text
    for (std::size_t i = 0; i + a.size() <= b.size(); ++i)
      if (b.substr(i, a.size()) == a) return Value::integer(static_cast<std::int32_t>(i));
    return Value::integer(-1);
  }
  return std::nullopt;
}

// ---------------------------------------------------------------- lists

/// Null equals null here, and nothing else; none when plain_equal does not know.
std::optional<bool> same(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  const auto equal = plain_equal(a, b);
  if (!equal || *equal == Truth::Unknown) return std::nullopt;
  return *equal == Truth::True;
}

class Lists {
 public:
  Lists(const Operands& o, Arena& arena) : o_(o), arena_(arena) {}

  Answer run(std::string_view name) {
    for (const Value& v : o_)
      if (v.kind() == Kind::List)
        for (const Value& item : v.as_list())
          if (!item.is_null() && (item.kind() == Kind::List || !plain_equal(item, item))) return std::nullopt;
    if (o_[0].kind() != Kind::List) return std::nullopt;
    const auto a = o_[0].as_list();
    if (name == "Count" || name == "Length") {
      std::int32_t count = 0;
      for (const Value& v : a) count += name == "Length" || !v.is_null() ? 1 : 0;
      return Value::integer(count);
    }
    if (name == "Distinct") return kept(merged(a, {}));
    if (name == "Tail") return kept(a.empty() ? std::vector<Value>() : std::vector<Value>(a.begin() + 1, a.end()));
    if (name == "AllTrue" || name == "AnyTrue") {
      bool all = true;
      bool any = false;
      for (const Value& v : a) {
        all = all && !v.is_false();
        any = any || v.is_true();
      }
      return Value::boolean(name == "AllTrue" ? all : any);
    }
    if (name == "Max" || name == "Min") return extreme(a, name == "Max");
    if (name == "Sum") return sum(a);
    return o_.size() == 2 ? two(name, a) : std::nullopt;
  }

 private:
  Answer two(std::string_view name, std::span<const Value> a) {
    const Value& second = o_[1];
    if (name == "Indexer" && second.kind() == Kind::Integer) {
      const std::int32_t i = second.as_integer();
      return i < 0 || i >= static_cast<std::int32_t>(a.size()) ? Value::null() : a[static_cast<std::size_t>(i)];
    }
    if (second.kind() == Kind::List) {
      const auto b = second.as_list();
      if (name == "Union") return kept(merged(a, b));
      if (name == "Intersect" || name == "Except") {
        std::vector<Value> items;
        for (const Value& v : merged(a, {}))
          if (has(b, v) == (name == "Intersect")) items.push_back(v);
        return kept(items);
      }
      if (name == "Includes")
        return Value::boolean(std::all_of(b.begin(), b.end(), [&](const Value& v) { return has(a, v); }));
      if (name == "IncludedIn")
        return Value::boolean(std::all_of(a.begin(), a.end(), [&](const Value& v) { return has(b, v); }));
      return std::nullopt;
    }
    if (name == "Contains" && !second.is_null() && plain_equal(second, second)) return Value::boolean(has(a, second));
    return std::nullopt;
  }

  static bool has(std::span<const Value> list, const Value& wanted) {
    return std::any_of(list.begin(), list.end(), [&](const Value& v) { return same(v, wanted).value_or(false); });
  }
  static std::vector<Value> merged(std::span<const Value> a, std::span<const Value> b) {
    std::vector<Value> items;
    for (const auto list : {a, b})
      for (const Value& v : list)
        if (!has(items, v)) items.push_back(v);
    return items;
  }
  static Answer extreme(std::span<const Value> a, bool greatest) {
    Value best = Value::null();
    for (const Value& v : a) {
      if (v.is_null()) continue;
      if (!order(v, v)) return std::nullopt;
      if (best.is_null() || (greatest ? *order(v, best) > 0 : *order(v, best) < 0)) best = v;
    }
    return best;
  }
  static Answer sum(std::span<const Value> a) {
    Wide total = 0;
    Value like = Value::null();
    for (const Value& v : a) {
      if (v.is_null()) continue;
      if (!is_whole(v)) return std::nullopt;
      like = v;
      total += whole(v);
    }
    if (like.is_null()) return Value::null();
    // A sum that leaves its type on the way and comes back is left to the body: the text does not say.
    return std::all_of(a.begin(), a.end(),
                       [](const Value& v) { return v.is_null() || (whole(v) < 1000000 && whole(v) > -1000000); })
               ? Answer(fitted(total, like))
               : std::nullopt;
  }
  Value kept(const std::vector<Value>& items) {
    const auto copy = arena_.make_array<Value>(items.size());
    std::copy(items.begin(), items.end(), copy.begin());
    return Value::list(copy);
  }

  const Operands& o_;
  Arena& arena_;
};

// ---------------------------------------------------------------- intervals of small whole numbers, point by point

/// The points of an interval whose ends are known and near, in order; none otherwise.
std::optional<std::vector<Wide>> points(const Value& v) {
  if (v.kind() == Kind::Integer) return std::vector<Wide>{whole(v)};
  if (v.kind() != Kind::Interval) return std::nullopt;
  const IntervalData& i = v.as_interval();
  if (i.low.kind() != Kind::Integer || i.high.kind() != Kind::Integer) return std::nullopt;
  const Wide low = whole(i.low) + (i.low_closed ? 0 : 1);
  const Wide high = whole(i.high) - (i.high_closed ? 0 : 1);
  if (high < low || high - low > 50 || low < -1000 || high > 1000) return std::nullopt;
  std::vector<Wide> all;
  for (Wide p = low; p <= high; ++p) all.push_back(p);
  return all;
}

Answer interval(std::string_view name, const Operands& o) {
  if (o.size() == 1) {
    const auto a = o[0].kind() == Kind::Interval ? points(o[0]) : std::nullopt;
    if (!a) return std::nullopt;
    if (name == "Start") return Value::integer(static_cast<std::int32_t>(a->front()));
    if (name == "End") return Value::integer(static_cast<std::int32_t>(a->back()));
    if (name == "Width") return Value::integer(static_cast<std::int32_t>(a->back() - a->front()));
    return std::nullopt;
  }
  if (o[0].kind() != Kind::Interval && o[1].kind() != Kind::Interval) return std::nullopt;
  const auto left = points(o[0]);
  const auto right = points(o[1]);
  if (!left || !right) return std::nullopt;
  const std::vector<Wide>& a = *left;
  const std::vector<Wide>& b = *right;
  const auto in = [](Wide p, const std::vector<Wide>& set) {
    return std::find(set.begin(), set.end(), p) != set.end();
  };
  const bool shared = std::any_of(a.begin(), a.end(), [&](Wide p) { return in(p, b); });
  const bool b_in_a = std::all_of(b.begin(), b.end(), [&](Wide p) { return in(p, a); });
  const bool a_in_b = std::all_of(a.begin(), a.end(), [&](Wide p) { return in(p, b); });
  const std::map<std::string_view, bool> relations = {{"Before", a.back() < b.front()},
                                                      {"After", a.front() > b.back()},
                                                      {"Meets", a.back() + 1 == b.front() || b.back() + 1 == a.front()},
                                                      {"MeetsBefore", a.back() + 1 == b.front()},
                                                      {"MeetsAfter", b.back() + 1 == a.front()},
                                                      {"Overlaps", shared},
                                                      {"OverlapsBefore", shared && a.front() < b.front()},
                                                      {"OverlapsAfter", shared && a.back() > b.back()},
                                                      {"Includes", b_in_a},
                                                      {"Contains", b_in_a},
                                                      {"IncludedIn", a_in_b},
                                                      {"In", a_in_b},
                                                      {"Starts", a.front() == b.front() && a_in_b},
                                                      {"Ends", a.back() == b.back() && a_in_b},
                                                      {"SameAs", a == b}};
  const bool both = o[0].kind() == Kind::Interval && o[1].kind() == Kind::Interval;
  if (both && name == "ProperIncludes") return Value::boolean(b_in_a && a != b);
  if (both && name == "ProperIncludedIn") return Value::boolean(a_in_b && a != b);
  const auto found = relations.find(name);
  return found == relations.end() ? std::nullopt : Answer(Value::boolean(found->second));
}

}  // namespace

std::optional<Truth> plain_equal(const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return Truth::Unknown;
  if (left.kind() == Kind::Boolean && right.kind() == Kind::Boolean)
    return left.as_boolean() == right.as_boolean() ? Truth::True : Truth::False;
  if (const auto found = order(left, right)) return *found == 0 ? Truth::True : Truth::False;
  if (left.kind() != Kind::List || right.kind() != Kind::List) return std::nullopt;
  const auto a = left.as_list();
  const auto b = right.as_list();
  for (const auto list : {a, b})
    for (const Value& v : list)
      if (!v.is_null() && !plain_equal(v, v)) return std::nullopt;
  if (a.size() != b.size()) return Truth::False;
  bool unknown = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].is_null() && b[i].is_null()) continue;
    const auto equal = plain_equal(a[i], b[i]);
    if (!equal) return std::nullopt;
    if (*equal == Truth::False) return Truth::False;
    unknown = unknown || *equal == Truth::Unknown;
  }
  return unknown ? Truth::Unknown : Truth::True;
}

bool plain_less(const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return left.is_null() && !right.is_null();
  return order(left, right).value_or(0) < 0;
}

std::optional<Value> plain(std::string_view name, const std::vector<Value>& operands, Arena& arena) {
  if (operands.empty() || operands[0].is_null()) return std::nullopt;
  if (operands.size() > 2) {  // a precision that was not given
    if (operands.size() != 3 || !operands[2].is_null()) return std::nullopt;
    return plain(name, {operands[0], operands[1]}, arena);
  }
  if (operands.size() == 2 && operands[1].is_null()) return std::nullopt;
  if (name == "Equal") {
    const auto equal = plain_equal(operands[0], operands[1]);
    return equal ? Answer(value_of(*equal)) : std::nullopt;
  }
  if (name == "Less" || name == "LessOrEqual" || name == "Greater" || name == "GreaterOrEqual")
    return comparison(name, operands);
  if (name == "In" && operands[1].kind() == Kind::List) return plain("Contains", {operands[1], operands[0]}, arena);
  if (auto answer = whole_arithmetic(name, operands)) return answer;
  if (auto answer = text(name, operands, arena)) return answer;
  if (auto answer = interval(name, operands)) return answer;
  return Lists(operands, arena).run(name);
}

}  // namespace nextline::cql::oracle
