// Reading one patient's FHIR R4 JSON into a Record.
//
// Accepted: a Bundle of any type, a bare array of resources, a single resource, NDJSON of resources, gzip of these,
// with or without a UTF-8 byte-order mark. Size and depth are capped before parsing; nothing is half-read in silence:
// what is left out on purpose is told in Record::notes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "fhir/model.h"
#include "fhir/tape.h"

namespace nextline::fhir {

/// Whether a code is wanted. Foreign: of a system whose codes are not all known, so the words beside it may be.
enum class CodeAnswer : std::uint8_t { Wanted, Unwanted, Foreign };

/// Says whether a code is wanted; a plain function, so that this room need not know value sets.
struct CodeFilter {
  const void* context = nullptr;
  CodeAnswer (*ask)(const void* context, std::string_view system,
                    std::string_view code) = nullptr;  ///< null: every code
  bool operator==(const CodeFilter&) const = default;
};

/// What to keep of one resource type.
struct ResourceRequirement {
  TypeId type = kNoType;
  std::vector<NameId> elements;   ///< top-level elements to keep; empty: all. id, meta, contained and references to the
                                  ///< patient are always kept
  NameId code_element = kNoName;  ///< with `codes`: a resource with unwanted codings here, and none that is wanted, is
                                  ///< left out; one without codings here is kept
  CodeFilter codes;
  bool operator==(const ResourceRequirement&) const = default;
};

/// What a compiled library reads. Resource types that are not named are skipped unread; Patient is always kept whole.
struct Requirements {
  std::vector<ResourceRequirement> types;
  bool inner_results = false;  ///< results that stand inside others are among resources_of_type, as by FHIR and CQL
                               ///< they are not: Observations inside a DiagnosticReport (lift_contained_results; all
                               ///< reports are then kept), numbers of an Observation's components (lift_components)
  bool operator==(const Requirements&) const = default;
};

enum class Validation : std::uint8_t {
  Whole,      ///< every byte of the document is valid JSON, and keys are unique, or there is no Record
  WhatIsRead  ///< the structure, and what is kept; faults inside skipped values pass (cohort runs)
};

struct ReadOptions {
  const Requirements* requirements = nullptr;  ///< null: keep everything
  Validation validation = Validation::Whole;
  std::string patient;           ///< id of the patient to read, when there are several ("p1" or "Patient/p1")
  bool patient_required = true;  ///< false: any number of patients, none included
  std::string name = "input";    ///< what errors call the input: the file's name, or "standard input"
  std::size_t max_bytes = std::size_t{256} << 20;  ///< also of what gzip inflates to; at most 256 MiB
  unsigned max_depth = 100;                        ///< nesting of objects and arrays; at most 1000
};

/// Memory that holds an input and the zero bytes the parser needs behind it.
class Buffer {
 public:
  static constexpr std::size_t kPadding = 64;
  Buffer() = default;
  /// Room for `size` bytes, not initialised, with padding behind.
  explicit Buffer(std::size_t size);
  /// A copy of `bytes`.
  static Buffer copy_of(std::string_view bytes);
  /// A view of memory that is followed by at least kPadding readable bytes and outlives the Record.
  static Buffer borrow(const char* bytes, std::size_t size);

  const char* data() const { return data_; }
  /// Null for borrowed memory.
  char* writable() { return owned_.get(); }
  std::size_t size() const { return size_; }
  /// Make the buffer shorter; `size` must not exceed size().
  void shrink(std::size_t size);
  std::string_view view() const { return {data_, size_}; }

 private:
  std::unique_ptr<char[]> owned_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The FHIR resources of one patient. Owns all it points at (save a borrowed Buffer); movable, not copyable.
/// `tape()` keeps its address when the Record moves.
class Record {
 public:
  const Tape& tape() const { return *tape_; }
  /// The root node of the patient; kNoNode if there is none (only with patient_required = false).
  NodeIndex patient() const { return patient_; }
  /// "Patient/abc"; empty if there is none.
  std::string patient_reference() const;
  /// References of all Patient resources kept: one, unless patient_required was false.
  std::vector<std::string> patients() const;
  /// What was ignored, dropped or merged, one sentence each, with resource ids and element paths but no values of
  /// identifying elements: "Condition/c1 onsetDateTime: '2023-02-30' is not a date; ignored". In document order.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  friend class RecordAssembly;
  std::unique_ptr<Tape> tape_ = std::make_unique<Tape>();
  std::vector<Buffer> buffers_;
  NodeIndex patient_ = kNoNode;
  std::vector<std::string> notes_;
};

/// One of the files that make up a record.
struct InputPart {
  std::string name;  ///< what errors call it
  Buffer bytes;
};

/// Reads many records with one parser, so that its memory is touched once. Not thread-safe; one per worker.
class Reader {
 public:
  Reader();
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// The record in `input`. Errors (all Blame::Record, exit status 2): "too-large", "too-deep", "not-utf8", "not-json",
  /// "json-truncated", "duplicate-key", "not-fhir", "no-patient", "several-patients", "unknown-patient", "not-gzip".
  Result<Record> read(Buffer input, const ReadOptions& options = {});
  /// The one record that the parts make together, as if they were one document; what stands in several is kept once.
  /// Errors as above: of a part under its own name, of the whole (patients, size) under `options.name`.
  Result<Record> read(std::vector<InputPart> parts, const ReadOptions& options = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The record in `bytes`, which are copied. Errors as Reader::read.
Result<Record> read_record(std::string_view bytes, const ReadOptions& options = {});
/// The record in the file at `path`, in the folder at `path` (files_of_record, merged), or on standard input if `path`
/// is
/// "-". `options.name` is replaced by the path. Errors as Reader::read, and "file-not-found", "unreadable-file",
/// "empty-folder".
Result<Record> read_file(const std::string& path, ReadOptions options = {});
/// The paths of a folder's files that hold FHIR by their names (*.json, *.ndjson, *.gz; hidden ones not), sorted by
/// name. Folders in it are not entered. Errors: "unreadable-file", "empty-folder" when there are none.
Result<std::vector<std::string>> files_of_record(const std::string& folder);

}  // namespace nextline::fhir
