// The body of a $cql request: http://hl7.org/fhir/uv/cql/OperationDefinition/cql-cql.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/temporal.h"
#include "fhir/record.h"

namespace nextline::service {

/// What a request asks. `parameters` points into `body`, so both move together.
struct CqlRequest {
  std::string expression;
  std::string subject;                         ///< "Patient/123"; empty: the one of `data`, or none
  std::optional<Temporal> timestamp;           ///< what Now() is; none: the server's clock
  std::vector<std::string_view> data;          ///< Bundles of data and prefetchData, as JSON in the request's text
  fhir::Record body;                           ///< the request itself
  fhir::NodeIndex parameters = fhir::kNoNode;  ///< the Parameters resource of `parameters`, in `body`
};

struct RequestLimits {
  std::size_t max_bytes = std::size_t{16} << 20;
  unsigned max_depth = 100;  ///< nesting of objects and arrays
};

/// The request in `text`, which must outlive it. Errors: those of fhir::read_record; "not-fhir" (another resource),
/// "missing-parameter", "bad-parameter", "unknown-parameter", and "not-supported" for what would need another server:
/// libraries (FHIRHelpers is built in), endpoints, a subject that is no Patient.
Result<CqlRequest> read_cql_request(std::string_view text, const RequestLimits& limits);

}  // namespace nextline::service
