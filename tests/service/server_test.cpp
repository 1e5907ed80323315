// One round trip over HTTP, on a port that is free.
#include "service/server.h"

#include <gmock/gmock.h>
#include <httplib.h>

#include <mutex>
#include <thread>

namespace nextline::service {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

constexpr const char* kAddition =
    R"({"resourceType":"Parameters","parameter":[{"name":"expression","valueString":"40 + 2"}]})";

class RunningServer : public ::testing::Test {
 protected:
  void SetUp() override {
    ServerOptions options;
    options.port = 0;
    options.version = "1.2.3";
    options.cql.request.max_bytes = 2000;
    options.clock = [] { return *parse_datetime("2026-01-31T10:00:00.000+00:00"); };
    options.log = [this](const std::string& line) {
      const std::lock_guard lock(mutex_);
      lines_.push_back(line);
    };
    auto opened = Server::open(options);
    ASSERT_TRUE(opened) << opened.error().one_line();
    server_ = std::move(*opened);
    const std::string& base = server_->base();
    client_ = std::make_unique<httplib::Client>(base.substr(0, base.rfind('/')));
    running_ = std::thread([this] { server_->run(); });
  }
  void TearDown() override { stop(); }
  void stop() {
    if (!running_.joinable()) return;
    server_->stop();
    running_.join();
  }
  httplib::Result post(const std::string& body, const char* type = "application/json") {
    return client_->Post("/fhir/$cql", body, type);
  }

  std::mutex mutex_;
  std::vector<std::string> lines_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<httplib::Client> client_;
  std::thread running_;
};

TEST_F(RunningServer, AnswersAndLogsNoContent) {
  const auto sum = post(kAddition);
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->status, 200);
  EXPECT_EQ(sum->get_header_value("Content-Type"), "application/fhir+json");
  EXPECT_THAT(sum->body, HasSubstr(R"("valueInteger":42)"));
  const auto metadata = client_->Get("/fhir/metadata");
  ASSERT_TRUE(metadata);
  EXPECT_THAT(metadata->body, HasSubstr(R"("resourceType":"CapabilityStatement")"));
  EXPECT_THAT(metadata->body, HasSubstr("OperationDefinition/cql-cql"));
  EXPECT_THAT(metadata->body, HasSubstr("1.2.3"));
  const auto other = client_->Get("/fhir/Patient/secret?name=secret");
  ASSERT_TRUE(other);
  EXPECT_EQ(other->status, 404);
  EXPECT_THAT(other->body, HasSubstr("OperationOutcome"));
  stop();
  // Several threads answer, so the lines may change places.
  EXPECT_THAT(lines_, UnorderedElementsAre(MatchesRegex("POST /fhir/\\$cql 200 [0-9]+ B [0-9]+ ms"),
                                           MatchesRegex("GET /fhir/metadata 200 [0-9]+ B [0-9]+ ms"),
                                           MatchesRegex("GET \\(another path\\) 404 [0-9]+ B [0-9]+ ms")));
  EXPECT_THAT(lines_, Each(Not(HasSubstr("secret"))));
}

TEST_F(RunningServer, RefusesWhatItShould) {
  const auto not_json = post(kAddition, "text/plain");
  ASSERT_TRUE(not_json);
  EXPECT_EQ(not_json->status, 415);
  const auto nonsense = post("{");
  ASSERT_TRUE(nonsense);
  EXPECT_EQ(nonsense->status, 400);
  const auto long_one = post(std::string(3000, ' '));
  ASSERT_TRUE(long_one);
  EXPECT_EQ(long_one->status, 413);
  const auto after = post(kAddition);
  ASSERT_TRUE(after) << "still answers";
  EXPECT_EQ(after->status, 200);
}

TEST_F(RunningServer, TakesNoPortTwice) {
  const std::string& base = server_->base();
  ServerOptions options;
  options.port = std::stoi(base.substr(base.rfind(':') + 1));
  const auto second = Server::open(options);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "cannot-listen");
}

}  // namespace
}  // namespace nextline::service
