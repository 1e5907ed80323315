#include "service/server.h"

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "service/capability.h"

namespace nextline::service {
namespace {

constexpr const char* kJson = "application/fhir+json";
constexpr const char* kCql = "/fhir/$cql";
constexpr const char* kMetadata = "/fhir/metadata";

/// The path as the log may show it: another one could hold anything.
std::string_view route_of(const std::string& path) {
  if (path == kCql) return kCql;
  return path == kMetadata ? kMetadata : "(another path)";
}

/// A web page of another site can send plain text and forms to a server on this machine, but not JSON.
bool is_json(const httplib::Request& request) {
  const std::string type = request.get_header_value("Content-Type");
  const std::string plain = type.substr(0, type.find(';'));
  return plain == "application/json" || plain == "application/fhir+json";
}

void send(httplib::Response& response, const Reply& reply) {
  response.status = reply.status;
  response.set_content(reply.json, kJson);
}

/// The body, unless it is longer than `most` bytes; what is behind them is left unread.
bool read_body(const httplib::ContentReader& reader, std::size_t most, std::string& body) {
  return reader([&](const char* bytes, std::size_t size) {
    if (size > most - body.size()) return false;
    body.append(bytes, size);
    return true;
  });
}

/// The library would share the port with another program that listens on it (SO_REUSEPORT); this only takes it again
/// soon after a stop.
void keep_port_to_oneself(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

using Clock = std::chrono::steady_clock;
// Of the request that this thread answers.
thread_local Clock::time_point began;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

}  // namespace

struct Server::Impl {
  ServerOptions options;
  std::string base;
  httplib::Server http;
  std::atomic<bool> stopped = false;

  void set_limits();
  void set_routes();
  void set_failures();
  Reply cql(const httplib::Request& request, const httplib::ContentReader& reader) const;
};

void Server::Impl::set_limits() {
  constexpr int kSeconds = 10;
  http.set_read_timeout(kSeconds);
  http.set_write_timeout(kSeconds);
  http.set_keep_alive_max_count(1);
  const std::size_t threads = std::clamp(std::thread::hardware_concurrency(), 2U, 16U);
  http.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };  // owned by the library
}

Reply Server::Impl::cql(const httplib::Request& request, const httplib::ContentReader& reader) const {
  if (!is_json(request))
    return refusal(415, author_error("not-json", "the request is not JSON", "Content-Type",
                                     "send Content-Type: application/fhir+json"));
  std::string body;
  const std::size_t most = options.cql.request.max_bytes;
  if (!read_body(reader, most, body))
    return refusal(
        413, record_error("too-large", "the request is longer than " + std::to_string(most) + " bytes, or broke off",
                          "request", "send less, or start the server with a larger --max-body"));
  CqlOptions asked = options.cql;
  asked.now = options.clock();
  return answer_cql(body, asked);
}

void Server::Impl::set_routes() {
  http.Post(R"(/fhir/\$cql)", [this](const auto& request, auto& response, const httplib::ContentReader& reader) {
    send(response, cql(request, reader));
  });
  http.Get(kMetadata, [this](const auto&, auto& response) {
    send(response, {200, capability_json(options.version, base, options.clock())});
  });
}

void Server::Impl::set_failures() {
  const httplib::Server::HandlerWithResponse otherwise = [](const httplib::Request&, httplib::Response& response) {
    if (!response.body.empty()) return httplib::Server::HandlerResponse::Unhandled;
    const int status = response.status;
    send(response, refusal(status, author_error("not-found", "there is nothing to answer this request", {},
                                                "POST /fhir/$cql or GET /fhir/metadata")));
    return httplib::Server::HandlerResponse::Handled;
  };
  http.set_error_handler(otherwise);
  http.set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
    send(response, refusal(500, bug_error("failed", "this request could not be answered")));
  });
  http.set_pre_routing_handler([](const httplib::Request&, httplib::Response&) {
    began = Clock::now();
    return httplib::Server::HandlerResponse::Unhandled;
  });
  http.set_logger([this](const httplib::Request& request, const httplib::Response& response) {
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began).count();
    const bool known = request.method == "POST" || request.method == "GET";
    options.log((known ? request.method : "(other)") + " " + std::string(route_of(request.path)) + " " +
                std::to_string(response.status) + " " + std::to_string(response.body.size()) + " B " +
                std::to_string(took) + " ms");
  });
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(ServerOptions options) {
  auto impl = std::make_unique<Impl>();
  impl->options = std::move(options);
  const std::string& host = impl->options.host;
  impl->http.set_socket_options(keep_port_to_oneself);
  int port = impl->options.port;
  if (port == 0) {
    port = impl->http.bind_to_any_port(host);
  } else if (!impl->http.bind_to_port(host, port)) {
    port = -1;
  }
  if (port < 0)
    return author_error("cannot-listen", "this address cannot be listened on",
                        host + ":" + std::to_string(impl->options.port),
                        "another program may have the port: give another --port, or 0 for one that is free");
  impl->base = "http://" + host + ":" + std::to_string(port) + "/fhir";
  impl->set_limits();
  impl->set_routes();
  impl->set_failures();
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

const std::string& Server::base() const {
  return impl_->base;
}

void Server::run() {
  if (!impl_->stopped) impl_->http.listen_after_bind();
}

void Server::stop() {
  impl_->stopped = true;
  impl_->http.stop();
}

}  // namespace nextline::service
