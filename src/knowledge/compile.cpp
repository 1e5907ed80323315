#include "knowledge/compile.h"

#include <functional>
#include <future>
#include <map>
#include <utility>

#include "knowledge/compiling/flat_entries.h"
#include "knowledge/compiling/program_blob.h"
#include "knowledge/compiling/shared_tables.h"
#include "knowledge/load.h"
#include "knowledge/source_hash.h"
#include "terminology/value_sets.h"

namespace nextline::knowledge {

namespace {

using compiling::Builder;

Error first_of(const std::vector<Error>& errors, const std::string& folder) {
  Error first = errors.front();
  if (errors.size() > 1)
    first.hint +=
        (first.hint.empty() ? "" : "; ") + std::to_string(errors.size() - 1) + " more: nextline lint " + folder;
  return first;
}

/// The same sets as tables of hashes, so that opening a pack builds nothing.
terminology::CompiledSets compile_value_sets(const PackSource& pack) {
  std::vector<std::vector<terminology::CodeEntry>> codes;
  for (const ValueSetEntry& set : pack.value_sets) {
    auto& rows = codes.emplace_back();
    for (const CodeEntry& code : set.codes) rows.push_back({code.system.text, code.code.text, code.display.text});
  }
  std::vector<terminology::SetSource> sources;
  for (std::size_t i = 0; i < codes.size(); ++i) sources.push_back({pack.value_sets[i].id.text, codes[i]});
  return terminology::compile_sets(sources);
}

/// Program::find_definition for who asks for all of them.
class DefinitionIndex {
 public:
  explicit DefinitionIndex(const cql::Program& program) {
    for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
      const auto& definition = program.definitions[i];
      index_.try_emplace({program.str(program.libraries[definition.library].name), program.str(definition.name)}, i);
    }
  }
  std::uint32_t find(std::string_view library, std::string_view name) const {
    const auto found = index_.find({library, name});
    return found == index_.end() ? cql::Parameter::kNone : found->second;
  }

 private:
  std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> index_;
};

std::vector<std::uint32_t> record_definitions(const PackSource& pack, const DefinitionIndex& index) {
  std::vector<std::uint32_t> out;
  out.reserve(pack.facts.size());
  for (const FactEntry& fact : pack.facts) out.push_back(index.find("Record", fact.name.text));
  return out;
}

/// Library texts in the order of the program's libraries, for line and column in run-time errors.
compiling::Tables<flat::LibraryText> build_libraries(Builder& builder, const cql::Compiled& compiled) {
  const cql::Program program = compiled.program.view();
  std::vector<flatbuffers::Offset<flat::LibraryText>> out;
  for (std::size_t i = 0; i < program.libraries.size(); ++i) {
    const bool known = i < compiled.sources.size();
    const auto name = builder.CreateString(std::string(program.str(program.libraries[i].name)));
    const auto file = builder.CreateString(std::string(program.str(program.libraries[i].file)));
    const auto text = builder.CreateString(known ? compiled.sources[i].text : std::string());
    out.push_back(flat::CreateLibraryText(builder, name, file, text));
  }
  return builder.CreateVector(out);
}

struct Goals {
  std::vector<Word> ids, titles;
};
Goals goals_of(const GuidelineEntry& guideline) {
  Goals out;
  for (const GoalEntry& goal : guideline.goals) {
    out.ids.push_back(goal.id);
    out.titles.push_back(goal.title);
  }
  return out;
}

compiling::Tables<flat::Goal> build_goal_names(Builder& builder, const GuidelineEntry& guideline) {
  std::vector<flatbuffers::Offset<flat::Goal>> out;
  for (const GoalEntry& goal : guideline.goals) {
    const auto id = compiling::text(builder, goal.id);
    out.push_back(flat::CreateGoal(builder, id, compiling::build_texts(builder, goal.also)));
  }
  return builder.CreateVector(out);
}

/// Of the file, about: texts are most of it.
std::size_t size_of(const PackSource& pack) {
  std::size_t bytes = 0;
  for (const SourceFile& file : pack.files) bytes += file.text.size();
  return bytes;
}

/// What needs nothing of the other tables, and is made while they are written.
struct Prepared {
  terminology::CompiledSets sets;
  std::string hash;
};
Prepared prepare(const PackSource& source) {
  return {compile_value_sets(source), source_hash(source)};
}

/// Writes the file. The order of the calls is the layout; keep it fixed.
class Writer {
 public:
  Writer(const PackSource& pack, const DecisionModel& model, const cql::Compiled& compiled)
      : pack_(pack),
        model_(model),
        compiled_(compiled),
        program_(compiled.program.view()),
        index_(program_),
        builder_(size_of(pack)) {
    for (const DecisionDefinition& definition : model.definitions)
      definitions_.push_back(index_.find(definition.library, definition.name));
  }

  Result<CompiledPack> write() {
    std::future<Prepared> preparing = std::async(std::launch::async, prepare, std::cref(pack_));
    const compiling::EntrySource source{pack_, model_, definitions_};
    std::vector<Error> ignored;  // lint was clean
    const auto facts = compiling::build_facts(builder_, source);
    const auto invariants = compiling::build_invariants(builder_, source);
    const auto drugs = compiling::build_drugs(builder_, source);
    const auto regimens = compiling::build_regimens(builder_, source);
    const auto evidence = compiling::build_evidence(builder_, source);
    const auto recommendations = compiling::build_recommendations(builder_, source);
    const auto referrals = compiling::build_referrals(builder_, source);
    const auto actions = compiling::build_actions(builder_, source);
    const auto alerts = compiling::build_alerts(builder_, source);
    const auto interpretations = compiling::build_interpretations(builder_, source);
    const auto checklist = compiling::build_checklist(builder_, source);
    const auto pages = compiling::build_pages(builder_, source);
    const auto interactions = compiling::build_interactions(builder_, source);
    const auto medicines = compiling::build_medicines(builder_, source);
    const auto medicine_groups = compiling::build_medicine_groups(builder_, source);
    const auto leaflets = compiling::build_leaflets(builder_, source);
    const auto calendar = compiling::build_calendar(builder_, source, pack_.calendar);
    const auto preparations = compiling::build_preparations(builder_, source, pack_.preparations);
    const auto quantities = compiling::build_quantities(builder_, source, program_);
    const auto rules = compiling::build_rules(builder_, source, safety_rules(model_, ignored));
    const auto planner = compiling::build_planner(builder_, source);
    const auto sources = compiling::build_sources(builder_, source);
    const auto value_sets = compiling::build_value_sets(builder_, source);
    const auto [sets, hash] = preparing.get();
    if (terminology::has_twins(sets))
      return bug_error("twin-codes", "two codes of the value sets have one hash", {}, "report it, with the value sets");
    static_assert(sizeof(flat::CodeCell) == sizeof(terminology::Cell));
    const auto cells =
        builder_.CreateVectorOfStructs(reinterpret_cast<const flat::CodeCell*>(sets.cells.data()), sets.cells.size());
    const auto code_sets = builder_.CreateVector(sets.sets);
    const auto program = compiling::build_program(builder_, program_, record_definitions(pack_, index_));
    const auto libraries = build_libraries(builder_, compiled_);
    head(hash);
    flat::PackBuilder out(builder_);
    out.add_facts(facts);
    out.add_invariants(invariants);
    out.add_drugs(drugs);
    out.add_regimens(regimens);
    out.add_evidence(evidence);
    out.add_recommendations(recommendations);
    out.add_referrals(referrals);
    out.add_actions(actions);
    out.add_alerts(alerts);
    out.add_interpretations(interpretations);
    out.add_checklist(checklist);
    out.add_pages(pages);
    out.add_interactions(interactions);
    out.add_medicines(medicines);
    out.add_medicine_groups(medicine_groups);
    out.add_leaflets(leaflets);
    out.add_calendar(calendar);
    out.add_preparations(preparations);
    out.add_quantities(quantities);
    out.add_rules(rules);
    out.add_planner(planner);
    out.add_sources(sources);
    out.add_value_sets(value_sets);
    out.add_code_cells(cells);
    out.add_code_sets(code_sets);
    out.add_program(program);
    out.add_libraries(libraries);
    add_head(out);
    flat::FinishPackBuffer(builder_, out.Finish());
    return CompiledPack{builder_.Release(), hash};
  }

 private:
  void head(const std::string& hash) {
    const GuidelineEntry& guideline = pack_.guideline;
    const Goals goals = goals_of(guideline);
    for (const Word* word :
         {&guideline.id, &guideline.title, &guideline.version, &guideline.evidence_cutoff, &guideline.intended_use,
          &guideline.limits, &guideline.review_status, &guideline.default_region})
      head_texts_.push_back(compiling::text(builder_, *word));
    hash_ = compiling::text(builder_, hash);
    regions_ = compiling::build_texts(builder_, guideline.regions);
    goals_ = compiling::build_texts(builder_, goals.ids);
    goal_titles_ = compiling::build_texts(builder_, goals.titles);
    reviewers_ = compiling::build_texts(builder_, guideline.reviewers);
    goal_names_ = build_goal_names(builder_, guideline);
  }

  void add_head(flat::PackBuilder& out) const {
    out.add_id(head_texts_[0]);
    out.add_title(head_texts_[1]);
    out.add_version(head_texts_[2]);
    out.add_evidence_cutoff(head_texts_[3]);
    out.add_intended_use(head_texts_[4]);
    out.add_limits(head_texts_[5]);
    out.add_review_status(head_texts_[6]);
    out.add_default_region(head_texts_[7]);
    out.add_hash(hash_);
    out.add_regions(regions_);
    out.add_goals(goals_);
    out.add_goal_titles(goal_titles_);
    out.add_goal_names(goal_names_);
    out.add_reviewers(reviewers_);
  }

  const PackSource& pack_;
  const DecisionModel& model_;
  const cql::Compiled& compiled_;
  cql::Program program_;
  DefinitionIndex index_;
  compiling::DefinitionMap definitions_;
  Builder builder_;
  std::vector<compiling::Text> head_texts_;
  compiling::Text hash_;
  flatbuffers::Offset<flatbuffers::Vector<compiling::Text>> regions_, goals_, goal_titles_, reviewers_;
  compiling::Tables<flat::Goal> goal_names_;
};

}  // namespace

Result<CompiledPack> compile_pack(const PackSource& source, const LintedPack& linted) {
  if (!linted.errors.empty()) return first_of(linted.errors, source.folder);
  return Writer(source, linted.model, linted.compiled).write();
}

Result<CompiledPack> compile_pack(const PackSource& source) {
  return compile_pack(source, lint_and_compile(source));
}

Result<CompiledPack> compile_pack(const std::string& folder) {
  return compile_pack(load_pack(folder));
}

}  // namespace nextline::knowledge
