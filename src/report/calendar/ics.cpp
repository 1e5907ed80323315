#include "report/calendar/ics.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "base/temporal.h"
#include "report/calendar/words.h"
#include "report/overlay_words.h"
#include "report/words.h"

namespace nextline::report {
namespace {

constexpr std::size_t kLongestLine = 75;  // octets, the line end not counted (RFC 5545, 3.1)

bool continues_character(char octet) {
  return (static_cast<unsigned char>(octet) & 0xC0U) == 0x80U;
}

/// 64 bits of FNV-1a over the parts, each ended by a zero octet: an identifier, no secret.
std::string digest(std::initializer_list<std::string_view> parts) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto take = [&](char octet) { hash = (hash ^ static_cast<unsigned char>(octet)) * 0x100000001b3U; };
  for (const auto part : parts) {
    std::for_each(part.begin(), part.end(), take);
    take('\0');
  }
  char hex[17];
  std::snprintf(hex, sizeof(hex), "%016llx", static_cast<unsigned long long>(hash));
  return hex;
}

/// "2026-11-23" -> "20261123".
std::string basic_day(std::string_view day) {
  std::string digits;
  for (const char c : day)
    if (c != '-') digits += c;
  return digits;
}

std::string day_after(std::string_view day) {
  const auto date = parse_date(day);
  const auto next = date ? add(*date, 1, Precision::Day) : std::nullopt;
  return basic_day(next ? date_to_string(*next) : std::string(day));
}

class Writer {
 public:
  Writer(const Plan& plan, const PlanCalendar& calendar, std::string_view name)
      : plan_(plan), calendar_(calendar), name_(name.empty() ? calendar.title : name) {}

  std::string write() && {
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", cat("-//nextline//", plan_.guideline.id, " ", plan_.guideline.version, "//EN"));
    line("CALSCALE", "GREGORIAN");
    text("X-WR-CALNAME", name_);
    text("X-WR-CALDESC", about());
    doses();
    before();
    preparations();
    for (const auto& each : by_day(calendar_)) due(each);
    line("END", "VCALENDAR");
    return std::move(out_);
  }

 private:
  void line(std::string_view name, std::string_view value) { out_ += content_line(name, value); }
  void text(std::string_view name, std::string_view value) { line(name, escaped_text(value)); }

  /// What the whole rests on, and what has no day.
  std::string about() const {
    std::string words = cat(calendar_.title, ". ", span_words(calendar_), " Guideline ", plan_.guideline.id, " ",
                            plan_.guideline.version, ", as of ", plan_.basis.as_of, "; ", plan_.basis.review_status,
                            ". ", plan_.basis.intended_use);
    for (const auto& line : overlay_lines(plan_.basis)) words += cat(" ", line);
    for (const auto& each : calendar_.due)
      if (each.kind == DueKind::Undecided) words += cat(" Without a date: ", what_words(each), ", ", each.rhythm, ".");
    return words;
  }

  void event(std::string_view kind, std::string_view day, std::string_view summary, std::string_view description) {
    line("BEGIN", "VEVENT");
    line("UID", cat(digest({plan_.guideline.id, name_, calendar_.regimen, kind, summary, day}), "@nextline"));
    line("DTSTAMP", cat(basic_day(plan_.basis.as_of), "T000000Z"));
    line("DTSTART;VALUE=DATE", basic_day(day));
    line("DTEND;VALUE=DATE", day_after(day));
    text("SUMMARY", summary);
    if (!description.empty()) text("DESCRIPTION", description);
    line("TRANSP", "TRANSPARENT");
    line("END", "VEVENT");
  }

  void doses() {
    for (const auto& cycles : calendar_.cycles)
      for (const auto& day : cycles.starts)
        event("dose", day.day,
              day.cycle > 0 ? cat("Cycle ", std::to_string(day.cycle), ": ", listed(cycles.drugs))
                            : cat("Cycle: ", listed(cycles.drugs)),
              cat("Day 1 of a cycle of ", std::to_string(cycles.days), " days."));
  }

  /// What is still to be done; what is on record would tell of the patient.
  void before() {
    for (const auto& each : calendar_.due) {
      if (each.kind != DueKind::Before || each.settled) continue;
      event("before", calendar_.start, cat("Before the first dose: ", each.what),
            cat(each.note.empty() ? "" : cat(capitalised(each.note), ". "),
                each.earliest.empty() ? "" : cat("A result of ", each.earliest, " or later counts. "),
                each.who.empty() ? "" : cat("Who: ", each.who, ".")));
    }
  }

  void preparations() {
    for (const auto& each : calendar_.preparations) {
      if (each.kind == "label") continue;  // to be known, not a thing to do
      event(each.kind, each.by, cat(kind_words(each.kind), ": ", each.what),
            cat("Before the first dose.", each.who.empty() ? "" : cat(" Who: ", each.who, ".")));
    }
  }

  void due(const DueOnDay& each) {
    std::string description = cat(capitalised(each.due->rhythm), ".");
    if (!each.due->note.empty()) description += cat(" ", capitalised(each.due->note), ".");
    if (!each.day->latest.empty()) description += cat(" At the latest ", each.day->latest, ".");
    if (const auto cycle = cycle_words(*each.day); !cycle.empty()) description += cat(" ", capitalised(cycle), ".");
    event("due", each.day->day, each.due->what, description);
  }

  const Plan& plan_;
  const PlanCalendar& calendar_;
  std::string_view name_;
  std::string out_;
};

}  // namespace

std::string escaped_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      out += c;
    }
  }
  return out;
}

std::string content_line(std::string_view name, std::string_view value) {
  const std::string whole = cat(name, ":", value);
  std::string out;
  std::size_t room = kLongestLine;
  for (std::size_t begin = 0; begin < whole.size();) {
    std::size_t end = std::min(whole.size(), begin + room);
    while (end < whole.size() && end > begin + 1 && continues_character(whole[end])) --end;
    if (begin > 0) out += ' ';
    out.append(whole, begin, end - begin);
    out += "\r\n";
    begin = end;
    room = kLongestLine - 1;  // the space that marks a continuation is counted
  }
  return out;
}

std::string calendar_ics(const Plan& plan, const PlanCalendar& calendar, std::string_view name) {
  return Writer(plan, calendar, name).write();
}

}  // namespace nextline::report
