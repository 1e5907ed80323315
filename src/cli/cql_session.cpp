#include "cli/cql_session.h"

#include <unistd.h>

#include <cstdio>

#include "base/clock.h"
#include "base/text_file.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "cql/syntax/diagnostic.h"

namespace nextline::cli {

Result<std::unique_ptr<CqlSession>> CqlSession::open(cql::Compiled compiled, const std::string& record_path,
                                                     const std::string& pack) {
  std::unique_ptr<CqlSession> session(new CqlSession());
  session->compiled_ = std::move(compiled);
  session->program_ = session->compiled_.program.view();
  for (const auto& source : session->compiled_.sources) session->texts_.push_back(source.text);
  if (!session->program_.value_sets.empty() || !pack.empty()) {
    auto opened = open_pack(pack);
    if (opened)
      session->pack_ = std::make_unique<knowledge::Pack>(std::move(*opened));
    else if (!pack.empty())
      return std::move(opened).error();
  }
  const auto* sets = session->pack_ ? &session->pack_->value_sets() : nullptr;
  auto loaded = cql::LoadedProgram::load(session->program_, sets, session->texts_);
  if (!loaded) return std::move(loaded).error();
  session->loaded_ = std::move(*loaded);
  cql::EvaluationOptions options;
  options.now = present();
  options.offset_minutes = options.now.offset_minutes;
  session->evaluator_ = std::make_unique<cql::Evaluator>(*session->loaded_, session->arena_, options);
  if (!record_path.empty()) {
    auto record = fhir::read_file(record_path);
    if (!record) return std::move(record).error();
    session->record_ = std::make_unique<fhir::Record>(std::move(*record));
    session->evaluator_->set_record(session->record_.get());
  }
  return session;
}

int print_errors(const std::vector<Error>& errors, const std::vector<cql::SourceText>& sources, const char* severity) {
  int status = 0;
  for (const auto& error : errors) {
    const cql::SourceText* source = nullptr;
    for (const auto& candidate : sources)
      if (error.where.rfind(candidate.file + ":", 0) == 0) source = &candidate;
    const bool colours = isatty(STDERR_FILENO) != 0;
    const std::string text = source ? cql::syntax::render(error, source->text, colours, severity) : error.one_line();
    std::fprintf(stderr, "%s\n", text.c_str());
    if (error.exit_status() > status) status = error.exit_status();
  }
  return status;
}

cql::LibrarySource libraries_in(std::vector<std::string> folders) {
  return [folders = std::move(folders)](std::string_view name,
                                        std::string_view version) -> std::optional<cql::SourceText> {
    for (const auto& folder : folders)
      for (const std::string& file : {folder + "/" + std::string(name) + "-" + std::string(version) + ".cql",
                                      folder + "/" + std::string(name) + ".cql"})
        if (access(file.c_str(), R_OK) == 0)
          if (auto text = read_file(file)) return cql::SourceText{file, std::move(*text)};
    return std::nullopt;
  };
}

}  // namespace nextline::cli
