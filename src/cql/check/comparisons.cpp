// Comparisons that are null whatever the patient.
#include "base/ucum.h"
#include "cql/check/warnings.h"

namespace nextline::cql::check {
namespace {

using namespace syntax;  // NOLINT(google-build-using-namespace): kinds of nodes

bool is_comparison(BinaryOperator op) {
  return op == BinaryOperator::Equal || op == BinaryOperator::NotEqual || op == BinaryOperator::Less ||
         op == BinaryOperator::LessOrEqual || op == BinaryOperator::Greater || op == BinaryOperator::GreaterOrEqual;
}

bool is_null(const Expression* e) {
  if (const auto* cast = as<TypeCast>(e)) return is_null(cast->operand);
  return e->kind == ExpressionKind::NullLiteral;
}

/// Something that `is null` may be put behind without parentheses.
bool is_simple(const Expression& e) {
  return e.kind == ExpressionKind::Identifier || e.kind == ExpressionKind::Property ||
         e.kind == ExpressionKind::FunctionCall || e.kind == ExpressionKind::Indexer;
}

void warn_of_null(Warnings& warnings, const Binary& e) {
  const bool equality = e.op == BinaryOperator::Equal || e.op == BinaryOperator::NotEqual;
  const std::string test = e.op == BinaryOperator::NotEqual ? "is not null" : "is null";
  const bool left = is_null(e.left);
  const Expression& other = left ? *e.right : *e.left;
  std::optional<Fix> fix;
  // Parentheses around the operand are no part of its range: what is replaced must hold the three alone.
  const std::string_view between =
      warnings.tree().text().substr(e.left->range.end, e.right->range.begin - e.left->range.end);
  const bool bare = between.find_first_of("()/") == std::string_view::npos;
  if (equality && bare && is_simple(other) && (left ? e.left : e.right)->kind == ExpressionKind::NullLiteral) {
    const SourceRange whole{e.left->range.begin, e.right->range.end};
    fix = Fix{whole, std::string(warnings.tree().text_of(other.range)) + " " + test};
  }
  const std::string hint = equality ? "to ask whether a value is missing, write `" + test + "`"
                                    : "a comparison with a missing value is null, never true or false";
  warnings.add(e.range, "always-null",
               "a comparison with null is always null, so it is never true: `" + std::string(word(e.op)) + "`", hint,
               std::move(fix));
}

/// The unit of a literal; "1" for a plain number; none for anything else.
std::optional<std::string_view> unit_of(const Expression* e) {
  if (const auto* negated = as<Unary>(e))
    return negated->op == UnaryOperator::Negate ? unit_of(negated->operand) : std::nullopt;
  if (e->kind == ExpressionKind::IntegerLiteral || e->kind == ExpressionKind::DecimalLiteral) return "1";
  const auto* quantity = as<QuantityLiteral>(e);
  if (!quantity) return std::nullopt;
  return quantity->unit.empty() ? std::string_view("1") : quantity->unit;
}

void warn_of_units(Warnings& warnings, const Expression& whole, const Expression* left, const Expression* right) {
  const auto a = unit_of(left);
  const auto b = unit_of(right);
  if (!a || !b || *a == *b || ucum::commensurable(*a, *b)) return;
  warnings.add(whole.range, "always-null",
               "'" + std::string(*a) + "' and '" + std::string(*b) +
                   "' do not measure the same thing, so comparing them is always null",
               "write both sides in units of one kind");
}

}  // namespace

void warn_of_comparisons(Warnings& warnings) {
  for_each_expression(warnings.tree(), [&warnings](const Expression& e) {
    if (const auto* between = as<Between>(e)) {
      warn_of_units(warnings, e, between->operand, between->low);
      return warn_of_units(warnings, e, between->low, between->high);
    }
    const auto* binary = as<Binary>(e);
    if (!binary || !is_comparison(binary->op)) return;
    if (is_null(binary->left) || is_null(binary->right)) return warn_of_null(warnings, *binary);
    warn_of_units(warnings, e, binary->left, binary->right);
  });
}

}  // namespace nextline::cql::check
