#include "cql/format/layout.h"

#include <algorithm>
#include <optional>

#include "base/source.h"

namespace nextline::cql::format {
namespace {

using Kind = syntax::TokenKind;

constexpr std::size_t kColumns = 120;
constexpr std::size_t kIndent = 2;

class Layout {
 public:
  Layout(std::string_view text, std::span<const syntax::Token> tokens, std::span<const Gap> gaps,
         const Outline& outline)
      : text_(text), tokens_(tokens), gaps_(gaps), outline_(outline) {
    may_break_.resize(tokens.size());
    std::vector<bool> hard(tokens.size());
    for (const Group& group : outline.groups)
      for (const Break& each : group.breaks) {
        may_break_[each.token] = true;
        if (each.kind == Break::Kind::All && gaps[each.token].newline) hard[each.token] = true;
      }
    broken_before_.resize(tokens.size() + 1);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (ends_line(gaps[i])) hard[i] = true;
      broken_before_[i + 1] = broken_before_[i] + (hard[i] ? 1 : 0);
    }
  }

  std::string run() {
    for (std::uint32_t i = 0; i + 1 < tokens_.size(); ++i) token(i);
    comments(static_cast<std::uint32_t>(tokens_.size() - 1), 0);
    return std::move(out_);
  }

 private:
  struct Open {
    const Group* group;
    std::size_t indent;  // of the line on which it begins
    bool broken;
    bool begins_line;
  };

  std::string_view text_of(std::uint32_t i) const {
    return text_.substr(tokens_[i].range.begin, tokens_[i].range.end - tokens_[i].range.begin);
  }
  /// A comment in the gap makes the token after it begin a line.
  static bool ends_line(const Gap& gap) {
    return std::any_of(gap.comments.begin(), gap.comments.end(), [](const Comment& comment) {
      return comment.starts_line || comment.ends_line || comment.text.starts_with("//") ||
             comment.text.find('\n') != std::string_view::npos;
    });
  }

  bool space_between(std::uint32_t left, std::uint32_t right) const {
    const Kind a = tokens_[left].kind;
    const Kind b = tokens_[right].kind;
    if (outline_.spaced[right] || outline_.spaced[left]) return true;
    if (outline_.tight_after[left] || outline_.tight_before[right]) return false;
    if (a == Kind::LeftParenthesis || a == Kind::LeftBracket || a == Kind::Dot) return false;
    if (a == Kind::LeftBrace && b == Kind::RightBrace) return false;
    return b != Kind::RightParenthesis && b != Kind::RightBracket && b != Kind::Comma && b != Kind::Dot &&
           b != Kind::Colon;
  }

  /// Columns from the beginning of `first` to the end of `last`, on one line.
  std::size_t flat_width(std::uint32_t first, std::uint32_t last) const {
    std::size_t columns = 0;
    for (std::uint32_t i = first; i <= last; ++i) {
      if (i > first) {
        columns += space_between(i - 1, i) ? 1 : 0;
        for (const Comment& comment : gaps_[i].comments) columns += code_points(comment.text) + 1;
      }
      columns += code_points(text_of(i));
      if (columns > kColumns) break;
    }
    return columns;
  }
  /// The last token before the first that may begin a line, from `after` on.
  std::uint32_t before_next_break(std::uint32_t after) const {
    std::uint32_t last = after;
    while (last + 2 < tokens_.size() && !may_break_[last + 1] && !outline_.statement[last + 1] &&
           !ends_line(gaps_[last + 1]))
      ++last;
    return last;
  }

  /// The indentation with which `i` begins a line, or none when it does not.
  std::optional<std::size_t> break_before(std::uint32_t i, std::size_t column) const {
    for (const Open& open : open_) {
      if (!open.broken) break;  // what is inside is on one line, too
      for (const Break& each : open.group->breaks) {
        if (each.token != i) continue;
        const std::size_t indent =
            open.indent + kIndent * (each.levels + (each.deeper_inside && !open.begins_line ? 1U : 0U));
        if (each.kind == Break::Kind::All) return indent;
        const bool fits = column + 1 + flat_width(i, before_next_break(i)) <= kColumns;
        if (!fits) return indent;
      }
    }
    return std::nullopt;
  }

  void open_groups(std::uint32_t i) {
    while (next_group_ < outline_.groups.size() && outline_.groups[next_group_].first == i) {
      const Group& group = outline_.groups[next_group_++];
      if (group.breaks.empty()) continue;
      const bool inside_flat = !open_.empty() && !open_.back().broken;
      const bool forced = broken_before_[group.last + 1] > broken_before_[group.first + 1];
      const bool fits = column_ + flat_width(group.first, before_next_break(group.last)) <= kColumns;
      open_.push_back({&group, indent_, !inside_flat && (forced || !fits), column_ == indent_});
    }
  }

  void new_line(std::size_t indent) {
    out_ += '\n';
    out_.append(indent, ' ');
    column_ = indent_ = indent;
  }
  void put(std::string_view text) {
    out_ += text;
    const auto newline = text.rfind('\n');
    column_ = newline == std::string_view::npos ? column_ + code_points(text) : code_points(text.substr(newline + 1));
  }

  /// The comments in front of token `i`; those that begin a line stand at `indent`. True if a line must begin after.
  bool comments(std::uint32_t i, std::size_t indent) {
    bool line_ended = false;
    for (const Comment& comment : gaps_[i].comments) {
      if (comment.starts_line || line_ended) {
        if (!out_.empty()) {
          if (comment.after_blank) out_ += '\n';
          new_line(indent);
        }
      } else if (!out_.empty() && out_.back() != '\n') {
        put(" ");
      }
      put(comment.text);
      line_ended = comment.ends_line || comment.text.starts_with("//");
    }
    return line_ended || (!gaps_[i].comments.empty() && ends_line(gaps_[i]));
  }

  void token(std::uint32_t i) {
    while (!open_.empty() && open_.back().group->last < i) open_.pop_back();
    const bool begins_statement = outline_.statement[i];
    std::optional<std::size_t> indent = begins_statement ? std::optional<std::size_t>(0) : break_before(i, column_);
    if (!indent && ends_line(gaps_[i])) indent = i == 0 ? 0 : fallback_indent();
    const bool ended = comments(i, indent.value_or(0));
    if (!out_.empty() && (indent || ended)) {
      if (gaps_[i].blank && (begins_statement || !gaps_[i].comments.empty())) out_ += '\n';
      new_line(indent.value_or(0));
    } else if (i > 0 && (space_between(i - 1, i) || !gaps_[i].comments.empty())) {
      put(" ");
    }
    open_groups(i);
    put(text_of(i));
  }

  /// Where a token goes that must begin a line where the tree has no break: one level inside the innermost group.
  std::size_t fallback_indent() const { return open_.empty() ? kIndent : open_.back().indent + kIndent; }

  std::string_view text_;
  std::span<const syntax::Token> tokens_;
  std::span<const Gap> gaps_;
  const Outline& outline_;
  std::vector<bool> may_break_;
  std::vector<std::uint32_t> broken_before_;  // how many tokens before this one begin a line by force
  std::string out_;
  std::vector<Open> open_;
  std::size_t next_group_ = 0;
  std::size_t column_ = 0;
  std::size_t indent_ = 0;
};

}  // namespace

std::string lay_out(std::string_view text, std::span<const syntax::Token> tokens, std::span<const Gap> gaps,
                    const Outline& outline) {
  return Layout(text, tokens, gaps, outline).run();
}

}  // namespace nextline::cql::format
