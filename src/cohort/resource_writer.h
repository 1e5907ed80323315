// Single FHIR R4 resources of a story, each as one JSON object.
#pragma once

#include <string>
#include <string_view>

#include "base/dice.h"
#include "cohort/json_line.h"
#include "cohort/story.h"

namespace nextline::cohort {

/// How the resources of one record refer to each other.
enum class References : std::uint8_t { Relative, Uuid, Absolute };

/// "Patient/p1", "urn:uuid:p1" or "http://hospital.example.org/fhir/Patient/p1".
std::string reference_to(References style, std::string_view type, std::string_view id);

/// Writes resources of one record into a JsonLine. What the story leaves open (which of several codes, whether a date
/// has a time, which status of those that count) is drawn.
class ResourceWriter {
 public:
  ResourceWriter(const Script& script, const Story& story, References style, std::string patient, Dice& dice,
                 JsonLine& json)
      : script_(script), story_(story), style_(style), patient_(std::move(patient)), dice_(dice), json_(json) {}

  void patient();
  /// A Medication of its own.
  void medication(std::string_view id, const Naming& naming);
  /// Where a resource names its drug: `medication` is the id of a Medication resource, or empty.
  void item(std::string_view id, const Item& item, std::string_view medication, bool contained);
  /// The resource type of an item.
  static std::string_view type_of(const Item& item);

 private:
  void begin(std::string_view type, std::string_view id);
  void subject(std::string_view key);
  void reference(std::string_view key, std::string_view to);
  void concept_of(std::string_view key, const std::vector<const Coding*>& codings, std::string_view text);
  void concept_value(const std::vector<const Coding*>& codings, std::string_view text);
  void status_concept(std::string_view key, std::string_view system, std::string_view code);
  void period(std::string_view key, std::int64_t from, std::int64_t to, bool open);
  std::string moment(std::int64_t day);
  std::string_view pick(std::initializer_list<std::string_view> of);

  void condition(const Item& item);
  void observation(const Item& item);
  void when_observed(std::int64_t day);
  void answer(const Item& item);
  void quantity(const Item& item);
  void stop_reason(const Item& item, bool list);
  void administration(const Item& item);
  void order(const Item& item);
  std::string_view ended_order(const Item& item);
  void taken(const Item& item);

  const Script& script_;
  const Story& story_;
  References style_;
  std::string patient_;
  Dice& dice_;
  JsonLine& json_;
};

}  // namespace nextline::cohort
