#include "cql/format/outline.h"

#include <algorithm>

#include "cql/syntax/children.h"

namespace nextline::cql::format {
namespace {

using namespace syntax;  // NOLINT(google-build-using-namespace): every kind of node
using Kind = TokenKind;

/// Operators that are laid out as one chain stand in one class.
int chain_class(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::And:
      return 1;
    case BinaryOperator::Or:
    case BinaryOperator::Xor:
      return 2;
    case BinaryOperator::Implies:
      return 3;
    case BinaryOperator::Union:
    case BinaryOperator::Intersect:
    case BinaryOperator::Except:
      return 4;
    case BinaryOperator::Add:
    case BinaryOperator::Subtract:
    case BinaryOperator::Concatenate:
      return 5;
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
      return 6;
    default:
      return 0;  // comparisons and their like: not chained
  }
}

class Outliner {
 public:
  Outliner(const SyntaxTree& tree, std::span<const Token> tokens) : tree_(tree), tokens_(tokens) {
    out_.tight_before.resize(tokens.size());
    out_.tight_after.resize(tokens.size());
    out_.spaced.resize(tokens.size());
    out_.statement.resize(tokens.size());
    claimed_.resize(tokens.size());
  }

  Outline run() {
    if (tree_.expression()) walk(*tree_.expression());
    const Library& library = tree_.library();
    for (const ParameterDefinition& parameter : library.parameters) {
      if (parameter.type) type(*parameter.type);
      if (parameter.default_value) walk(*parameter.default_value);
    }
    for (const Statement* statement : library.statements) {
      if (const auto* definition = statement_as<ExpressionDefinition>(*statement)) body(*statement, definition->body);
      if (const auto* function = statement_as<FunctionDefinition>(*statement)) function_head(*function);
    }
    brackets();
    if (!tree_.expression()) statements();
    std::stable_sort(out_.groups.begin(), out_.groups.end(), [](const Group& a, const Group& b) {
      return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    return std::move(out_);
  }

 private:
  /// The first token that begins at or after byte `offset`.
  std::uint32_t token_at(std::uint32_t offset) const {
    const auto found = std::partition_point(tokens_.begin(), tokens_.end() - 1,
                                            [offset](const Token& token) { return token.range.begin < offset; });
    return static_cast<std::uint32_t>(found - tokens_.begin());
  }
  std::uint32_t last_token(SourceRange range) const {
    const std::uint32_t after = token_at(range.end);
    return after == 0 ? 0 : after - 1;
  }
  /// The first token behind `e` and the parentheses that close around it.
  std::uint32_t behind(const Expression& e) const {
    std::uint32_t at = token_at(e.range.end);
    while (tokens_[at].kind == Kind::RightParenthesis) ++at;
    return at;
  }

  Group& group(SourceRange range) {
    out_.groups.push_back({token_at(range.begin), last_token(range), {}});
    return out_.groups.back();
  }
  static void add(Group& to, std::uint32_t token, Break::Kind kind = Break::Kind::All, std::uint8_t levels = 1) {
    if (token > to.first && token <= to.last) to.breaks.push_back({token, kind, levels, false});
  }

  void statements() {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      out_.statement[i] = tokens_[i].kind == Kind::LibraryWord ? i == 0 : starts_statement(tokens_, i);
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {  // `private valueset` begins one statement, not two
      const bool access = tokens_[i].kind == Kind::PrivateWord || tokens_[i].kind == Kind::PublicWord;
      if (access && out_.statement[i]) out_.statement[i + 1] = false;
    }
  }

  void body(const Statement& statement, const Expression* expression) {
    if (!expression) return;
    Group& whole = group({statement.range.begin, expression->range.end});
    std::uint32_t first = token_at(expression->range.begin);
    while (first > whole.first && tokens_[first - 1].kind == Kind::LeftParenthesis) --first;
    while (tokens_[whole.last + 1].kind == Kind::RightParenthesis) ++whole.last;
    add(whole, first);
    walk(*expression);
  }

  void function_head(const FunctionDefinition& function) {
    call_name(function.name);
    for (const OperandDefinition& operand : function.operands) type(*operand.type);
    if (function.returns) type(*function.returns);
    body(function, function.body);
  }

  void call_name(const Name& name) { out_.tight_after[token_at(name.range.begin)] = true; }

  /// `<` and `>` of a type are brackets.
  void type(const TypeSpecifier& specifier) {
    const std::uint32_t end = token_at(specifier.range.end);
    for (std::uint32_t i = token_at(specifier.range.begin); i < end; ++i) {
      if (tokens_[i].kind == Kind::LessThan) out_.tight_before[i] = out_.tight_after[i] = true;
      if (tokens_[i].kind == Kind::GreaterThan) out_.tight_before[i] = true;
    }
  }

  void walk(const Expression& e) {
    for_each_type(e, [this](const TypeSpecifier& specifier) { type(specifier); });
    visit(e, [this](const auto& node) { note(node); });
    for_each_child(e, [this](const Expression& child) { walk(child); });
  }

  void note(const Expression&) {}
  void note(const Unary& e) {
    if (e.op == UnaryOperator::Negate || e.op == UnaryOperator::Positive)
      out_.tight_after[token_at(e.range.begin)] = true;
  }
  void note(const ExternalConstant& e) { out_.tight_after[token_at(e.range.begin)] = true; }
  void note(const FunctionCall& e) { call_name(e.name); }
  void note(const Indexer& e) { out_.tight_before[behind(*e.source)] = true; }
  void note(const IntervalSelector& e) { out_.tight_after[token_at(e.range.begin)] = true; }
  void note(const RatioLiteral& e) { out_.spaced[token_at(e.numerator->range.end)] = true; }
  /// `List<Integer> { 1, 2 }`: the brackets around the type stand outside it.
  void note(const ListSelector& e) {
    if (!e.element_type) return;
    const std::uint32_t open = token_at(e.range.begin) + 1;
    out_.tight_before[open] = out_.tight_after[open] = true;
    out_.tight_before[token_at(e.element_type->range.end)] = true;
  }
  void note(const TupleSelector& e) { empty_tuple(e.elements, e.range); }
  void note(const InstanceSelector& e) { empty_tuple(e.elements, e.range); }
  void empty_tuple(std::span<const ElementValue> elements, SourceRange range) {
    if (elements.empty()) out_.spaced[last_token(range) - 1] = true;
  }
  void note(const syntax::Retrieve& e) {
    for (const PathStep& step : e.code_path)
      if (step.index) out_.tight_before[token_at(step.index->range.begin) - 1] = true;
  }

  /// A chain `a and b and c` leans left; its topmost node makes the group of all.
  void note(const Binary& e) {
    if (std::find(chained_.begin(), chained_.end(), &e) != chained_.end()) return;
    const int chain = chain_class(e.op);
    const auto kind = chain == 0 ? Break::Kind::Filled : Break::Kind::All;
    Group own{token_at(e.range.begin), last_token(e.range), {}};
    for (const Binary* at = &e; at;) {
      add(own, behind(*at->left), kind);
      const auto* left = as<Binary>(at->left);
      const bool same = left && chain != 0 && chain_class(left->op) == chain &&
                        token_at(left->range.end) == behind(*left);  // no parentheses around it
      if (same) chained_.push_back(left);
      at = same ? left : nullptr;
    }
    out_.groups.push_back(std::move(own));
  }
  void note(const Timing& e) { add(group(e.range), behind(*e.left), Break::Kind::Filled); }
  void note(const Membership& e) { add(group(e.range), behind(*e.left), Break::Kind::Filled); }

  void note(const If& e) {
    if (std::find(chained_.begin(), chained_.end(), &e) != chained_.end()) return;
    Group& own = group(e.range);
    for (const If* at = &e; at;) {
      add(own, behind(*at->condition), Break::Kind::Filled);
      const std::uint32_t otherwise = behind(*at->then_value);
      own.breaks.push_back({otherwise, Break::Kind::All, 0, true});
      const auto* next = as<If>(at->else_value);
      if (next && tokens_[otherwise + 1].kind != Kind::IfWord) next = nullptr;  // in parentheses
      if (next) chained_.push_back(next);
      at = next;
    }
  }
  void note(const Case& e) {
    Group& own = group(e.range);
    for (const CaseItem& item : e.items) {
      std::uint32_t when = token_at(item.when->range.begin);
      while (tokens_[when].kind != Kind::WhenWord) --when;
      add(own, when);
      add(own, behind(*item.when), Break::Kind::Filled, 2);
    }
    add(own, behind(*e.items.back().then));
    own.breaks.push_back({own.last, Break::Kind::All, 0, false});
  }

  void note(const Query& e) {
    Group& own = group(e.range);
    const auto clause = [&](std::uint32_t offset, Kind word) {
      std::uint32_t at = token_at(offset);
      while (at > own.first && tokens_[at].kind != word) --at;
      add(own, at);
    };
    const auto item = [&](std::uint32_t offset) {
      const std::uint32_t at = token_at(offset);
      if (at == 0 || tokens_[at - 1].kind != Kind::Comma) return;
      claimed_[at - 1] = true;
      add(own, at, Break::Kind::All, 2);
    };
    // A comma before the first source is that of what the query stands in.
    for (const AliasedSource& source : e.sources.subspan(1)) item(source.range.begin);
    if (!e.lets.empty()) clause(e.lets.front().range.begin, Kind::LetWord);
    for (const LetItem& let : e.lets) item(let.range.begin);
    for (const Relationship& relationship : e.relationships) add(own, token_at(relationship.range.begin));
    if (e.where) clause(e.where->range.begin, Kind::WhereWord);
    if (e.aggregate) clause(e.aggregate->name.range.begin, Kind::AggregateWord);
    if (e.return_value) clause(e.return_value->range.begin, Kind::ReturnWord);
    if (e.sorted) {
      const std::uint32_t end = e.sort_items.empty() ? e.range.end : e.sort_items.front().range.begin;
      clause(end == e.range.end ? tokens_[own.last].range.begin : end, Kind::SortWord);
    }
  }

  /// Every pair of brackets is a group: broken behind the opening one, before the closing one and behind its commas.
  void brackets() {
    std::vector<Group> open;
    std::vector<Group> closed;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      if (!open.empty() && i == open.back().last) {
        add(open.back(), i, Break::Kind::All, 0);
        closed.push_back(std::move(open.back()));
        open.pop_back();
      }
      if (tokens_[i].kind == Kind::Comma && !claimed_[i] && !open.empty()) add(open.back(), i + 1);
      const std::uint32_t partner = tokens_[i].partner;
      if (partner <= i + 1) continue;  // none, or nothing between
      open.push_back({i, partner, {}});
      const bool index = tokens_[i].kind == Kind::LeftBracket && out_.tight_before[i];
      if (!index) add(open.back(), i + 1);
    }
    for (Group& each : closed) out_.groups.push_back(std::move(each));
  }

  const SyntaxTree& tree_;
  std::span<const Token> tokens_;
  Outline out_;
  std::vector<bool> claimed_;               // commas that belong to a query, not to the brackets around it
  std::vector<const Expression*> chained_;  // nodes whose breaks stand in the group of a node above
};

}  // namespace

Outline outline(const SyntaxTree& tree, std::span<const Token> tokens) {
  return Outliner(tree, tokens).run();
}

}  // namespace nextline::cql::format
