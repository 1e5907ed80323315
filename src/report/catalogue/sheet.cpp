#include "report/catalogue/sheet.h"

#include "knowledge/review.h"
#include "report/json_writer.h"

namespace nextline::report {
namespace {

void write_values(JsonWriter& json, const std::vector<SheetValue>& values) {
  for (const auto& entry : values) std::visit([&](const auto& value) { json.field(entry.key, value); }, entry.value);
}

bool is_overdue(const Sheet& sheet) {
  return knowledge::is_overdue(sheet.review_by, sheet.as_of);
}

}  // namespace

std::string overdue_words(const Sheet& sheet) {
  return is_overdue(sheet) ? "Was due on " + sheet.review_by + ": it may be out of date." : std::string();
}

std::string sheet_text(const Sheet& sheet, TextStyle style) {
  Page page(style);
  page.paragraph(page.strong(sheet.title));
  for (const auto& [label, text] : sheet.lines) page.labelled(label, text, 2, 16);
  page.labelled("Review", page.warn(overdue_words(sheet)), 2, 16);
  for (const auto& section : sheet.sections) {
    if (section.items.empty()) continue;
    page.heading(section.heading);
    for (const auto& item : section.items) page.bullet(item.text);
  }
  if (!sheet.review_status.empty()) {
    page.blank();
    page.paragraph(page.dim("Review: " + sheet.review_status + ". " + sheet.intended_use));
  }
  return std::move(page).finish();
}

std::string sheet_json(const Sheet& sheet) {
  JsonWriter json;
  json.open_object();
  json.field("kind", sheet.kind);
  write_values(json, sheet.values);
  json.flag("overdue", is_overdue(sheet));
  json.optional_field("reviewStatus", sheet.review_status);
  json.optional_field("intendedUse", sheet.intended_use);
  for (const auto& section : sheet.sections)
    json.array(section.key, section.items, [&](const SheetItem& item) {
      json.open_object();
      write_values(json, item.values);
      json.close_object();
    });
  json.close_object();
  return std::move(json).finish();
}

}  // namespace nextline::report
