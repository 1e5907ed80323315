#include "care/consultation.h"

#include "care/planner.h"
#include "case/case_record.h"
#include "case/medicine_list.h"

namespace nextline::care {
Consultation::~Consultation() = default;

Result<std::unique_ptr<Consultation>> Consultation::open(std::shared_ptr<const knowledge::Pack> pack,
                                                         PlanRequest request, const Temporal& now) {
  std::unique_ptr<Consultation> opened(new Consultation(std::move(pack), now));
  auto judge = Judge::make(opened->pack_, std::move(request));
  if (!judge) return std::move(judge).error();
  opened->judge_ = std::make_unique<Judge>(std::move(*judge));
  opened->decisions_ = std::make_unique<Decisions>(opened->judge_->decisions());
  for (const auto* library : *opened->pack_->flat().libraries())
    opened->library_texts_.push_back(library->text()->string_view());
  const auto program = opened->pack_->program();
  auto loaded = cql::LoadedProgram::load(program, &opened->pack_->value_sets(), opened->library_texts_);
  if (!loaded) return std::move(loaded).error();
  opened->program_ = std::move(*loaded);
  cql::EvaluationOptions options;
  options.now = now;
  options.offset_minutes = now.offset_minutes;
  opened->evaluator_ = std::make_unique<cql::Evaluator>(*opened->program_, opened->arena_, options);
  const bool all = opened->judge_->request().check_medicines;
  opened->invariants_ = std::make_unique<Invariants>(*opened->pack_);
  opened->requirements_ = case_requirements(*opened->pack_, opened->wanted_codes_, all ? "" : kMedicineList);
  return opened;
}

Result<fhir::Record> Consultation::read(const std::string& path, const std::string& patient) const {
  fhir::ReadOptions options;
  options.requirements = &requirements_;
  options.patient = patient;
  return fhir::read_file(path, options);
}

Result<Case> Consultation::case_of(const fhir::Record& record) {
  arena_.reset();
  auto facts = case_from_record(*pack_, record, *evaluator_, now_);
  if (!facts) return facts;
  NEXTLINE_CHECK(invariants_->check(*facts));
  if (judge_->request().check_medicines) {
    NEXTLINE_TRY(medicines, medicines_of_record(*pack_, record, *evaluator_));
    facts->medicines = std::move(medicines);
  }
  return facts;
}

Result<DoseAnswers> Consultation::dose_answers(const Case& facts) {
  if (!dose_form_) {
    dose_form_ = std::make_unique<DecisionForm>(*pack_, std::span<const Atom>(), DecisionForm::Scope::Dosing);
    dose_decisions_ = std::make_unique<Decisions>(*dose_form_);
  }
  DoseAnswers answers;
  NEXTLINE_TRY(measures, measures_of(*pack_, facts, *evaluator_));
  answers.measures = std::move(measures);
  dose_decisions_->use(facts);
  answers.decisions = dose_decisions_.get();
  return answers;
}

Result<Plan> Consultation::plan(const Case& facts) {
  if (!judge_->request().doses) return make_plan(*judge_, facts, *decisions_);
  NEXTLINE_TRY(answers, dose_answers(facts));
  return make_plan(*judge_, facts, *decisions_, &answers);
}

Result<DosePage> Consultation::doses(const Case& facts, const std::string& name) {
  NEXTLINE_TRY(answers, dose_answers(facts));
  return dose_page(*judge_, facts, *decisions_, answers, name);
}

}  // namespace nextline::care
