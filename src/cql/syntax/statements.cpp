// Whole texts, and the statements of a library: context, define, define function.
#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {
namespace {

constexpr std::string_view kStatementWords[] = {"define",  "context", "parameter", "valueset", "codesystem", "code",
                                                "concept", "using",   "include",   "library",  "private",    "public"};

}  // namespace

void RecursiveDescent::parse_expression() {
  build_.set(expression());
  if (!at(Kind::EndOfText) && findings_.count() == 0) {
    fail("unexpected-text", "expected an operator, or the end of the expression");
  }
}

void RecursiveDescent::parse_library() {
  Library library;
  if (at(Kind::LibraryWord)) library_line(library);
  while (!at(Kind::EndOfText)) {
    given_up_ = false;
    errors_before_ = findings_.count();
    if (at_definition()) {
      definition();
    } else {
      statement();
    }
  }
  keep_definitions(library);
  library.range = {0, static_cast<std::uint32_t>(build_.text().size())};
  build_.set(library);
}

void RecursiveDescent::statement() {
  const std::size_t first = at_;
  if (at(Kind::DefineWord)) return define(first, Access::Public);
  if (at(Kind::ContextWord)) return context();
  if (at(Kind::LibraryWord)) {
    fail("definition-order", "'library' is the first line of a library, and there is one only");
    ++at_;
    return skip_to_statement();
  }
  if ((at(Kind::PublicWord) || at(Kind::PrivateWord)) && at(Kind::DefineWord, 1)) {
    const Access access = at(Kind::PrivateWord) ? Access::Private : Access::Public;
    fail("unexpected-text", "write 'define " + std::string(text_of(token())) + "'");
    ++at_;
    return define(first, access);
  }
  fail("expected-definition", "expected a definition such as 'define \"Name\": …'" +
                                  did_you_mean(text_of(token()).substr(0, 20), kStatementWords));
  ++at_;
  skip_to_statement();
}

/// Nothing may follow a definition but the next one. After an error in it, what is left is a consequence.
void RecursiveDescent::end_of_statement() {
  if (at(Kind::EndOfText) || at_statement() || at(Kind::DefineWord)) return;
  if (findings_.count() == errors_before_) fail("unexpected-text", "expected an operator, or the next definition");
  skip_to_statement();
}

void RecursiveDescent::context() {
  ContextDefinition result;
  static_cast<Declaration&>(result) = declaration(at_, Access::Public);
  result.kind = StatementKind::Context;
  ++at_;
  result.name = name("the context's name, such as Patient");
  if (accept(Kind::Dot)) {
    result.model = result.name;
    result.name = name("the context's name after '.'");
  }
  result.range = since(result.range.begin);
  kept_.statements.push_back(build_.keep_one(result));
  end_of_statement();
}

/// The cursor is at 'define'; the definition's first token, an access modifier in the wrong place perhaps, is `first`.
void RecursiveDescent::define(std::size_t first, Access access) {
  ++at_;
  if (accept(Kind::PrivateWord)) {
    access = Access::Private;
  } else {
    accept(Kind::PublicWord);
  }
  const Declaration declared = declaration(first, access);
  const bool fluent = at(Kind::FluentWord) && at(Kind::FunctionWord, 1);
  if (fluent) ++at_;
  if (at(Kind::FunctionWord) && !at(Kind::Colon, 1)) {
    function(declared, fluent);
  } else {
    ExpressionDefinition result;
    static_cast<Declaration&>(result) = declared;
    result.kind = StatementKind::Expression;
    result.name = name("the definition's name");
    expect(Kind::Colon, "after the definition's name");
    result.body = expression();
    result.range = since(declared.range.begin);
    kept_.statements.push_back(build_.keep_one(result));
  }
  end_of_statement();
}

void RecursiveDescent::function(const Declaration& declared, bool fluent) {
  ++at_;
  FunctionDefinition result;
  static_cast<Declaration&>(result) = declared;
  result.kind = StatementKind::Function;
  result.fluent = fluent;
  const bool keyword = is_keyword(kind()) && at(Kind::LeftParenthesis, 1);
  result.name = keyword ? take_name() : name("the function's name");
  result.operands = build_.keep(operands());
  if (at_word("returns")) {
    ++at_;
    result.returns = type();
  }
  expect(Kind::Colon, "before the function's body");
  if (at_word("external") && (at(Kind::EndOfText, 1) || starts_statement(tokens_, at_ + 1))) {
    ++at_;
    result.external = true;
  } else {
    result.body = expression();
  }
  result.range = since(declared.range.begin);
  kept_.statements.push_back(build_.keep_one(result));
}

/// `(name type, …)`
std::vector<OperandDefinition> RecursiveDescent::operands() {
  std::vector<OperandDefinition> found;
  if (!expect(Kind::LeftParenthesis, "after the function's name") || accept(Kind::RightParenthesis)) return found;
  list_of(Kind::RightParenthesis, "after an operand", [&] {
    const std::uint32_t begin = here();
    const Name operand = reference("the name of an operand");
    const TypeSpecifier* operand_type = type();
    found.push_back({operand, operand_type, since(begin)});
  });
  return found;
}

}  // namespace nextline::cql::syntax
