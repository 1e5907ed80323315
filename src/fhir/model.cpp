#include "fhir/model.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "fhir/json_key.h"

namespace nextline::fhir {
namespace {

struct TextRef {
  std::uint32_t offset;
  std::uint32_t length;
};
struct TypeRow {
  TextRef name;
  TextRef primary_code_path;
  TypeId base;
  TypeId system_type;
  std::uint16_t first_element;
  std::uint16_t element_count;
  std::uint16_t inherited_count;
  TypeKind kind;
  bool retrievable;
};

}  // namespace

#include "fhir/model_data.inc"

namespace {

constexpr std::string_view pooled(TextRef ref) {
  return kText.substr(ref.offset, ref.length);
}

}  // namespace

std::size_t type_count() {
  return std::size(kTypes);
}

TypeId find_type(std::string_view name) {
  if (name.starts_with("FHIR.")) name.remove_prefix(5);
  const auto* row =
      std::ranges::lower_bound(kTypes, name, std::less<>{}, [](const TypeRow& r) { return pooled(r.name); });
  if (row == std::end(kTypes) || pooled(row->name) != name) return kNoType;
  return static_cast<TypeId>(row - std::begin(kTypes));
}

TypeInfo type_info(TypeId type) {
  const TypeRow& row = kTypes[type];
  return {pooled(row.name), row.base, row.kind, row.retrievable, pooled(row.primary_code_path)};
}

std::string_view type_name(TypeId type) {
  return type == kNoType ? std::string_view() : pooled(kTypes[type].name);
}

TypeKind type_kind(TypeId type) {
  return kTypes[type].kind;
}

bool is_a(TypeId type, TypeId ancestor) {
  while (type != ancestor && type != kNoType) type = kTypes[type].base;
  return type == ancestor;
}

TypeId system_type(TypeId primitive) {
  return kTypes[primitive].system_type;
}

std::size_t name_count() {
  return std::size(kNames);
}

NameId find_name(std::string_view name) {
  const auto* row = std::ranges::lower_bound(kNames, name, std::less<>{}, pooled);
  if (row == std::end(kNames) || pooled(*row) != name) return kNoName;
  return static_cast<NameId>(row - std::begin(kNames));
}

std::string_view name_text(NameId name) {
  return name == kNoName ? std::string_view() : pooled(kNames[name]);
}

std::span<const ElementInfo> elements_of(TypeId type) {
  return std::span(kElements).subspan(kTypes[type].first_element, kTypes[type].element_count);
}

std::span<const ElementInfo> own_elements_of(TypeId type) {
  return elements_of(type).subspan(kTypes[type].inherited_count);
}

const ElementInfo* find_element(TypeId type, NameId name) {
  for (const ElementInfo& element : elements_of(type))
    if (element.name == name) return &element;
  return nullptr;
}

const ElementInfo* find_element(TypeId type, std::string_view name) {
  const NameId id = find_name(name);
  return id == kNoName ? nullptr : find_element(type, id);
}

std::span<const TypeId> choices_of(const ElementInfo& element) {
  return std::span(kChoices).subspan(element.first_choice, element.choice_count);
}

std::size_t key_count() {
  return std::size(kKeys);
}

std::string_view key_text(const KeyRow& row) {
  return kText.substr(row.place, row.length);
}

JsonKey find_json_key(TypeId type, std::string_view key) {
  const std::string padded(key);  // a string has room for the bytes that are looked at
  const KeyRow* row = find_key(type, KeyText::padded(padded));
  if (row == nullptr || row->form == Form::TypeName) return {};
  return {&kElements[row->element], row->type};
}

std::string json_key(const ElementInfo& element, TypeId type) {
  std::string key(name_text(element.name));
  if (element.choice_count == 0) return key;
  const std::size_t start = key.size();
  // A choice of a profiled quantity is written with the name of what it profiles.
  key += type_name(type) == "SimpleQuantity" ? "Quantity" : type_name(type);
  if (key[start] >= 'a' && key[start] <= 'z') key[start] = static_cast<char>(key[start] - 'a' + 'A');
  return key;
}

std::string_view model_provenance() {
  return kProvenance;
}

}  // namespace nextline::fhir
