// FHIR's $cql operation as a function: Parameters in, Parameters out.
#pragma once

#include <chrono>
#include <string_view>

#include "base/temporal.h"
#include "cql/engine/evaluator.h"
#include "service/cql_request.h"
#include "service/outcome.h"

namespace nextline::service {

struct CqlOptions {
  Temporal now;  ///< Now(), where the request gives no timestamp; with an offset
  RequestLimits request;
  std::chrono::milliseconds time{10'000};          ///< for evaluating
  std::uint64_t max_steps = 50'000'000;            ///< as cql::EvaluationOptions
  std::size_t max_bytes = std::size_t{256} << 20;  ///< of values
};

/// Answers the request in `body`. 200: a Parameters resource, whose parameters are `return`, or "evaluation error" when
/// the expression has a mistake or cannot be evaluated. 400: the request cannot be read. 413: too large. 422: it asks
/// for what is not done here. These three carry an OperationOutcome.
Reply answer_cql(std::string_view body, const CqlOptions& options);

}  // namespace nextline::service
