// From a draft to a record: duplicates once, one patient's resources only, indexes.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "fhir/draft.h"
#include "fhir/record.h"

namespace nextline::fhir {

/// Sets the ids and full URLs of the draft's resources; the tape must be complete.
void name_resources(Draft& draft);
/// Marks resources that are recorded more than once as dropped, save the newest; fills tape.references. Resources are
/// the same when type and id are, or type and full URL.
void drop_duplicates(Draft& draft);
/// The patient that `options` asks for, or the only one; marks other patients and resources about them as dropped.
/// kNoResource only when options.patient_required is false. Errors: "no-patient", "several-patients",
/// "unknown-patient".
Result<ResourceIndex> choose_patient(Draft& draft, const ReadOptions& options);
/// Removes the dropped resources and their notes from the tables (their nodes stay, unreachable) and rebuilds
/// tape.references.
void remove_dropped(Draft& draft);
/// Lifts the Observations that stand in reports (Resource::is_lifted), save those in reports that were withdrawn. To
/// one that does not tell when it was true, the time of its report is added.
void lift_contained_results(Draft& draft);
/// Lifts the numbers that stand as components of Observations (an ejection fraction in an echocardiogram, counts of a
/// blood panel): an Observation each, with the status and the times of the one around it. What has no id has its name.
void lift_components(Draft& draft);
/// Fills tape.groups and tape.nodes_by_type.
void group_by_type(Tape& tape);

/// All of the above, in order.
class RecordAssembly {
 public:
  static Result<Record> run(Draft&& draft, Buffer&& buffer, const ReadOptions& options);

 private:
  static std::vector<std::string> worded_notes(const Draft& draft);
};

}  // namespace nextline::fhir
