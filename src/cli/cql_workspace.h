// What a prompt works with: libraries from files, what was defined at the prompt, and one patient.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "case/case.h"
#include "cql/engine/trace.h"
#include "cql/semantics/compiler.h"
#include "fhir/record.h"
#include "knowledge/pack.h"

namespace nextline::cli {

/// Text typed at the prompt is compiled at the end of the library loaded last, so that its names, private ones too, and
/// its includes mean there what they mean in it. Without a file that library is empty and uses FHIR, or Nextline when
/// facts of a Case are given.
class CqlWorkspace {
 public:
  /// What evaluating, explaining or asking for a type gave: the text to print, or errors with their excerpts.
  struct Answer {
    std::string text;
    bool good = true;
  };

  /// `pack`: --pack; empty: the one built with the program, if there is one.
  explicit CqlWorkspace(std::string pack) : pack_path_(std::move(pack)) {}

  /// Loads a library (again, if it was loaded before); what it includes is looked for beside it. A faulty one is told
  /// and left out.
  Answer load(const std::string& file);
  Answer set_record(const std::string& file);
  Answer set_case(const std::string& file);

  /// Adds a statement (`define …`), or replaces the prompt's own of that name.
  Answer define(const std::string& statement);
  Answer evaluate(const std::string& expression);
  /// The type of an expression's value: "List<FHIR.Condition>".
  Answer type_of(const std::string& expression);
  /// The trace of a definition, named with or without quotes, or of an expression.
  Answer why(const std::string& name_or_expression);
  /// The definitions in scope, one line each with its type.
  Answer list();

  /// Names in scope, as they are written: definitions, functions with "(", includes, value sets, the context.
  std::vector<std::string> names() const;
  /// The names behind `qualifier.`: of an included library, or facts of Case and members of its sets.
  std::vector<std::string> names_behind(std::string_view qualifier) const;

 private:
  struct Definition {
    std::string name;
    std::string text;
  };
  struct Prepared;  // a compiled text with its evaluator

  /// The library that `extra` is compiled at the end of, and where it begins in it.
  cql::SourceText scope(const std::string& extra, std::uint32_t& begin) const;
  cql::Compiled compile(const std::string& extra, std::uint32_t& begin) const;
  std::string told(const std::vector<Error>& errors, const cql::Compiled& compiled, std::uint32_t begin) const;
  std::unique_ptr<Prepared> prepare(const std::string& extra, Answer& answer);
  Result<const knowledge::Pack*> pack();
  Result<void> learn_facts();
  cql::LibrarySource libraries() const;
  const cql::SourceText* current() const { return sources_.empty() ? nullptr : &sources_.back(); }

  std::string pack_path_;
  std::unique_ptr<knowledge::Pack> pack_;
  std::vector<cql::SourceText> sources_;  ///< loaded libraries, the current one last
  std::vector<cql::CaseModelFact> facts_;
  std::vector<Definition> defined_;
  std::unique_ptr<fhir::Record> record_;
  std::unique_ptr<Case> case_;
};

}  // namespace nextline::cli
