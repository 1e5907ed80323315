#include "cql/semantics/signature.h"

#include "cql/operators/table.h"

namespace nextline::cql {
namespace {

/// Reads the small language of signatures by descent.
class SignatureReader {
 public:
  SignatureReader(TypeTable& types, std::string_view text) : types_(types), text_(text) {}

  Result<Signature> read() {
    Signature signature;
    expect('(');
    while (good_ && !accept(')')) {
      signature.operands.push_back(type());
      if (accept('.')) expect('.'), expect('.'), signature.repeats = true;
      if (!accept(',') && peek() != ')') good_ = false;
    }
    expect('-'), expect('>');
    signature.result = type();
    if (!good_ || peek() != '\0')
      return bug_error("bad-signature", "signature '" + std::string(text_) + "' is malformed");
    return signature;
  }

 private:
  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool accept(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) { good_ = accept(c) && good_; }

  std::string_view word() {
    peek();
    const std::size_t begin = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0)) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  TypeRef type() {
    const std::string_view name = word();
    if (name == "List" || name == "Interval") {
      expect('<');
      const TypeRef inner = type();
      expect('>');
      return name == "List" ? types_.list(inner) : types_.interval(inner);
    }
    if (name == "Choice") return choice();
    if (const TypeRef found = types_.system(name)) return found;
    if (name.size() == 1) return types_.generic(name);
    good_ = false;
    return types_.any;
  }

  TypeRef choice() {
    std::vector<TypeRef> alternatives;
    expect('<');
    do alternatives.push_back(type());
    while (accept(','));
    expect('>');
    return types_.choice(alternatives);
  }

  TypeTable& types_;
  std::string_view text_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

Result<Signature> parse_signature(TypeTable& types, std::string_view text) {
  return SignatureReader(types, text).read();
}

std::span<const Signature> SignatureTable::named(std::string_view name) {
  if (const auto found = read_.find(name); found != read_.end()) return found->second;
  std::vector<Signature> signatures;
  const RowRange rows = rows_of(name);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const OperatorRow& entry = operator_table()[row];
    auto signature = parse_signature(types_, entry.signature);
    if (!signature) continue;  // a row that cannot be read is no candidate; a test of the table finds it
    signature->row = row;
    signature->optional_precision = takes_precision(entry);
    signatures.push_back(std::move(*signature));
  }
  return read_.emplace(std::string(name), std::move(signatures)).first->second;
}

std::vector<std::string_view> SignatureTable::names() const {
  std::vector<std::string_view> names;
  for (const OperatorRow& row : operator_table()) {
    if (names.empty() || names.back() != row.name) names.push_back(row.name);
  }
  return names;
}

std::string describe(std::string_view name, const Signature& signature) {
  std::string text(name);
  text += '(';
  const std::size_t shown = signature.operands.size() - (signature.optional_precision ? 1 : 0);
  for (std::size_t i = 0; i < shown; ++i) text += (i > 0 ? ", " : "") + to_string(signature.operands[i]);
  return text + (signature.repeats ? "...)" : ")");
}

}  // namespace nextline::cql
