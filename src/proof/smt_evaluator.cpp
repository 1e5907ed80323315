#include "proof/smt_evaluator.h"

#include <algorithm>
#include <array>

namespace nextline::proof {
namespace {

const Decimal kTrue = Decimal::from_integer(1);
const Decimal kFalse = Decimal::from_integer(0);

Decimal boolean(bool value) {
  return value ? kTrue : kFalse;
}

}  // namespace

/// Recursive descent over the text; nesting is that of the guideline's expressions.
class SmtReader {
 public:
  SmtReader(std::string_view text, SmtEvaluator& into) : text_(text), into_(into) {}

  Result<void> read() {
    for (skip(); at_ < text_.size() && !failed_; skip()) command();
    if (failed_)
      return bug_error("smt-unread", "the evaluator does not know this SMT-LIB: " + problem_,
                       "byte " + std::to_string(at_));
    return {};
  }

 private:
  using Op = SmtEvaluator::Op;

  void fail(const std::string& problem) {
    if (!failed_) problem_ = problem;
    failed_ = true;
  }

  void skip() {
    while (at_ < text_.size()) {
      if (text_[at_] == ';')
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      else if (text_[at_] != ' ' && text_[at_] != '\n')
        return;
      else
        ++at_;
    }
  }

  bool take(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void expect(char c) {
    if (!take(c)) fail(std::string("expected '") + c + "'");
  }

  std::string word() {
    skip();
    if (at_ < text_.size() && text_[at_] == '|') {
      const auto end = text_.find('|', at_ + 1);
      if (end == std::string_view::npos) return fail("open |name"), std::string();
      const auto name = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      return std::string(name);
    }
    const auto begin = at_;
    while (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '\n' && text_[at_] != '(' && text_[at_] != ')')
      ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::uint32_t add(Op op, const std::vector<std::uint32_t>& operands, Decimal constant = {}) {
    SmtEvaluator::Term term;
    term.op = op;
    term.first = static_cast<std::uint32_t>(into_.operands_.size());
    term.count = static_cast<std::uint32_t>(operands.size());
    term.constant = constant;
    into_.operands_.insert(into_.operands_.end(), operands.begin(), operands.end());
    into_.terms_.push_back(term);
    return static_cast<std::uint32_t>(into_.terms_.size() - 1);
  }

  void command() {
    expect('(');
    const auto name = word();
    if (name == "declare-const") {
      const auto constant = word();
      word();  // the sort
      const auto term = add(Op::Input, {});
      into_.names_[constant] = term;
      into_.inputs_.emplace_back(constant, term);
    } else if (name == "define-fun") {
      const auto defined = word();
      expect('(');
      expect(')');
      word();
      into_.names_[defined] = term();
    } else if (name == "assert") {
      into_.asserted_.push_back(term());
    } else {
      fail("command " + name);
    }
    expect(')');
  }

  std::uint32_t atom() {
    const bool quoted = at_ < text_.size() && text_[at_] == '|';
    const auto name = word();
    if (!quoted && name == "true") return add(Op::Constant, {}, kTrue);
    if (!quoted && name == "false") return add(Op::Constant, {}, kFalse);
    if (const auto found = into_.names_.find(name); found != into_.names_.end()) return found->second;
    if (const auto number = quoted ? std::nullopt : Decimal::parse(name)) return add(Op::Constant, {}, *number);
    fail("name " + name);
    return 0;
  }

  std::uint32_t term() {
    skip();
    if (failed_ || at_ >= text_.size()) return fail("the end"), 0;
    if (!take('(')) return atom();
    const auto name = word();
    std::vector<std::uint32_t> operands;
    for (skip(); !failed_ && at_ < text_.size() && text_[at_] != ')'; skip()) operands.push_back(term());
    expect(')');
    static constexpr std::array<std::pair<std::string_view, Op>, 10> kOperators = {{{"and", Op::And},
                                                                                    {"or", Op::Or},
                                                                                    {"not", Op::Not},
                                                                                    {"=>", Op::Implies},
                                                                                    {"ite", Op::Ite},
                                                                                    {"=", Op::Equal},
                                                                                    {"<", Op::Less},
                                                                                    {"<=", Op::LessOrEqual},
                                                                                    {"-", Op::Negate},
                                                                                    {"is_int", Op::IsInt}}};
    for (const auto& [text, op] : kOperators)
      if (text == name) return add(op, operands);
    // The only other comparisons written are > and >=; they are the mirrored < and <=.
    std::reverse(operands.begin(), operands.end());
    if (name == ">") return add(Op::Less, operands);
    if (name == ">=") return add(Op::LessOrEqual, operands);
    fail("operator " + name);
    return 0;
  }

  std::string_view text_;
  SmtEvaluator& into_;
  std::size_t at_ = 0;
  bool failed_ = false;
  std::string problem_;
};

Result<SmtEvaluator> SmtEvaluator::read(std::string_view script) {
  SmtEvaluator evaluator;
  NEXTLINE_CHECK(SmtReader(script, evaluator).read());
  evaluator.values_.resize(evaluator.terms_.size());
  return evaluator;
}

Decimal SmtEvaluator::apply(const Term& term) const {
  const auto operand = [&](std::uint32_t i) -> const Decimal& { return values_[operands_[term.first + i]]; };
  const auto holds = [&](std::uint32_t i) { return !operand(i).is_zero(); };
  switch (term.op) {
    case Op::Constant:
    case Op::Input:
      return term.constant;
    case Op::And:
      for (std::uint32_t i = 0; i < term.count; ++i)
        if (!holds(i)) return kFalse;
      return kTrue;
    case Op::Or:
      for (std::uint32_t i = 0; i < term.count; ++i)
        if (holds(i)) return kTrue;
      return kFalse;
    case Op::Not:
      return boolean(!holds(0));
    case Op::Implies:
      return boolean(!holds(0) || holds(1));
    case Op::Ite:
      return holds(0) ? operand(1) : operand(2);
    case Op::Equal:
      return boolean(operand(0) == operand(1));
    case Op::Less:
      return boolean(operand(0) < operand(1));
    case Op::LessOrEqual:
      return boolean(operand(0) <= operand(1));
    case Op::Negate:
      return negate(operand(0));
    case Op::IsInt:
      return boolean(operand(0).normalized().scale() == 0);
  }
  return kFalse;
}

Result<void> SmtEvaluator::evaluate(const Model& model) {
  for (const auto& [name, term] : inputs_) {
    const auto found = model.find(name);
    if (found == model.end()) return bug_error("smt-no-value", "the case gives the constant no value", name);
    const auto number = found->second == "true"    ? std::optional(kTrue)
                        : found->second == "false" ? std::optional(kFalse)
                                                   : Decimal::parse(found->second);
    if (!number) return bug_error("smt-no-value", "the value of the constant is no number", name);
    terms_[term].constant = *number;
  }
  for (std::size_t i = 0; i < terms_.size(); ++i) values_[i] = apply(terms_[i]);
  return {};
}

std::optional<Decimal> SmtEvaluator::value(std::string_view name) const {
  const auto found = names_.find(std::string(name));
  if (found == names_.end()) return std::nullopt;
  return values_[found->second];
}

bool SmtEvaluator::assertions_hold() const {
  return std::all_of(asserted_.begin(), asserted_.end(), [&](std::uint32_t term) { return !values_[term].is_zero(); });
}

}  // namespace nextline::proof
