// From a command line to an opened guideline and a patient's Case.
#pragma once

#include <memory>

#include "care/consultation.h"
#include "cli/commands.h"

namespace nextline::cli {

/// The day --as-of names (ISO), today if it is empty.
Result<std::string> day_of(const std::string& as_of);

/// The pack named by --pack, or the one that was built or installed with the program.
/// With the choices of --overlay in force where one is named.
Result<knowledge::Pack> open_pack(const std::string& path, const std::string& overlay = {});

/// What is worked out for a plan that people read: doses, the dates of the treatment to be given first,
/// interactions of what else is taken.
care::PlanRequest wishes_of_readers();

/// A guideline opened for the region, date and wishes of the command line. `wanted`: what else is to be worked out
/// (doses, calendars), as its members of that kind say. `levels`: of doses (--level DRUG=N).
Result<std::unique_ptr<care::Consultation>> open_consultation(const PatientArguments& arguments,
                                                              care::PlanRequest wanted = {},
                                                              const std::vector<std::string>& levels = {});

/// The Case: from the record, or from --case, or from both (what --case states wins), with --set applied.
Result<Case> patient_case(care::Consultation& consultation, const PatientArguments& arguments);

}  // namespace nextline::cli
