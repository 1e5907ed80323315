// nextline-serve: the server as a program of its own, so that no other command pays for loading a web server.
#include <pthread.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <thread>

#include "base/clock.h"
#include "service/server.h"

namespace {

using namespace nextline;

struct Arguments {
  bool cql_only = false;
  double seconds = 10;
  service::ServerOptions server;
};

int fail(const Error& error) {
  std::fprintf(stderr, "nextline: %s\n", error.one_line().c_str());
  return error.exit_status();
}

/// Evaluation nests as deep as a stack of 8 MB has room for; threads are to have no less, whatever the shell's limit.
void widen_stacks() {
  constexpr std::size_t kBytes = std::size_t{16} << 20;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kBytes);
  pthread_setattr_default_np(&attributes);
  pthread_attr_destroy(&attributes);
}

/// Answers until SIGTERM or SIGINT; what is being answered then is answered to its end.
int serve(Arguments& arguments) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before there are threads, which inherit it
  widen_stacks();
  auto opened = service::Server::open(arguments.server);
  if (!opened) return fail(opened.error());
  service::Server& server = **opened;
  std::thread waiting([&server, &signals] {
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop();
  });
  std::fprintf(stderr, "nextline: listening at %s (ends with SIGTERM or Ctrl-C)\n", server.base().c_str());
  server.run();
  pthread_kill(waiting.native_handle(), SIGINT);  // wakes it where nobody else did
  waiting.join();
  std::fprintf(stderr, "nextline: stopped\n");
  return 0;
}

/// The whole program; the exit status.
int start(int argc, char** argv) {
  Arguments arguments;
  auto& cql = arguments.server.cql;
  CLI::App app(
      "A FHIR R4 server with the operation $cql (Using CQL with FHIR, hl7.org/fhir/uv/cql): POST /fhir/$cql evaluates "
      "an\n"
      "expression over the data in the request; GET /fhir/metadata tells what the server can do. It keeps nothing and\n"
      "asks no other server; the log holds nothing of a request. It has no TLS and no login: let it listen on this\n"
      "machine only, or put a server that has both in front. Decision support for clinicians: it shows what it rests\n"
      "on and does not replace judgement.",
      "nextline serve");
  app.footer(
      "Examples:\n  nextline serve --cql-only\n  nextline serve --cql-only --port 9000 --max-body 1000000 --timeout 2\n"
      "  curl -H 'Content-Type: application/json' 'http://127.0.0.1:8080/fhir/$cql' --data \\\n"
      "    '{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"expression\", \"valueString\": \"1 + "
      "1\"}]}'");
  app.add_flag("--cql-only", arguments.cql_only, "The $cql operation and nothing else: all there is so far")
      ->required();
  app.add_option("--host", arguments.server.host, "The address to listen on")->capture_default_str();
  app.add_option("--port", arguments.server.port, "The port; 0: one that is free")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535));
  app.add_option("--max-body", cql.request.max_bytes, "The longest request, in bytes")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{1000}, std::size_t{256} << 20));
  app.add_option("--timeout", arguments.seconds, "Seconds that evaluating an expression may take")
      ->capture_default_str()
      ->check(CLI::Range(0.001, 3600.0));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  cql.time = std::chrono::milliseconds(static_cast<std::int64_t>(arguments.seconds * 1000));
  arguments.server.version = NEXTLINE_VERSION;
  arguments.server.clock = present;
  arguments.server.log = [](const std::string& line) {
    std::fprintf(stderr, "%s %s\n", datetime_to_string(present()).c_str(), line.c_str());
  };
  return serve(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return start(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "nextline serve: stopped by a fault of its own: %s\n", error.what());
    return 70;
  }
}
