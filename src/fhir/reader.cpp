#include <algorithm>

#include "fhir/assemble.h"
#include "fhir/json_walk.h"
#include "fhir/record.h"
#include "fhir/source_text.h"
#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

static_assert(Buffer::kPadding >= simdjson::SIMDJSON_PADDING);

constexpr std::string_view kSpace = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) + 1 - first);
}

/// True if the first line is a whole object and another one follows. Looks at the start of the text only.
bool starts_like_lines(std::string_view text) {
  constexpr std::size_t kLooked = std::size_t{64} << 10;
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos || text[first] != '{') return false;
  const std::size_t end = text.substr(0, kLooked).find('\n', first);
  if (end == std::string_view::npos || trimmed(text.substr(first, end - first)).back() != '}') return false;
  const std::size_t next = text.find_first_not_of(kSpace, end);
  return next != std::string_view::npos && text[next] == '{';
}

}  // namespace

struct Reader::Impl {
  JsonStructure structure;

  /// Reads one JSON document, a part of the text that lies in a padded buffer.
  std::optional<Error> document(TapeWriter& writer, const Source& source, Validation validation) {
    if (auto code = structure.find(source.document)) return source.json_error(code);
    JsonWalk walk(structure, source.document, source.max_depth, validation == Validation::Whole);
    auto error = writer.run(walk, source);
    if (!error && walk.at_end()) return std::nullopt;
    // A fault of the document, wherever it stands, is told before what it lacks as a record.
    if (auto fault = fault_of(source)) return fault;
    return error ? std::move(error) : source.json_error(simdjson::TRAILING_CONTENT);
  }

  /// The first fault of a document by a walk over all of it; none if only text behind it can be wrong.
  std::optional<Error> fault_of(const Source& source) {
    JsonWalk walk(structure, source.document, source.max_depth, true);
    if (walk.here() != '{' && walk.here() != '[') return std::nullopt;
    if (walk.pass(0)) return std::nullopt;
    const JsonWalk::Fault& fault = walk.fault();
    if (fault.kind == JsonWalk::Fault::Kind::TooDeep) {
      return source.error_at(fault.at, "too-deep",
                             "objects and lists are nested more than " + std::to_string(source.max_depth) + " deep");
    }
    if (fault.kind == JsonWalk::Fault::Kind::DuplicateKey) {
      return source.error_at(fault.at, "duplicate-key",
                             "the key '" + std::string(fault.key.substr(0, 60)) + "' stands twice in one object",
                             "keep one of them");
    }
    return source.json_error(simdjson::TAPE_ERROR);
  }

  std::optional<Error> lines(TapeWriter& writer, std::string_view text, const ReadOptions& options,
                             unsigned max_depth) {
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      const std::string_view line = trimmed(text.substr(start, end - start));
      start = end + 1;
      if (line.empty()) continue;
      const Source source{text, line, options.name, max_depth};
      if (auto error = document(writer, source, options.validation)) return error;
    }
    return std::nullopt;
  }
};

Reader::Reader() : impl_(std::make_unique<Impl>()) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Record> Reader::read(Buffer input, const ReadOptions& options) {
  NEXTLINE_TRY(bytes, plain_bytes(std::move(input), options));
  const std::string_view text = json_text(bytes);
  const unsigned max_depth = std::min(options.max_depth, 1000U);
  const Source source{text, text, options.name, max_depth};
  if (nests_too_deep(text, max_depth)) return source.json_error(simdjson::DEPTH_ERROR);

  const auto fresh = [&](Draft& draft) {
    draft.tape.input = text.data();
    draft.tape.input_size = static_cast<std::uint32_t>(text.size());
    // About what whole records need; a required part is small, and large fresh memory is dear.
    draft.tape.nodes.reserve(options.requirements ? 1024 : text.size() / 24 + 64);
  };
  Draft draft;
  fresh(draft);
  TapeWriter writer(draft, options);
  if (starts_like_lines(text)) {
    if (auto error = impl_->lines(writer, text, options, max_depth)) return std::move(*error);
    return RecordAssembly::run(std::move(draft), std::move(bytes), options);
  }
  auto error = impl_->document(writer, source, options.validation);
  if (!error) return RecordAssembly::run(std::move(draft), std::move(bytes), options);

  // NDJSON whose first line is longer than was looked at shows up as text after the first value.
  const auto fault = find_json_fault(text, max_depth);
  if (!fault || !fault->trailing || text[fault->offset] != '{') return std::move(*error);
  Draft again;
  fresh(again);
  TapeWriter line_writer(again, options);
  if (auto line_error = impl_->lines(line_writer, text, options, max_depth)) return std::move(*line_error);
  return RecordAssembly::run(std::move(again), std::move(bytes), options);
}

Result<Record> read_record(std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > options.max_bytes) return too_large(options.max_bytes, options.name, false);
  return Reader().read(Buffer::copy_of(bytes), options);
}

}  // namespace nextline::fhir
