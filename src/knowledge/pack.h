// A compiled pack, mapped and ready: the only form of the guideline that planning reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cql/engine/program.h"
#include "knowledge/overlay.h"
#include "knowledge/pack_generated.h"
#include "terminology/value_sets.h"

namespace nextline::knowledge {

class FactTable;

/// Owns (or maps) the bytes of a pack. Cheap to move; read-only, so threads may share one. Views it gives live as long
/// as it.
class Pack {
 public:
  Pack(Pack&&) noexcept;
  Pack& operator=(Pack&&) noexcept;
  ~Pack();

  /// Maps a compiled pack. Refused, with the command that rebuilds it: not a pack, damaged, another format, or compiled
  /// by another version of the program (operator table).
  static Result<Pack> open_file(const std::string& path);
  static Result<Pack> from_bytes(flatbuffers::DetachedBuffer bytes, const std::string& name = "pack");

  /// The same pack with a site's choices in force; it shares the bytes with this one. `overlay` was read for this pack.
  /// Error (Blame::Bug) when the program lacks a parameter or never asks for an alternative (lint refuses such a pack).
  Result<Pack> overlaid(Overlay overlay) const;
  /// The overlay in force; null for none.
  const Overlay* overlay() const;

  const flat::Pack& flat() const { return *flat_; }
  /// The program, ready for cql::LoadedProgram::load(program(), &value_sets(), library_texts()).
  cql::Program program() const;
  const terminology::ValueSets& value_sets() const;
  /// Texts of the libraries in the order of program().libraries.
  std::vector<std::string_view> library_texts() const;

  /// Entry by id; nullptr if there is none.
  const flat::Regimen* regimen(std::string_view id) const;
  const flat::Drug* drug(std::string_view id) const;
  const flat::Rule* rule(std::string_view id) const;
  const flat::Source* source(std::string_view id) const;
  const flat::Evidence* evidence(std::string_view id) const;
  const flat::Interpretation* interpretation(std::string_view id) const;
  /// What the dictionary says of the facts (fact_table.h).
  const FactTable& fact_table() const;
  /// Index of a fact by name.
  std::optional<std::uint32_t> fact_index(std::string_view name) const;

 private:
  struct Storage;
  Pack(std::unique_ptr<Storage> storage, const flat::Pack* flat);

  std::unique_ptr<Storage> storage_;
  const flat::Pack* flat_ = nullptr;
};

/// A pack from a compiled file, or from a folder, which is compiled in memory.
Result<Pack> pack_from_folder_or_file(const std::string& path);

}  // namespace nextline::knowledge
