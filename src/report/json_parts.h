// Parts of the JSON plan that other documents have too.
#pragma once

#include "care/plan.h"
#include "report/json_writer.h"

namespace nextline::report {

/// true, false; null for what is not known.
void write_truth(JsonWriter& json, Truth truth);
/// "guideline": {id, version, evidenceCutoff}.
void write_guideline(JsonWriter& json, const Plan& plan);
/// "sources": [{id, title, citation, locator, read}].
void write_sources(JsonWriter& json, List<PlanSource> sources);

}  // namespace nextline::report
