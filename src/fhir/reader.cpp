#include <algorithm>
#include <cstring>

#include "fhir/assemble.h"
#include "fhir/json_check.h"
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
  constexpr std::size_t kLooked = std::size_t{16} << 10;
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos || text[first] != '{') return false;
  const std::size_t end = text.substr(0, kLooked).find('\n', first);
  if (end == std::string_view::npos || trimmed(text.substr(first, end - first)).back() != '}') return false;
  const std::size_t next = text.find_first_not_of(kSpace, end);
  return next != std::string_view::npos && text[next] == '{';
}

/// A text to read, part of the buffer that keeps it.
struct Text {
  std::string name;
  std::string_view text;
  bool is_lines = false;
};

Text text_called(const std::string& name, std::string_view text) {
  return {name, text, starts_like_lines(text)};
}

}  // namespace

struct Reader::Impl {
  static constexpr std::size_t kMostExpected = 4096;  // nodes; large fresh memory is dear

  JsonStructure structure;
  WriterMemory memory;
  std::size_t nodes_expected = 1024;  // of a part of a record: as many as the last one had
  std::size_t resources_expected = 64;

  /// Reads one JSON document, a part of the text that lies in a padded buffer.
  std::optional<Error> document(TapeWriter& writer, const Source& source, Validation validation) {
    if (auto code = structure.find(source.document)) return source.json_error(code);
    const bool whole = validation == Validation::Whole;
    // A fault of the document, wherever it stands, is told before what it lacks as a record.
    if (auto fault = whole ? fault_of(source) : std::nullopt) return fault;
    JsonWalk walk(structure, source.document);
    auto error = writer.run(walk, source);
    if (!error && walk.at_end()) return std::nullopt;
    if (auto fault = whole ? std::nullopt : fault_of(source)) return fault;
    return error ? std::move(error) : source.json_error(simdjson::TRAILING_CONTENT);
  }

  /// The first fault of a document by a walk over all of it; none if only text behind it can be wrong.
  std::optional<Error> fault_of(const Source& source) {
    JsonCheck check(structure, source.document, source.max_depth);
    const char first = source.document[*structure.begin()];
    if ((first != '{' && first != '[') || check.run()) return std::nullopt;
    const JsonCheck::Fault& fault = check.fault();
    if (fault.kind == JsonCheck::Fault::Kind::TooDeep) {
      return source.error_at(fault.at, "too-deep",
                             "objects and lists are nested more than " + std::to_string(source.max_depth) + " deep");
    }
    if (fault.kind == JsonCheck::Fault::Kind::DuplicateKey) {
      return source.error_at(fault.at, "duplicate-key",
                             "the key '" + std::string(fault.key.substr(0, 60)) + "' stands twice in one object",
                             "keep one of them");
    }
    return source.json_error(simdjson::TAPE_ERROR);
  }

  std::optional<Error> lines(TapeWriter& writer, const Text& whole, Validation validation, unsigned max_depth) {
    const std::string_view text = whole.text;
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      const std::string_view line = trimmed(text.substr(start, end - start));
      start = end + 1;
      if (line.empty()) continue;
      const Source source{text, line, whole.name, max_depth};
      if (auto error = document(writer, source, validation)) return error;
    }
    return std::nullopt;
  }

  /// Reads every text into the draft. Sets `again` when one that was taken for a single document turns out to be
  /// NDJSON: then it is marked so, and the draft is of no use.
  std::optional<Error> all(Draft& draft, std::vector<Text>& texts, const ReadOptions& options, bool& again) {
    const unsigned max_depth = std::min(options.max_depth, 1000U);
    TapeWriter writer(draft, options, memory);
    for (Text& text : texts) {
      const Source source{text.text, text.text, text.name, max_depth};
      if (nests_too_deep(text.text, max_depth)) return source.json_error(simdjson::DEPTH_ERROR);
      auto error = text.is_lines ? lines(writer, text, options.validation, max_depth)
                                 : document(writer, source, options.validation);
      if (!error) continue;
      if (text.is_lines) return error;
      // NDJSON whose first line is longer than was looked at shows up as text after the first value.
      const auto fault = find_json_fault(text.text, max_depth);
      if (!fault || !fault->trailing || text.text[fault->offset] != '{') return error;
      text.is_lines = again = true;
      return std::nullopt;
    }
    return std::nullopt;
  }

  /// The record of `texts`, all of which lie in `bytes`.
  Result<Record> record(std::vector<Text> texts, Buffer bytes, const ReadOptions& options) {
    while (true) {
      Draft draft;
      draft.tape.input = bytes.data();
      draft.tape.input_size = static_cast<std::uint32_t>(bytes.size());
      draft.tape.nodes.reserve(options.requirements ? nodes_expected : bytes.size() / 24 + 64);
      draft.tape.resources.reserve(resources_expected);
      draft.full_urls.reserve(resources_expected);
      bool again = false;
      if (auto error = all(draft, texts, options, again)) return std::move(*error);
      if (options.requirements) nodes_expected = std::min(draft.tape.nodes.size() + 64, kMostExpected);
      resources_expected = std::min(draft.tape.resources.size() + 8, kMostExpected / 16);
      if (!again) return RecordAssembly::run(std::move(draft), std::move(bytes), options);
    }
  }
};

Reader::Reader() : impl_(std::make_unique<Impl>()) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Record> Reader::read(Buffer input, const ReadOptions& options) {
  NEXTLINE_TRY(bytes, plain_bytes(std::move(input), options));
  // Only borrowed memory can go on with something that looks like more of the document.
  if (!may_end(bytes.data()[bytes.size()])) bytes = Buffer::copy_of(bytes.view());
  const std::string_view text = json_text(bytes);
  return impl_->record({text_called(options.name, text)}, std::move(bytes), options);
}

Result<Record> Reader::read(std::vector<InputPart> parts, const ReadOptions& options) {
  const std::size_t max_bytes = std::min(options.max_bytes, std::size_t{256} << 20);
  std::size_t size = 0;
  for (InputPart& part : parts) {
    ReadOptions own = options;
    own.name = part.name;
    NEXTLINE_TRY(bytes, plain_bytes(std::move(part.bytes), own));
    part.bytes = std::move(bytes);
    size += part.bytes.size() + 1;
    if (size > max_bytes) return too_large(max_bytes, options.name, false);
  }
  Buffer joined(size);
  std::vector<Text> texts;
  char* at = joined.writable();
  for (const InputPart& part : parts) {
    const std::string_view text = json_text(part.bytes);
    std::memcpy(at, text.data(), text.size());
    texts.push_back(text_called(part.name, {at, text.size()}));
    at += text.size();
    *at++ = '\n';
  }
  joined.shrink(static_cast<std::size_t>(at - joined.data()));
  return impl_->record(std::move(texts), std::move(joined), options);
}

Result<Record> read_record(std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > options.max_bytes) return too_large(options.max_bytes, options.name, false);
  return Reader().read(Buffer::copy_of(bytes), options);
}

}  // namespace nextline::fhir
