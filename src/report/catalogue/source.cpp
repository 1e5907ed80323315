#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::text;

/// Goes through the pack and notes every entry that cites the source, each once.
class Citing {
 public:
  Citing(const flat::Pack& pack, std::string source) : pack_(pack), source_(std::move(source)) {}

  std::vector<std::pair<std::string, std::string>> run() && {
    for (const auto* entry : *pack_.facts()) look("fact", text(entry->name()), *entry);
    for (const auto* entry : *pack_.drugs())
      look("drug", text(entry->id()), *entry, entry->labels(), entry->calendar(), entry->preparations());
    for (const auto* entry : *pack_.regimens())
      look("regimen", text(entry->id()), *entry, entry->labels(), entry->doses(), entry->monitoring(),
           entry->side_effects(), entry->maintenance(), entry->after_progression(), entry->calendar(),
           entry->preparations());
    for (const auto* entry : *pack_.evidence()) look("trial", text(entry->id()), *entry, entry->findings());
    for (const auto* entry : *pack_.recommendations()) look("recommendation", text(entry->id()), *entry);
    for (const auto* entry : *pack_.referrals()) look("referral", text(entry->id()), *entry);
    for (const auto* entry : *pack_.actions()) look("action", text(entry->id()), *entry);
    for (const auto* entry : *pack_.alerts()) look("alert", text(entry->id()), *entry);
    for (const auto* entry : *pack_.rules()) look("rule", text(entry->id()), *entry);
    if (pack_.calendar())
      for (const auto* entry : *pack_.calendar()) look("calendar", text(entry->what()), *entry);
    if (pack_.preparations())
      for (const auto* entry : *pack_.preparations()) look("checklist", text(entry->what()), *entry);
    if (pack_.checklist())
      for (const auto* entry : *pack_.checklist()) look("checklist", text(entry->id()), *entry);
    for (const auto* entry : *pack_.interpretations())
      if (any_cites(entry->positions())) found_.emplace_back("interpretation", text(entry->id()));
    return std::move(found_);
  }

 private:
  template <class Entries>
  bool any_cites(const Entries* entries) const {
    if (entries)
      for (const auto* entry : *entries)
        if (care::holds(entry->sources(), source_)) return true;
    return false;
  }

  /// `parts`: lists of statements of the entry that have sources of their own.
  template <class Entry, class... Parts>
  void look(const char* kind, std::string id, const Entry& entry, const Parts*... parts) {
    if (care::holds(entry.sources(), source_) || (any_cites(parts) || ...)) found_.emplace_back(kind, std::move(id));
  }

  const flat::Pack& pack_;
  std::string source_;
  std::vector<std::pair<std::string, std::string>> found_;
};

}  // namespace

Sheet source_sheet(const knowledge::Pack& pack, const flat::Source& source) {
  Sheet sheet;
  sheet.kind = "source";
  sheet.title = text(source.title());
  const auto line = [&](const char* key, const char* label, const flatbuffers::String* value) {
    sheet.values.push_back({key, text(value)});
    if (*label != '\0') sheet.lines.emplace_back(label, text(value));
  };
  line("id", "Id", source.id());
  line("title", "", source.title());
  line("sourceKind", "Kind", source.kind());
  line("citation", "Citation", source.citation());
  line("locator", "Where", source.locator());
  line("read", "", source.read());
  line("dateRead", "Read on", source.date_read());
  if (const auto reading = reading_words(text(source.read())); !reading.empty())
    sheet.lines.emplace_back("Read", reading);
  SheetSection cited{"citedBy", "Cited by", {}};
  for (const auto& [kind, id] : Citing(pack.flat(), text(source.id())).run())
    cited.items.push_back({kind + " " + id, {{"kind", kind}, {"id", id}}});
  sheet.sections.push_back(std::move(cited));
  return sheet;
}

}  // namespace nextline::report
