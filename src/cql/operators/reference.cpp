#include "cql/operators/reference.h"

#include <array>
#include <span>
#include <string_view>

#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

constexpr std::string_view kSpecification = "https://cql.hl7.org/N1/";

struct Chapter {
  std::string_view title;
  std::span<const OperatorRow> rows;
};

/// Code in a Markdown table: a bar would end the cell.
std::string code(std::string_view text) {
  std::string out = "`";
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out + "`";
}

void append(std::string& page, const OperatorRow& row, bool first_of_name) {
  page += "| ";
  if (first_of_name) {
    page.append("[").append(row.name).append("](").append(kSpecification).append(row.section).append(")");
  }
  page += " | " + code(row.signature);
  page += row.nulls == NullRule::Propagate ? " | null" : " | see text";
  page += " | " + code(row.example) + " | " + code(row.result) + " |\n";
}

void append(std::string& page, const Chapter& chapter) {
  page.append("\n## ").append(chapter.title).append("\n\n");
  page += "| Operator | Signature | A null operand gives | Example | Its value |\n|---|---|---|---|---|\n";
  std::string_view previous;
  for (const OperatorRow& row : chapter.rows) {
    append(page, row, row.name != previous);
    previous = row.name;
  }
}

}  // namespace

std::string reference_markdown() {
  const std::array chapters = {
      Chapter{"Arithmetic", arithmetic_rows()},
      Chapter{"Comparison", comparison_rows()},
      Chapter{"Text", string_rows()},
      Chapter{"Date and time", datetime_rows()},
      Chapter{"Intervals: relations", interval_rows()},
      Chapter{"Intervals: sets", interval_set_rows()},
      Chapter{"Lists", list_rows()},
      Chapter{"Aggregates", aggregate_rows()},
      Chapter{"Conversion", conversion_rows()},
      Chapter{"Clinical", clinical_rows()},
  };
  std::string page =
      "# CQL operators\n\n"
      "Printed from the operator table by `nextline cql operators`; do not edit. Names are those of ELM, the links "
      "lead to\n"
      "CQL's reference (appendix B). `T` stands for one type throughout a signature. A last operand `String` of a "
      "timing\n"
      "operator is its precision (`'day'`), null when the author gave none. \"See text\": the operator has its own "
      "rule\n"
      "for null, which the reference tells.\n\n"
      "A count between partly known dates may be uncertain: `months between DateTime(2005) and DateTime(2006, 5)` is\n"
      "`Interval[4, 16]`. Comparing such a count answers true or false only where all its values agree, else null.\n";
  for (const Chapter& chapter : chapters) append(page, chapter);
  return page;
}

}  // namespace nextline::cql
