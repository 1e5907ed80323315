// One patient's resources by type and value set, so that a retrieve costs no more than its matches.
//
// All retrieves of the program that read the same type and profile by the same code element form a channel. The first
// of them to run asks for the meaning of each of the channel's resources and drops the resource into the bucket of each
// value set (or single code) that some retrieve of the channel asks for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "cql/engine/loaded_program.h"
#include "cql/engine/meanings.h"
#include "fhir/profiles.h"
#include "fhir/record.h"

namespace nextline::cql {

class RetrieveIndex {
 public:
  explicit RetrieveIndex(const LoadedProgram& program);

  /// Starts another patient; null: no record, everything is empty.
  void set_record(const fhir::Record* record);

  /// The resources that row `retrieve` of the program finds, in document order, each once. Stays valid until
  /// set_record.
  std::span<const Value> matches(std::uint32_t retrieve);
  /// All resources of the row's type and profile, whatever their codes.
  std::span<const Value> all_of_type(std::uint32_t retrieve);
  /// Calls `found(row)` for each row of the program that finds something in this record, in no order of their own.
  template <class Found>
  void each_that_finds(Found found);
  /// The element a resource is coded by; a Reference there leads to the code of the resource it names. kNoNode if
  /// absent.
  static fhir::NodeIndex coded_element(const fhir::Tape& tape, fhir::NodeIndex resource, fhir::NameId code_element);
  /// Whether a coding of the record is `code`: same code, same system in any of its spellings. A code without a system
  /// means any system.
  static bool means(const CodeData& code, const fhir::CodingText& coding);
  /// What the record's coded elements mean.
  Meanings& meanings() { return meanings_; }
  /// The code element of row `retrieve`; kNoName when it is not filtered by code.
  fhir::NameId code_element(std::uint32_t retrieve) const { return channels_[channel_of_[retrieve]].code_element; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct CodeBucket {
    std::uint32_t code = 0;  // Program::codes row
    std::uint32_t bucket = 0;
  };
  struct Bucket {
    std::vector<Value> items;
    std::uint32_t last_row = kNone;  // of the rows that ask for it; the others by next_row_
  };
  struct Channel {
    fhir::TypeId type = fhir::kNoType;
    fhir::NameId code_element = fhir::kNoName;
    std::string_view profile;                    // that resources must name in meta.profile; empty: none
    std::span<const fhir::MarkOfProfile> marks;  // of the profile
    std::vector<std::uint32_t> bucket_of_set;    // by terminology set; kNone: nobody asks
    std::vector<CodeBucket> codes;
    std::vector<Bucket> buckets;
    std::vector<std::uint32_t> filled;  // buckets that are not empty
    std::vector<Value> all;
    std::uint32_t last_unfiltered_row = kNone;  // of the rows that have no bucket
    bool has_all = false;
    bool classified = false;
  };

  std::uint32_t channel_for(fhir::TypeId type, fhir::NameId code_element, std::string_view profile);
  void add_row(const Retrieve& row);
  std::uint32_t bucket_for(Channel& channel, const Retrieve& row) const;
  std::span<const Value> everything(Channel& channel);
  void classify(Channel& channel);
  void place_by_reference(Channel& channel, const Value& resource);
  void place_by_code(Channel& channel, fhir::NodeIndex element, const Value& resource);
  void put(Channel& channel, std::span<const std::uint32_t> sets, const Value& resource);
  void put(Channel& channel, std::uint32_t bucket, const Value& resource);

  const LoadedProgram& program_;
  Meanings meanings_;
  const fhir::Tape* tape_ = nullptr;
  std::vector<Channel> channels_;
  std::vector<std::uint32_t> channel_of_;  // by retrieves row
  std::vector<std::uint32_t> bucket_of_;   // by retrieves row; kNone: unfiltered or filtered while running
  std::vector<std::uint32_t> next_row_;    // by retrieves row: another of the same bucket, or kNone
};

template <class Found>
void RetrieveIndex::each_that_finds(Found found) {
  const auto each_from = [&](std::uint32_t row) {
    for (; row != kNone; row = next_row_[row]) found(row);
  };
  for (Channel& channel : channels_) {
    if (channel.last_unfiltered_row != kNone && !everything(channel).empty()) each_from(channel.last_unfiltered_row);
    if (channel.buckets.empty()) continue;
    if (!channel.classified) classify(channel);
    for (const std::uint32_t bucket : channel.filled) each_from(channel.buckets[bucket].last_row);
  }
}

}  // namespace nextline::cql
