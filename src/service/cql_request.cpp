#include "service/cql_request.h"

#include <algorithm>
#include <array>

#include "service/json_span.h"

namespace nextline::service {
namespace {

using fhir::NodeIndex;
using fhir::Tape;

constexpr const char* kShape =
    R"(send {"resourceType": "Parameters", "parameter": [{"name": "expression", "valueString": "1 + 1"}]})";

NodeIndex child(const Tape& tape, NodeIndex node, std::string_view name) {
  return fhir::find_child(tape, node, fhir::find_name(name));
}

class RequestReader {
 public:
  RequestReader(CqlRequest& request, std::string_view text) : request_(request), tape_(request.body.tape()) {
    spans_ = items_of(member_of(text, "parameter"));
  }

  Result<void> read() {
    const NodeIndex root = tape_.resources.front().node;
    std::size_t at = 0;
    for (NodeIndex p = child(tape_, root, "parameter"); p != fhir::kNoNode; p = fhir::next_item(tape_, p), ++at) {
      if (at >= spans_.size()) return bug_error("bad-span", "the request's parameters were not all found");
      const std::string name(fhir::child_text(tape_, p, "name"));
      const bool repeats = name == "prefetchData" || name == "library";
      if (!repeats && std::ranges::find(seen_, name) != seen_.end())
        return author_error("bad-parameter", "parameter '" + name + "' is given twice", {}, "give it once");
      seen_.push_back(name);
      NEXTLINE_CHECK(parameter(name, p, spans_[at]));
    }
    if (request_.expression.empty())
      return author_error("missing-parameter", "the parameter 'expression' is missing", {}, kShape);
    return {};
  }

 private:
  Result<void> parameter(const std::string& name, NodeIndex node, std::string_view span) {
    if (name == "expression") return text(name, node, request_.expression);
    if (name == "subject") return subject(node);
    if (name == "timestamp") return timestamp(node);
    if (name == "parameters") return parameters(node);
    if (name == "data") return bundle(name, node, span);
    if (name == "prefetchData") return prefetch(node, span);
    if (name == "library") return library(node);
    if (name == "useServerData") return {};  // there is none
    for (const std::string_view elsewhere :
         {"dataEndpoint", "contentEndpoint", "terminologyEndpoint", "artifactEndpointConfiguration"})
      if (name == elsewhere)
        return unsupported_error("not-supported", "'" + name + "' would have this server ask another", {},
                                 "send what is needed as 'data'");
    return author_error("unknown-parameter", "$cql has no parameter of this name" + did_you_mean(name, kNames), {},
                        kShape);
  }

  Result<void> text(const std::string& name, NodeIndex node, std::string& into) {
    const NodeIndex value = child(tape_, node, "value");
    if (value == fhir::kNoNode || fhir::kind(tape_, value) != fhir::NodeKind::String)
      return author_error("bad-parameter", "'" + name + "' is not a text", {}, "give it as valueString");
    into = std::string(fhir::text(tape_, value));
    return {};
  }

  Result<void> subject(NodeIndex node) {
    NEXTLINE_CHECK(text("subject", node, request_.subject));
    const std::string_view subject = request_.subject;
    if (subject.starts_with("Patient/") || (!subject.empty() && subject.find('/') == std::string_view::npos)) return {};
    return unsupported_error("not-supported", "the subject is no Patient", {}, "give it as Patient/ID");
  }

  Result<void> timestamp(NodeIndex node) {
    std::string said;
    NEXTLINE_CHECK(text("timestamp", node, said));
    request_.timestamp = parse_datetime(said);
    if (request_.timestamp && request_.timestamp->has_offset && request_.timestamp->precision >= Precision::Second)
      return {};
    return author_error("bad-parameter", "'timestamp' is not a moment with seconds and an offset", {},
                        "for instance 2026-01-31T10:00:00Z");
  }

  Result<void> parameters(NodeIndex node) {
    request_.parameters = child(tape_, node, "contained");
    if (request_.parameters != fhir::kNoNode &&
        fhir::type_name(fhir::type_of(tape_, request_.parameters)) == "Parameters")
      return {};
    return author_error("bad-parameter", "'parameters' is not a Parameters resource", {}, "give it as resource");
  }

  Result<void> bundle(const std::string& name, NodeIndex node, std::string_view span) {
    const NodeIndex resource = child(tape_, node, "contained");
    const std::string_view json = member_of(span, "resource");
    if (resource == fhir::kNoNode || json.empty() || fhir::type_name(fhir::type_of(tape_, resource)) != "Bundle")
      return author_error("bad-parameter", "'" + name + "' is not a Bundle", {}, "give it as resource");
    request_.data.push_back(json);
    return {};
  }

  Result<void> prefetch(NodeIndex node, std::string_view span) {
    const auto parts = items_of(member_of(span, "part"));
    std::size_t at = 0;
    for (NodeIndex part = child(tape_, node, "part"); part != fhir::kNoNode && at < parts.size();
         part = fhir::next_item(tape_, part), ++at)
      if (fhir::child_text(tape_, part, "name") == "data") NEXTLINE_CHECK(bundle("prefetchData.data", part, parts[at]));
    return {};
  }

  /// FHIRHelpers is there without being asked for; its conversions need no call.
  Result<void> library(NodeIndex node) {
    for (NodeIndex part = child(tape_, node, "part"); part != fhir::kNoNode; part = fhir::next_item(tape_, part)) {
      if (fhir::child_text(tape_, part, "name") != "url") continue;
      const std::string_view url = fhir::child_text(tape_, part, "value");
      const std::string_view plain = url.substr(0, url.find('|'));
      if (plain.ends_with("/FHIRHelpers") || plain == "FHIRHelpers") return {};
    }
    return unsupported_error("not-supported", "this server keeps no libraries", {},
                             "write what is needed into the expression");
  }

  static constexpr std::array<std::string_view, 8> kNames{"expression",    "subject", "timestamp",    "parameters",
                                                          "useServerData", "data",    "prefetchData", "library"};
  CqlRequest& request_;
  const Tape& tape_;
  std::vector<std::string_view> spans_;
  std::vector<std::string> seen_;
};

}  // namespace

Result<CqlRequest> read_cql_request(std::string_view text, const RequestLimits& limits) {
  fhir::ReadOptions options;
  options.patient_required = false;
  options.name = "request";
  options.max_bytes = limits.max_bytes;
  options.max_depth = limits.max_depth;
  CqlRequest request;
  NEXTLINE_TRY(body, fhir::read_record(text, options));
  request.body = std::move(body);
  const Tape& tape = request.body.tape();
  if (tape.resources.empty() || fhir::type_name(tape.resources.front().type) != "Parameters" ||
      member_of(text, "resourceType").empty())
    return record_error("not-fhir", "the request is not a Parameters resource", {}, kShape);
  NEXTLINE_CHECK(RequestReader(request, text).read());
  return request;
}

}  // namespace nextline::service
