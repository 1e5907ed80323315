#include "knowledge/decision_reader.h"

#include <array>

#include "base/result.h"
#include "knowledge/choices.h"
#include "knowledge/decision_advice.h"

namespace nextline::knowledge {

namespace syntax = cql::syntax;

namespace {

constexpr std::string_view kContext = "Case";

std::optional<Comparison> comparison_of(syntax::BinaryOperator op) {
  switch (op) {
    case syntax::BinaryOperator::Equal:
      return Comparison::Equal;
    case syntax::BinaryOperator::NotEqual:
      return Comparison::NotEqual;
    case syntax::BinaryOperator::Less:
      return Comparison::Less;
    case syntax::BinaryOperator::LessOrEqual:
      return Comparison::LessOrEqual;
    case syntax::BinaryOperator::Greater:
      return Comparison::Greater;
    case syntax::BinaryOperator::GreaterOrEqual:
      return Comparison::GreaterOrEqual;
    default:
      return std::nullopt;
  }
}

/// `50 > x` is `x < 50`.
Comparison flipped(Comparison comparison) {
  switch (comparison) {
    case Comparison::Less:
      return Comparison::Greater;
    case Comparison::LessOrEqual:
      return Comparison::GreaterOrEqual;
    case Comparison::Greater:
      return Comparison::Less;
    case Comparison::GreaterOrEqual:
      return Comparison::LessOrEqual;
    case Comparison::Equal:
    case Comparison::NotEqual:
      break;
  }
  return comparison;
}

std::optional<DecisionOp> connective_of(syntax::BinaryOperator op) {
  switch (op) {
    case syntax::BinaryOperator::And:
      return DecisionOp::And;
    case syntax::BinaryOperator::Or:
      return DecisionOp::Or;
    case syntax::BinaryOperator::Implies:
      return DecisionOp::Implies;
    default:
      return std::nullopt;
  }
}

std::optional<std::uint32_t> index_of(const std::vector<Word>& words, std::string_view text) {
  for (std::uint32_t i = 0; i < words.size(); ++i)
    if (words[i].text == text) return i;
  return std::nullopt;
}

}  // namespace

DecisionExpression DecisionReader::complain(const syntax::Expression& e, std::string code, std::string message,
                                            std::string hint) {
  Place place;
  if (fixed_place_ != nullptr) {
    place = *fixed_place_;
    message += " in '" + std::string(tree_.text_of(e.range)) + "'";
  } else {
    place = place_at(std::string(tree_.file()), tree_.text(), e.range.begin);
  }
  Error error = error_at(place, std::move(code), std::move(message), std::move(hint));
  if (fixed_place_ == nullptr) error.range = e.range;
  errors_.push_back(std::move(error));
  DecisionExpression out;
  out.range = e.range;
  return out;
}

DecisionExpression DecisionReader::outside(const syntax::Expression& e) {
  const Advice advice = advice_for(e);
  return complain(e, "outside-subset", advice.what + " is outside the decision subset", advice.instead);
}

DecisionExpression DecisionReader::read(const syntax::Expression& e) {
  if (const auto* boolean = syntax::as<syntax::BooleanLiteral>(e)) {
    DecisionExpression out;
    out.constant = boolean->value;
    out.range = e.range;
    return out;
  }
  if (const auto* unary = syntax::as<syntax::Unary>(e)) return read_unary(*unary);
  if (const auto* binary = syntax::as<syntax::Binary>(e)) return read_binary(*binary);
  if (const auto* property = syntax::as<syntax::Property>(e)) return read_property(*property);
  if (const auto* identifier = syntax::as<syntax::Identifier>(e))
    return read_reference(scope_.library, identifier->name, e);
  return outside(e);
}

DecisionExpression DecisionReader::read_unary(const syntax::Unary& e) {
  if (e.op != syntax::UnaryOperator::Not) return outside(e);
  DecisionExpression out;
  out.op = DecisionOp::Not;
  out.range = e.range;
  out.operands.push_back(read(*e.operand));
  return out;
}

DecisionExpression DecisionReader::read_binary(const syntax::Binary& e) {
  if (const auto comparison = comparison_of(e.op)) return read_comparison(e, *comparison);
  const auto connective = connective_of(e.op);
  if (!connective) return outside(e);
  DecisionExpression out;
  out.op = *connective;
  out.range = e.range;
  out.operands.reserve(2);
  out.operands.push_back(read(*e.left));
  out.operands.push_back(read(*e.right));
  return out;
}

DecisionExpression DecisionReader::read_comparison(const syntax::Binary& e, Comparison comparison) {
  const syntax::Expression* fact_side = e.left;
  const syntax::Expression* literal_side = e.right;
  if (is_choice(*e.left)) return read_choice(e, comparison, *e.left, *e.right);
  if (is_choice(*e.right)) return read_choice(e, comparison, *e.right, *e.left);
  if (!is_fact_path(*fact_side)) {
    std::swap(fact_side, literal_side);
    comparison = flipped(comparison);
  }
  const auto found = is_fact_path(*fact_side) ? literal(*literal_side) : std::nullopt;
  if (!found)
    return complain(e, "comparison", "a comparison is of one fact with one literal",
                    "write Case.fact on one side and a number or 'text' on the other");
  const auto path = fact_path(*fact_side);
  DecisionExpression out;
  out.range = e.range;
  if (!path) return out;
  const FactEntry& fact = *path->entry;
  if (path->member != nullptr || fact.kind == FactKind::Boolean || fact.kind == FactKind::Set)
    return complain(e, "comparison", "'" + fact.name.text + "' is true or false and is not compared",
                    "write the fact alone, or 'not' in front of it");
  if (fact.kind == FactKind::List) return read_fact(*path, e);
  out.op = DecisionOp::Compare;
  out.fact = path->fact;
  out.comparison = comparison;
  return fact.kind == FactKind::Number ? read_number_comparison(std::move(out), fact, *found)
                                       : read_value_comparison(std::move(out), fact, *found);
}

bool DecisionReader::is_choice(const syntax::Expression& e) const {
  const auto* property = syntax::as<syntax::Property>(e);
  const auto* source = property == nullptr ? nullptr : syntax::as<syntax::Identifier>(property->source);
  if (source == nullptr) return false;
  const auto library = scope_.libraries.find(std::string(source->name.text));
  return library != scope_.libraries.end() && library->second == kChoices;
}

DecisionExpression DecisionReader::read_choice(const syntax::Binary& e, Comparison comparison,
                                               const syntax::Expression& parameter, const syntax::Expression& value) {
  const std::string name(syntax::as<syntax::Property>(parameter)->name.text);
  const auto interpretation = scope_.pack.interpretation_of(name);
  if (!interpretation) {
    std::vector<std::string_view> names;
    for (const InterpretationEntry& entry : scope_.pack.interpretations)
      if (!entry.parameter.empty()) names.push_back(entry.parameter.text);
    return complain(parameter, "unknown-choice",
                    "no interpretation has the parameter '" + name + "'" + did_you_mean(name, names),
                    "name it in interpretations.yaml: parameter: " + name);
  }
  const InterpretationEntry& entry = scope_.pack.interpretations[*interpretation];
  const auto text = literal(value);
  const bool equality = comparison == Comparison::Equal || comparison == Comparison::NotEqual;
  if (!equality || !text || !text->is_text)
    return complain(value, "comparison", "a choice is compared with one of its alternatives", "write = 'alternative'");
  std::vector<Word> ids;
  for (const AlternativeEntry& alternative : entry.alternatives) ids.push_back(alternative.id);
  const auto member = index_of(ids, text->text);
  if (!member)
    return complain(
        value, "unknown-value",
        "'" + text->text + "' is no alternative of '" + entry.id.text + "'" + did_you_mean(text->text, texts(ids)),
        "one of: " + joined(ids));
  DecisionExpression out;
  out.range = e.range;
  out.op = DecisionOp::Choice;
  out.choice = *interpretation;
  out.member = *member;
  out.constant = entry.choice.text == text->text;
  if (comparison == Comparison::Equal) return out;
  DecisionExpression negated;
  negated.range = e.range;
  negated.op = DecisionOp::Not;
  negated.operands.push_back(std::move(out));
  return negated;
}

DecisionExpression DecisionReader::read_number_comparison(DecisionExpression out, const FactEntry& fact,
                                                          const Literal& literal) {
  const auto number = literal.is_text ? std::nullopt : Decimal::parse(literal.text);
  if (!number)
    return complain(*literal.node, "comparison", "'" + fact.name.text + "' is a number in '" + fact.unit.text + "'",
                    "compare it with a plain number in that unit");
  if ((fact.low && *number < *fact.low) || (fact.high && *number > *fact.high)) {
    const std::string low = fact.low ? fact.low->to_string() : "…";
    const std::string high = fact.high ? fact.high->to_string() : "…";
    return complain(*literal.node, "out-of-range",
                    literal.text + " is outside " + low + " to " + high + " of '" + fact.name.text + "'",
                    "mend the number, or the bounds in case.yaml");
  }
  out.number = *number;
  return out;
}

DecisionExpression DecisionReader::read_value_comparison(DecisionExpression out, const FactEntry& fact,
                                                         const Literal& literal) {
  if (out.comparison != Comparison::Equal && out.comparison != Comparison::NotEqual)
    return complain(*literal.node, "comparison", "the values of '" + fact.name.text + "' have no order",
                    "write = or !=");
  const auto member = literal.is_text ? index_of(fact.values, literal.text) : std::nullopt;
  if (!member)
    return complain(*literal.node, "unknown-value",
                    "'" + literal.text + "' is no value of '" + fact.name.text + "'" +
                        did_you_mean(literal.text, texts(fact.values)),
                    "one of: " + joined(fact.values));
  out.member = *member;
  return out;
}

bool DecisionReader::is_fact_path(const syntax::Expression& e) const {
  const auto* property = syntax::as<syntax::Property>(e);
  if (property == nullptr) return false;
  if (const auto* source = syntax::as<syntax::Identifier>(property->source)) return source->name.text == kContext;
  return is_fact_path(*property->source);
}

std::optional<DecisionReader::FactPath> DecisionReader::fact_path(const syntax::Expression& e) {
  const auto* property = syntax::as<syntax::Property>(e);
  FactPath path;
  if (syntax::as<syntax::Identifier>(property->source) == nullptr) {
    path.member = property;
    property = syntax::as<syntax::Property>(property->source);
  }
  if (syntax::as<syntax::Identifier>(property->source) == nullptr) {
    complain(e, "unknown-fact", "a fact has no elements this deep", "write Case.fact or Case.set.member");
    return std::nullopt;
  }
  path.entry = scope_.pack.fact(property->name.text);
  if (path.entry != nullptr) {
    path.fact = static_cast<std::uint32_t>(path.entry - scope_.pack.facts.data());
    return path;
  }
  complain(e, "unknown-fact",
           "case.yaml has no fact '" + std::string(property->name.text) + "'" +
               did_you_mean(property->name.text, scope_.pack.fact_names()));
  return std::nullopt;
}

std::optional<DecisionReader::Literal> DecisionReader::literal(const syntax::Expression& e) {
  if (const auto* text = syntax::as<syntax::StringLiteral>(e)) return Literal{&e, std::string(text->value), true};
  if (const auto* integer = syntax::as<syntax::IntegerLiteral>(e)) return Literal{&e, std::string(integer->text)};
  if (const auto* decimal = syntax::as<syntax::DecimalLiteral>(e)) return Literal{&e, std::string(decimal->text)};
  const auto* unary = syntax::as<syntax::Unary>(e);
  if (unary == nullptr || unary->op != syntax::UnaryOperator::Negate) return std::nullopt;
  auto inner = literal(*unary->operand);
  if (!inner || inner->is_text) return std::nullopt;
  return Literal{&e, "-" + inner->text};
}

DecisionExpression DecisionReader::read_property(const syntax::Property& e) {
  if (is_fact_path(e)) {
    const auto path = fact_path(e);
    if (path) return read_fact(*path, e);
    DecisionExpression out;
    out.range = e.range;
    return out;
  }
  const auto* source = syntax::as<syntax::Identifier>(e.source);
  if (source == nullptr) return outside(e);
  const auto library = scope_.libraries.find(std::string(source->name.text));
  if (library != scope_.libraries.end()) return read_reference(library->second, e.name, e);
  return complain(e, "unknown-name", "'" + std::string(source->name.text) + "' is neither Case nor a library here",
                  "facts are written Case.name");
}

DecisionExpression DecisionReader::read_fact(const FactPath& path, const syntax::Expression& e) {
  const FactEntry& fact = *path.entry;
  const std::string name = "'" + fact.name.text + "'";
  DecisionExpression out;
  out.range = e.range;
  out.fact = path.fact;
  if (fact.kind == FactKind::List)
    return complain(e, "outside-subset", "the list " + name + " is for showing only",
                    "derive a decision fact from it in Record.cql");
  if (fact.kind == FactKind::Set) {
    if (path.member == nullptr)
      return complain(e, "outside-subset", "the set " + name + " has no truth of its own",
                      "ask for a member: Case." + fact.name.text + ".\"" +
                          (fact.values.empty() ? std::string("member") : fact.values[0].text) + "\"");
    const auto member = index_of(fact.values, path.member->name.text);
    if (!member)
      return complain(e, "unknown-value",
                      "'" + std::string(path.member->name.text) + "' is no member of " + name +
                          did_you_mean(path.member->name.text, texts(fact.values)),
                      "one of: " + joined(fact.values));
    out.op = DecisionOp::Member;
    out.member = *member;
    return out;
  }
  if (path.member != nullptr) return complain(e, "unknown-value", name + " has no members", "it is no set");
  if (fact.kind != FactKind::Boolean)
    return complain(e, "outside-subset", name + " is neither true nor false", "compare it with a literal");
  out.op = DecisionOp::Fact;
  return out;
}

DecisionExpression DecisionReader::read_reference(const std::string& library, const syntax::Name& name,
                                                  const syntax::Expression& e) {
  DecisionExpression out;
  out.range = e.range;
  if (const auto index = scope_.model.find(library, name.text)) {
    out.op = DecisionOp::Reference;
    out.reference = *index;
    return out;
  }
  std::vector<std::string_view> names;
  for (const DecisionDefinition& each : scope_.model.definitions)
    if (each.library == library) names.push_back(each.name);
  const bool fact = scope_.pack.fact(name.text) != nullptr;
  const std::string in = library.empty() ? std::string() : " in " + library;
  return complain(e, "undefined-name",
                  "there is no define '" + std::string(name.text) + "'" + in + did_you_mean(name.text, names),
                  fact ? "the fact is written Case." + std::string(name.text) : "");
}

}  // namespace nextline::knowledge
