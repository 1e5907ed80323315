// $cql as a function: Parameters in, Parameters out.
#include "service/cql_operation.h"

#include <gmock/gmock.h>

#include <string>

namespace nextline::service {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

CqlOptions options() {
  CqlOptions options;
  options.now = *parse_datetime("2026-01-31T10:00:00.000+00:00");
  return options;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += (c == '"' || c == '\\') ? std::string{'\\', c} : std::string{c};
  return out;
}

/// A request for `expression`; `more` stands before it in the list of parameters.
std::string request(std::string_view expression, std::string_view more = {}) {
  return R"({"resourceType":"Parameters","parameter":[)" + std::string(more) + (more.empty() ? "" : ",") +
         R"({"name":"expression","valueString":")" + escaped(expression) + R"("}]})";
}

/// The list of parameters of the answer.
std::string answer(std::string_view expression, std::string_view more = {}) {
  const Reply reply = answer_cql(request(expression, more), options());
  const std::string head = R"({"resourceType":"Parameters","parameter":)";
  if (reply.status != 200 || !reply.json.starts_with(head)) return std::to_string(reply.status) + " " + reply.json;
  return reply.json.substr(head.size(), reply.json.size() - head.size() - 1);
}

std::string typed(std::string_view type) {
  return R"({"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/cqf-cqlType","valueString":")" +
         std::string(type) + R"("}],"name":"return",)";
}
/// The one `return`, of `type`.
std::string one(std::string_view type, std::string_view rest) {
  return "[" + typed(type) + std::string(rest) + "}]";
}

struct Row {
  std::string_view expression;
  std::string answer;
};

TEST(Values, AreWrittenByType) {
  const Row rows[] = {
      {"true and false", one("System.Boolean", R"("valueBoolean":false)")},
      {"1 + 1", one("System.Integer", R"("valueInteger":2)")},
      {"3000000000L", one("System.Long", R"("valueString":"3000000000")")},
      {"1.50", one("System.Decimal", R"("valueDecimal":1.50)")},
      {"'a\"b'", one("System.String", R"("valueString":"a\"b")")},
      {"@2026-01", one("System.Date", R"("valueDate":"2026-01")")},
      {"@2026-01-31T10:00:00.0+01:00", one("System.DateTime", R"("valueDateTime":"2026-01-31T10:00:00.000+01:00")")},
      {"@2026T", one("System.DateTime", R"("valueDateTime":"2026")")},
      {"@T10:30:00", one("System.Time", R"("valueTime":"10:30:00")")},
      {"5 'mg'", one("System.Quantity", R"("valueQuantity":{"value":5,"unit":"mg",)"
                                        R"("system":"http://unitsofmeasure.org","code":"mg"})")},
      {"Code { code: 'a', system: 's', version: '1', display: 'A' }",
       one("System.Code", R"("valueCoding":{"system":"s","version":"1","code":"a","display":"A"})")},
      {"Concept { codes: { Code { code: 'a' } }, display: 'A' }",
       one("System.Concept", R"("valueCodeableConcept":{"coding":[{"code":"a"}],"text":"A"})")},
      {"Now()", one("System.DateTime", R"("valueDateTime":"2026-01-31T10:00:00.000Z")")},
  };
  for (const Row& row : rows) EXPECT_EQ(answer(row.expression), row.answer) << row.expression;
  EXPECT_THAT(answer("1 'mg' : 2 'mL'"), HasSubstr(R"("valueRatio":{"numerator":{"value":1,"unit":"mg")"));
}

constexpr const char* kAbsent =
    R"("_valueBoolean":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason",)"
    R"("valueCode":"unknown"}]})";
constexpr const char* kEmptyList =
    R"("_valueBoolean":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/cqf-isEmptyList",)"
    R"("valueBoolean":true}]})";

TEST(Values, ThatAreNothingSayWhichNothing) {
  EXPECT_EQ(answer("null as Integer"), one("System.Integer", kAbsent));
  EXPECT_EQ(answer("List<Integer>{}"), one("List<System.Integer>", kEmptyList));
  EXPECT_THAT(answer("Tuple { : }"), HasSubstr("cqf-isEmptyTuple"));
}

TEST(Values, OfListsAndTuplesAreRepeatedAndParted) {
  EXPECT_EQ(answer("{1, null, 3}"), "[" + typed("List<System.Integer>") + R"("valueInteger":1},{"name":"return",)" +
                                        kAbsent + R"(},{"name":"return","valueInteger":3}])");
  EXPECT_EQ(answer("{ {1, 2}, {} }"),
            "[" + typed("List<List<System.Integer>>") +
                R"("part":[{"name":"element","valueInteger":1},{"name":"element","valueInteger":2}]},)" +
                R"({"name":"return",)" + kEmptyList + "}]");
  EXPECT_EQ(
      answer("Tuple { b: 'x', a: {1, 2} }"),
      one("Tuple{a:List<System.Integer>,b:System.String}",
          R"("part":[{"name":"a","valueInteger":1},{"name":"a","valueInteger":2},{"name":"b","valueString":"x"}])"));
}

TEST(Intervals, AreRangesAndPeriodsWhereThoseSayTheSame) {
  const Row rows[] = {
      {"Interval[1, 5]", one("Interval<System.Integer>", R"("valueRange":{"low":{"value":1},"high":{"value":5}})")},
      {"Interval(1, 5)", one("Interval<System.Integer>", R"("valueRange":{"low":{"value":2},"high":{"value":4}})")},
      {"Interval[1.0, 1.4)",
       one("Interval<System.Decimal>", R"("valueRange":{"low":{"value":1.0},"high":{"value":1.39999999}})")},
      {"Interval[1, null)", one("Interval<System.Integer>", R"("valueRange":{"low":{"value":1}})")},
      {"Interval[@2024-01-01, @2024-01-31]",
       one("Interval<System.Date>", R"("valuePeriod":{"start":"2024-01-01","end":"2024-01-31"})")},
      {"Interval(null, @2024-01-31]", one("Interval<System.Date>", R"("valuePeriod":{"end":"2024-01-31"})")},
      {"Interval[@2024-01-01, null]", one("Interval<System.Date>", R"("valuePeriod":{"start":"2024-01-01"})")},
      {"Interval[@T10, @T11]",
       one("Interval<System.Time>", R"("valuePeriod":{"start":"0001-01-01T10","end":"0001-01-01T11"})")},
      {"Interval[@2024-01-01, @2024-01-31)",
       one("Interval<System.Date>",
           R"("part":[{"name":"low","valueDate":"2024-01-01"},)"
           R"({"name":"lowClosed","valueBoolean":true},{"name":"high","valueDate":"2024-01-31"},)"
           R"({"name":"highClosed","valueBoolean":false}])")},
      {"{ Interval[1, 2] }", one("Interval<System.Integer>", R"("valueRange":{"low":{"value":1},"high":{"value":2}})")},
  };
  for (const Row& row : rows) EXPECT_EQ(answer(row.expression), row.answer) << row.expression;
  EXPECT_THAT(answer("Interval[1, null]"), HasSubstr(R"({"name":"highClosed","valueBoolean":true})"));
}

constexpr const char* kData = R"({"name":"data","resource":{"resourceType":"Bundle","type":"collection","entry":[
  {"resource":{"resourceType":"Patient","id":"p1","birthDate":"1970-05-01","name":[{"family":"A","given":["B","C"]}],
    "_birthDate":{"extension":[{"url":"http://x","valueString":"y"}]},"contact":[{"gender":"female"}]}},
  {"resource":{"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/p1"},
    "code":{"coding":[{"code":"\u0061"}]},"valueQuantity":{"value":1.50,"unit":"kg"}}}]}})";

TEST(Data, IsWhatRetrievesRead) {
  EXPECT_EQ(answer("Count([Observation])", kData), one("System.Integer", R"("valueInteger":1)"));
  EXPECT_EQ(answer("Patient.birthDate", kData),
            one("FHIR.date", R"("valueDate":"1970-05-01","_valueDate":{"extension":[{"url":"http://x",)"
                             R"("valueString":"y"}]})"));
  EXPECT_EQ(answer("[Observation]", kData),
            one("List<FHIR.Observation>",
                R"("resource":{"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":)"
                R"("Patient/p1"},"code":{"coding":[{"code":"a"}]},"valueQuantity":{"value":1.50,"unit":"kg"}})"));
  EXPECT_EQ(answer("Patient.name", kData),
            one("List<FHIR.HumanName>", R"("valueHumanName":{"family":"A","given":["B","C"]})"));
  EXPECT_EQ(answer("Patient.contact", kData),
            one("List<FHIR.Patient.Contact>", R"("part":[{"name":"gender","valueCode":"female"}])"));
  EXPECT_EQ(answer("Patient"), one("FHIR.Patient", kAbsent)) << "no data, no patient";
}

TEST(Data, IsOfTheSubject) {
  const std::string of = std::string(kData) + R"(,{"name":"subject","valueString":"Patient/)";
  EXPECT_EQ(answer("Count([Observation])", of + R"(p1"})"), one("System.Integer", R"("valueInteger":1)"));
  EXPECT_THAT(answer("1", of + R"(p2"})"), StartsWith("400 "));
  EXPECT_THAT(answer("1", R"({"name":"subject","valueString":"Patient/p1"})"), HasSubstr("not-found"));
}

TEST(Data, MayComeAsPrefetch) {
  std::string prefetch = kData;
  prefetch.replace(0, std::string(R"({"name":"data",)").size(), R"({"name":"data",)");
  EXPECT_EQ(answer("Count([Observation])",
                   R"({"name":"prefetchData","part":[{"name":"key","valueString":"k"},)" + prefetch + "]}"),
            one("System.Integer", R"("valueInteger":1)"));
}

std::string given(std::string_view parameter) {
  return R"({"name":"parameters","resource":{"resourceType":"Parameters","parameter":[)" + std::string(parameter) +
         "]}}";
}

TEST(Given, ParametersHaveTheirTypes) {
  constexpr const char* kType =
      R"("extension":[{"url":"http://hl7.org/fhir/StructureDefinition/cqf-cqlType","valueString":")";
  const std::string type = kType;
  struct Given {
    std::string parameters;
    std::string_view expression;
    std::string answer;
  } const rows[] = {
      {R"({"name":"x","valueInteger":2})", "x + 1", one("System.Integer", R"("valueInteger":3)")},
      {R"({"name":"x","valueString":"a"})", "x + 'b'", one("System.String", R"("valueString":"ab")")},
      {R"({"name":"x","valueInteger":1},{"name":"x","valueInteger":2})", "Sum(x)",
       one("System.Integer", R"("valueInteger":3)")},
      {R"({"name":"x",)" + type + R"(List<System.Integer>"}],"valueInteger":7})", "Count(x)",
       one("System.Integer", R"("valueInteger":1)")},
      {R"({"name":"x",)" + type + R"(List<System.Integer>"}],)" + kEmptyList + "}", "Count(x)",
       one("System.Integer", R"("valueInteger":0)")},
      {R"({"name":"x",)" + type + R"(System.Integer"}],)" + kAbsent + "}", "x is null",
       one("System.Boolean", R"("valueBoolean":true)")},
      {R"({"name":"x",)" + type + R"(System.Long"}],"valueString":"3000000000"})", "x + 1L",
       one("System.Long", R"("valueString":"3000000001")")},
      {R"({"name":"My Period","valuePeriod":{"start":"2024-01-01T00:00:00Z","end":"2024-12-31T00:00:00Z"}})",
       "@2024-06-01T00:00:00Z in \"My Period\"", one("System.Boolean", R"("valueBoolean":true)")},
      {R"({"name":"x",)" + type +
           R"(Interval<System.Date>"}],"valuePeriod":{"start":"2024-01-01","end":"2024-01-31"}})",
       "@2024-01-31 in x", one("System.Boolean", R"("valueBoolean":true)")},
      {R"({"name":"x",)" + type + R"(Interval<System.Integer>"}],"valueRange":{"low":{"value":1},"high":{"value":3}}})",
       "3 in x", one("System.Boolean", R"("valueBoolean":true)")},
      {R"({"name":"x","part":[{"name":"b","valueInteger":1},{"name":"a","valueString":"s"}]})", "x.a + ToString(x.b)",
       one("System.String", R"("valueString":"s1")")},
      {R"({"name":"x","valueQuantity":{"value":5,"code":"mg"}})", "x = 0.005 'g'",
       one("System.Boolean", R"("valueBoolean":true)")},
      {R"({"name":"x","resource":{"resourceType":"Patient","id":"p9"}})", "x.id + ''",
       one("System.String", R"("valueString":"p9")")},
  };
  for (const auto& row : rows) EXPECT_EQ(answer(row.expression, given(row.parameters)), row.answer) << row.parameters;
}

TEST(Given, ParametersThatAreUnsoundAreRefused) {
  for (const char* parameter : {R"({"name":"expression","valueInteger":1})", R"({"name":"a\"b","valueInteger":1})",
                                R"({"valueInteger":1})", R"({"name":"x"})"})
    EXPECT_THAT(answer("1", given(parameter)), StartsWith("400 ")) << parameter;
}

TEST(Timestamp, IsNow) {
  EXPECT_EQ(answer("Today()", R"({"name":"timestamp","valueDateTime":"2020-02-29T10:00:00Z"})"),
            one("System.Date", R"("valueDate":"2020-02-29")"));
  EXPECT_THAT(answer("1", R"({"name":"timestamp","valueDateTime":"2020-02"})"), StartsWith("400 "));
}

TEST(Mistakes, OfTheExpressionAreEvaluationErrors) {
  struct Mistake {
    std::string_view expression;
    const char* code;
    const char* says;
  } const rows[] = {
      {"1 +", R"("code":"invalid")", "expression:1:"},
      {"1 + 'a'", R"("code":"invalid")", "expression:1:"},
      {"Patient.birthdate", R"("code":"invalid")", "did you mean 'birthDate'"},
      {"1 define x: 2", R"("code":"invalid")", "expression:1:"},
      {"singleton from {1, 2}", R"("code":"invalid")", "expression:1:"},
      {"Count(distinct (expand Interval[1, 100000]))", R"("code":"too-costly")", "expression:1:"},
  };
  for (const auto& row : rows) {
    const std::string said = answer(row.expression);
    EXPECT_THAT(said, StartsWith(R"([{"name":"evaluation error","resource":{"resourceType":"OperationOutcome")"));
    EXPECT_THAT(said, HasSubstr(row.code)) << row.expression;
    EXPECT_THAT(said, HasSubstr(row.says)) << row.expression;
  }
}

TEST(Mistakes, TakeNoLongerThanTheyMay) {
  CqlOptions hasty = options();
  hasty.time = std::chrono::milliseconds(20);
  hasty.max_steps = 100'000'000'000;
  const auto began = std::chrono::steady_clock::now();
  const Reply reply = answer_cql(
      request("Count(from (expand Interval[1, 1000]) A, (expand Interval[1, 1000]) B, (expand Interval[1, 1000]) C "
              "where A + B + C < 0 return all 1)"),
      hasty);
  EXPECT_THAT(reply.json, HasSubstr(R"("code":"timeout")"));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(10));
}

TEST(Mistakes, OfTheRequestAreOutcomes) {
  struct Mistake {
    std::string body;
    int status;
    const char* code;
  } const rows[] = {
      {"", 400, "structure"},
      {"nonsense", 400, "structure"},
      {R"({"resourceType":"Parameters","parameter":[)", 400, "structure"},
      {R"({"resourceType":"Patient","id":"p1"})", 400, "structure"},
      {R"([{"resourceType":"Parameters"}])", 400, "structure"},
      {R"({"resourceType":"Parameters"})", 400, "required"},
      {R"({"resourceType":"Parameters","parameter":[{"name":"expression","valueInteger":1}]})", 400, "invalid"},
      {request("1", R"({"name":"expresion","valueString":"1"})"), 400, "invalid"},
      {request("1", R"({"name":"expression","valueString":"1"})"), 400, "invalid"},
      {request("1", R"({"name":"data","resource":{"resourceType":"Patient","id":"p1"}})"), 400, "invalid"},
      {request("1", R"({"name":"library","part":[{"name":"url","valueCanonical":"http://x/Library/y"}]})"), 422,
       "not-supported"},
      {request("1", R"({"name":"dataEndpoint","resource":{"resourceType":"Endpoint"}})"), 422, "not-supported"},
      {request("1", R"({"name":"subject","valueString":"Group/1"})"), 422, "not-supported"},
      {std::string(200, '[') + std::string(200, ']'), 400, "too-costly"},
  };
  for (const auto& row : rows) {
    const Reply reply = answer_cql(row.body, options());
    EXPECT_EQ(reply.status, row.status) << row.body << "\n" << reply.json;
    EXPECT_THAT(reply.json, StartsWith(R"({"resourceType":"OperationOutcome","issue":[{"severity":"error")"));
    EXPECT_THAT(reply.json, HasSubstr(R"("code":")" + std::string(row.code))) << row.body;
  }
  EXPECT_EQ(answer("1", R"({"name":"library","part":[{"name":"url",)"
                        R"("valueCanonical":"http://hl7.org/fhir/Library/FHIRHelpers|4.0.1"}]})"),
            one("System.Integer", R"("valueInteger":1)"));
}

TEST(Mistakes, OfSizeAreRefused) {
  CqlOptions small = options();
  small.request.max_bytes = 1000;
  EXPECT_EQ(answer_cql(request("'" + std::string(2000, 'x') + "'"), small).status, 413);
}

}  // namespace
}  // namespace nextline::service
