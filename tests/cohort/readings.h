// Reads records with the whole pack, as a run over many patients does.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <memory>
#include <string>
#include <utility>

#include "case/case_record.h"
#include "cohort/synth_setup.h"
#include "cql/engine/data_requirements.h"
#include "cql/engine/evaluator.h"
#include "cql/engine/loaded_program.h"
#include "fhir/record.h"

namespace nextline::testing {

class Readings {
 public:
  /// `today`: YYYY-MM-DD.
  explicit Readings(const std::string& today) : today_(*parse_date(today)) {
    program_ = std::move(cql::LoadedProgram::load(whole_pack()->program(), &whole_pack()->value_sets(),
                                                  whole_pack()->library_texts()))
                   .value();
    cql::EvaluationOptions options;
    options.now = *parse_datetime(today + "T12:00:00.000+00:00");
    evaluator_ = std::make_unique<cql::Evaluator>(*program_, arena_, options);
    requirements_ = case_requirements(*whole_pack(), codes_);
  }

  Case read(const std::string& bundle) {
    arena_.reset();
    fhir::ReadOptions options;
    options.requirements = &requirements_;
    auto record = reader_.read(fhir::Buffer::copy_of(bundle), options);
    EXPECT_TRUE(record.ok()) << (record.ok() ? "" : record.error().one_line());
    auto found = case_from_record(*whole_pack(), *record, *evaluator_, today_);
    EXPECT_TRUE(found.ok()) << (found.ok() ? "" : found.error().one_line());
    return std::move(found).value();
  }

 private:
  Temporal today_;
  Arena arena_;
  fhir::Reader reader_;
  std::deque<cql::WantedCodes> codes_;
  fhir::Requirements requirements_;
  std::unique_ptr<cql::LoadedProgram> program_;
  std::unique_ptr<cql::Evaluator> evaluator_;
};

}  // namespace nextline::testing
