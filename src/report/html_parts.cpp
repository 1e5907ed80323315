#include "report/html_parts.h"

#include "report/words.h"

namespace nextline::report {

void HtmlParts::open_section(std::string_view id, std::string_view title) {
  const std::string name(id);
  open("section", "id=\"" + name + "\" aria-labelledby=\"" + name + "-title\"");
  element("h2", title, "id=\"" + name + "-title\"");
}

void HtmlParts::cite(Texts ids) {
  std::vector<std::string_view> resources;
  bool begun = false;
  for (const auto& mark : references_.marks(ids)) {
    if (mark.number == 0) {
      resources.emplace_back(mark.id);
      continue;
    }
    const auto number = std::to_string(mark.number);
    raw(begun ? ", " : " <span class=\"cites\">[");
    raw("<a href=\"#source-" + number + "\" aria-label=\"source " + number + "\">" + number + "</a>");
    begun = true;
  }
  if (begun) raw("]</span>");
  if (!resources.empty()) {
    raw(" ");
    element("span", "(" + some_of(resources) + ")", "class=\"record soft small\"");
  }
}

void HtmlParts::statement(std::string_view tag, std::string_view words, std::string_view read, Texts sources) {
  open(tag);
  text(told(without_times(words), read));
  cite(sources);
  close(tag);
}

void HtmlParts::statement(std::string_view tag, const Reason& reason) {
  statement(tag, capitalised(reason.text), reason.read, reason.sources);
}

void HtmlParts::reasons(List<Reason> reasons) {
  if (reasons.empty()) return;
  open("ul");
  for (const auto& reason : reasons) statement("li", reason);
  close("ul");
}

void HtmlParts::category(std::string_view category) {
  element("span", category_words(category), "class=\"tag " + escaped(category) + "\"");
}

void HtmlParts::entry(std::string_view label, std::string_view text) {
  if (text.empty()) return;
  element("dt", label);
  element("dd", text);
}

}  // namespace nextline::report
