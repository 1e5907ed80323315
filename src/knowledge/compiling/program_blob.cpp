#include "knowledge/compiling/program_blob.h"

#include <bit>
#include <cstring>
#include <type_traits>

#include "cql/operators/table.h"

namespace nextline::knowledge::compiling {

static_assert(std::endian::native == std::endian::little, "the blob is written in the machine's byte order");

namespace {

/// The bytes of `rows` as a vector of Words, zeros behind.
template <class Word, class Row>
flatbuffers::Offset<flatbuffers::Vector<Word>> blob_of(flatbuffers::FlatBufferBuilder& builder,
                                                       std::span<const Row> rows) {
  static_assert(std::is_trivially_copyable_v<Row> && alignof(Row) <= alignof(Word));
  static_assert(std::has_unique_object_representations_v<Row>, "padding would make the bytes depend on chance");
  std::vector<Word> words((rows.size_bytes() + sizeof(Word) - 1) / sizeof(Word), 0);
  if (!rows.empty()) std::memcpy(words.data(), rows.data(), rows.size_bytes());
  return builder.CreateVector(words);
}

template <class Row, class Word>
std::span<const Row> rows_of(const flatbuffers::Vector<Word>* words) {
  if (words == nullptr) return {};
  const std::size_t bytes = words->size() * sizeof(Word);
  return {reinterpret_cast<const Row*>(words->data()), bytes / sizeof(Row)};
}

}  // namespace

flatbuffers::Offset<flat::ProgramBlob> build_program(flatbuffers::FlatBufferBuilder& builder,
                                                     const cql::Program& program,
                                                     const std::vector<std::uint32_t>& record_definitions) {
  using Long = std::uint64_t;
  using Short = std::uint32_t;
  const auto nodes = blob_of<Long>(builder, program.nodes);
  const auto args = blob_of<Short>(builder, program.args);
  const auto constants = blob_of<Long>(builder, program.constants);
  const auto types = blob_of<Long>(builder, program.types);
  const auto ranges = blob_of<Short>(builder, program.ranges);
  const auto libraries = blob_of<Short>(builder, program.libraries);
  const auto definitions = blob_of<Short>(builder, program.definitions);
  const auto tags = blob_of<Short>(builder, program.tags);
  const auto functions = blob_of<Short>(builder, program.functions);
  const auto parameters = blob_of<Short>(builder, program.parameters);
  const auto retrieves = blob_of<Short>(builder, program.retrieves);
  const auto queries = blob_of<Short>(builder, program.queries);
  const auto sources = blob_of<Short>(builder, program.query_sources);
  const auto lets = blob_of<Short>(builder, program.query_lets);
  const auto relationships = blob_of<Short>(builder, program.query_relationships);
  const auto sorts = blob_of<Short>(builder, program.query_sorts);
  const auto value_sets = blob_of<Short>(builder, program.value_sets);
  const auto codes = blob_of<Short>(builder, program.codes);
  const auto concepts = blob_of<Short>(builder, program.concepts);
  const auto shapes = blob_of<Short>(builder, program.shapes);
  const auto names = blob_of<Short>(builder, program.names);
  const auto text = builder.CreateString(program.text.data(), program.text.size());
  const auto record = builder.CreateVector(record_definitions);
  return flat::CreateProgramBlob(builder, nodes, args, constants, types, ranges, libraries, definitions, tags,
                                 functions, parameters, retrieves, queries, sources, lets, relationships, sorts,
                                 value_sets, codes, concepts, shapes, names, text, cql::operator_table_stamp(), record);
}

cql::Program view_program(const flat::ProgramBlob& blob) {
  return cql::Program{.nodes = rows_of<cql::Node>(blob.nodes()),
                      .args = rows_of<std::uint32_t>(blob.args()),
                      .constants = rows_of<cql::Constant>(blob.constants()),
                      .types = rows_of<cql::TypeRow>(blob.types()),
                      .ranges = rows_of<cql::RangeRow>(blob.ranges()),
                      .libraries = rows_of<cql::LibraryRow>(blob.libraries()),
                      .definitions = rows_of<cql::Definition>(blob.definitions()),
                      .tags = rows_of<cql::Tag>(blob.tags()),
                      .functions = rows_of<cql::Function>(blob.functions()),
                      .parameters = rows_of<cql::Parameter>(blob.parameters()),
                      .retrieves = rows_of<cql::Retrieve>(blob.retrieves()),
                      .queries = rows_of<cql::QueryRow>(blob.queries()),
                      .query_sources = rows_of<cql::QuerySource>(blob.query_sources()),
                      .query_lets = rows_of<cql::QueryLet>(blob.query_lets()),
                      .query_relationships = rows_of<cql::QueryRelationship>(blob.query_relationships()),
                      .query_sorts = rows_of<cql::QuerySort>(blob.query_sorts()),
                      .value_sets = rows_of<cql::ValueSetRow>(blob.value_sets()),
                      .codes = rows_of<cql::CodeRow>(blob.codes()),
                      .concepts = rows_of<cql::ConceptRow>(blob.concepts()),
                      .shapes = rows_of<cql::ShapeRow>(blob.shapes()),
                      .names = rows_of<cql::Text>(blob.names()),
                      .text = blob.text() != nullptr ? blob.text()->string_view() : std::string_view()};
}

}  // namespace nextline::knowledge::compiling
