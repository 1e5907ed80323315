// Any bytes as the body of a $cql request: reading must answer, what it keeps must lie in the text, and the operation
// must answer in JSON of its own with one of the statuses it documents.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "service/cql_operation.h"
#include "service/cql_request.h"

namespace {

using namespace nextline;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_request(std::string_view body, const service::RequestLimits& limits) {
  const auto request = service::read_cql_request(body, limits);
  if (!request) {
    require(!request.error().message.empty());
    return;
  }
  require(!request->expression.empty());
  for (const std::string_view bundle : request->data)
    require(bundle.data() >= body.data() && bundle.data() + bundle.size() <= body.data() + body.size());
  require(!request->timestamp || request->timestamp->has_offset);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  service::CqlOptions options;
  options.now = *parse_datetime("2026-01-31T10:00:00.000+00:00");
  options.request.max_bytes = std::size_t{1} << 20;
  options.time = std::chrono::milliseconds(500);
  options.max_steps = 20'000;
  options.max_bytes = std::size_t{16} << 20;
  check_request(body, options.request);
  const service::Reply reply = service::answer_cql(body, options);
  require(reply.status == 200 || reply.status == 400 || reply.status == 413 || reply.status == 422);
  require(reply.json.starts_with("{\"resourceType\":\""));
  return 0;
}
