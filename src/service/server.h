// The HTTP server: routes to functions, limits, and one line in the log for each request.
//
// Below /fhir: POST $cql, GET metadata. One request a connection, so that nothing of a refused body is read as the next
// request. The log says method, route, status, bytes and time; nothing that a request holds.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "service/cql_operation.h"

namespace nextline::service {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;  ///< 0: one that is free
  std::string version;
  CqlOptions cql;                               ///< `now` is replaced by `clock` at each request
  std::function<Temporal()> clock;              ///< the present, with an offset
  std::function<void(const std::string&)> log;  ///< takes a line without its end; called from several threads
};

class Server {
 public:
  /// Takes the port. Errors: "cannot-listen".
  static Result<std::unique_ptr<Server>> open(ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// "http://127.0.0.1:8080/fhir".
  const std::string& base() const;
  /// Answers until stop(); requests that are being answered then are answered to their end.
  void run();
  /// May be called from another thread, also before run().
  void stop();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace nextline::service
