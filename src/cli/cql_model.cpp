#include "cli/cql_model.h"

#include <unistd.h>

#include <algorithm>

#include "cli/patient.h"
#include "cql/syntax/parser.h"
#include "knowledge/libraries.h"
#include "knowledge/load.h"

namespace nextline::cli {
namespace {

using FactKind = knowledge::flat::FactKind;
using ModelKind = cql::CaseModelFact::Kind;

ModelKind model_kind(FactKind kind) {
  switch (kind) {
    case FactKind::Enumeration:
      return ModelKind::String;
    case FactKind::Number:
      return ModelKind::Decimal;
    case FactKind::Set:
      return ModelKind::Set;
    default:
      return ModelKind::Boolean;
  }
}

bool uses_nextline(const cql::SourceText& source) {
  if (source.text.find("Nextline") == std::string::npos) return false;
  const auto parsed = cql::syntax::parse_library(source.text, source.file);
  const auto usings = parsed.tree->library().usings;
  return std::any_of(usings.begin(), usings.end(),
                     [](const auto& each) { return cql::syntax::dotted(each.model) == "Nextline"; });
}

}  // namespace

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

std::vector<cql::CaseModelFact> case_model(const knowledge::Pack& pack) {
  std::vector<cql::CaseModelFact> model;
  for (const auto* fact : *pack.flat().facts()) {
    if (fact->kind() == FactKind::List) continue;
    cql::CaseModelFact made{fact->name()->str(), model_kind(fact->kind()), {}};
    if (made.kind == ModelKind::Set)
      for (const auto* member : *fact->values()) made.members.push_back(member->str());
    model.push_back(std::move(made));
  }
  return model;
}

Result<std::vector<cql::CaseModelFact>> case_model_for(const std::vector<cql::SourceText>& sources,
                                                       const std::string& pack) {
  const auto user = std::find_if(sources.begin(), sources.end(), uses_nextline);
  if (user == sources.end()) return std::vector<cql::CaseModelFact>();
  const std::string folder = folder_of(user->file);
  if (pack.empty())
    for (const std::string& candidate : {folder, folder + "/.."})
      if (access((candidate + "/case.yaml").c_str(), R_OK) == 0)
        return knowledge::case_model(knowledge::load_pack(candidate));
  NEXTLINE_TRY(opened, open_pack(pack));
  return case_model(opened);
}

}  // namespace nextline::cli
