// A reference sheet on one entry of the guideline, in a form that text and JSON are both written from.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "report/page.h"

namespace nextline::report {

/// A member of a JSON object: its stable name, and a text or a list of texts.
struct SheetValue {
  std::string key;
  std::variant<std::string, std::vector<std::string>> value;
};

/// One statement: as a sentence for people, and in its parts for programs.
struct SheetItem {
  std::string text;
  std::vector<SheetValue> values;
};

/// Statements of one kind: an array in JSON, bullets under a heading in text (left out there when there are none).
struct SheetSection {
  std::string key, heading;
  std::vector<SheetItem> items;
};

struct Sheet {
  std::string kind;  ///< "drug"
  std::string title;
  std::vector<std::pair<std::string, std::string>> lines;  ///< label and text, for people
  std::vector<SheetValue> values;                          ///< the same, for programs
  std::string review_status, intended_use;                 ///< of the guideline; said at the end of every sheet
  std::string review_by;                                   ///< of the entry: to be reviewed by this day; empty: none
  std::string as_of;                                       ///< today: what is past its review date says so
  std::deque<SheetSection> sections;                       // a deque: adding one leaves references to the others valid
};

/// The sheet for a terminal.
std::string sheet_text(const Sheet& sheet, TextStyle style);
/// The sheet as one JSON object: kind, the values, then every section as an array (empty ones too).
std::string sheet_json(const Sheet& sheet);

}  // namespace nextline::report
