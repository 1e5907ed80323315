#include "fhir/model.h"

#include <gtest/gtest.h>

#include <string>

namespace nextline::fhir {
namespace {

TEST(Model, HoldsAllResourceTypesOfR4) {
  int resources = 0;
  for (std::size_t type = 0; type < type_count(); ++type)
    resources += type_kind(static_cast<TypeId>(type)) == TypeKind::Resource ? 1 : 0;
  EXPECT_EQ(resources, 146);  // FHIR R4 lists 148 with Resource and DomainResource, which are abstract
  for (const char* name : {"Patient", "Observation", "MedicationAdministration", "VisionPrescription", "Account"})
    EXPECT_EQ(type_kind(find_type(name)), TypeKind::Resource) << name;
}

TEST(Model, FindsEveryTypeAndNameByItsText) {
  for (std::size_t type = 0; type < type_count(); ++type)
    EXPECT_EQ(find_type(type_name(static_cast<TypeId>(type))), type);
  for (std::size_t name = 0; name < name_count(); ++name)
    EXPECT_EQ(find_name(name_text(static_cast<NameId>(name))), name);
  EXPECT_EQ(find_type("FHIR.Observation"), find_type("Observation"));
  EXPECT_EQ(find_type("Observatoin"), kNoType);
  EXPECT_EQ(find_type(""), kNoType);
  EXPECT_EQ(find_name("valueHumanName"), kNoName);
}

struct ElementCase {
  const char* type;
  const char* element;
  const char* element_type;  // "" for a choice
  bool is_list;
};

class ModelElement : public ::testing::TestWithParam<ElementCase> {};

TEST_P(ModelElement, IsAsR4HasIt) {
  const ElementCase& expected = GetParam();
  const ElementInfo* element = find_element(find_type(expected.type), expected.element);
  ASSERT_NE(element, nullptr);
  EXPECT_EQ(type_name(element->type), expected.element_type);
  EXPECT_EQ(element->is_list, expected.is_list);
}

INSTANTIATE_TEST_SUITE_P(R4, ModelElement,
                         ::testing::Values(ElementCase{"Observation", "code", "CodeableConcept", false},
                                           ElementCase{"Observation", "component", "Observation.Component", true},
                                           ElementCase{"Observation", "value", "", false},
                                           ElementCase{"Observation", "id", "id", false},               // inherited
                                           ElementCase{"Observation", "extension", "Extension", true},  // inherited
                                           ElementCase{"Observation.Component", "modifierExtension", "Extension", true},
                                           ElementCase{"Patient", "birthDate", "date", false},
                                           ElementCase{"Patient", "name", "HumanName", true},
                                           ElementCase{"HumanName", "given", "string", true},
                                           ElementCase{"Questionnaire.Item", "item", "Questionnaire.Item", true},
                                           ElementCase{"Bundle.Entry", "link", "Bundle.Link", true},
                                           ElementCase{"code", "value", "System.String", false}));

TEST(Model, ElementsComeWithInheritedOnesFirst) {
  const TypeId observation = find_type("Observation");
  EXPECT_EQ(name_text(elements_of(observation).front().name), "id");
  EXPECT_EQ(name_text(own_elements_of(observation).front().name), "identifier");
  EXPECT_EQ(find_element(observation, "nothing"), nullptr);
  EXPECT_EQ(find_element(observation, "birthDate"), nullptr);  // a name, but of another type
}

TEST(Model, KnowsBasesAndPrimaryCodePaths) {
  EXPECT_TRUE(is_a(find_type("code"), find_type("string")));
  EXPECT_TRUE(is_a(find_type("Observation"), find_type("Resource")));
  EXPECT_FALSE(is_a(find_type("string"), find_type("code")));
  EXPECT_EQ(type_info(find_type("Observation")).primary_code_path, "code");
  EXPECT_EQ(type_info(find_type("MedicationRequest")).primary_code_path, "medication");
  EXPECT_TRUE(type_info(find_type("Condition")).retrievable);
  EXPECT_FALSE(type_info(find_type("HumanName")).retrievable);
  EXPECT_EQ(type_name(system_type(find_type("instant"))), "System.DateTime");
  EXPECT_EQ(type_name(system_type(find_type("positiveInt"))), "System.Integer");  // through its base
  EXPECT_EQ(system_type(find_type("Quantity")), kNoType);
}

TEST(Model, ChoiceKeysNameElementAndType) {
  const JsonKey key = find_json_key(find_type("Observation"), "valueQuantity");
  ASSERT_NE(key.element, nullptr);
  EXPECT_EQ(name_text(key.element->name), "value");
  EXPECT_EQ(type_name(key.type), "Quantity");
  EXPECT_EQ(choices_of(*key.element).size(), 11U);
  EXPECT_EQ(json_key(*key.element, key.type), "valueQuantity");
  EXPECT_EQ(type_name(find_json_key(find_type("Dosage.DoseAndRate"), "doseQuantity").type), "SimpleQuantity");
  EXPECT_EQ(find_json_key(find_type("Observation"), "value").element, nullptr);
  EXPECT_EQ(find_json_key(find_type("Observation"), "valueAddress").element, nullptr);
  EXPECT_EQ(find_json_key(find_type("Observation"), "").element, nullptr);
}

// Of a key the beginning, the end and the middle count.
TEST(Model, KeysThatLookAlikeAreNone) {
  const TypeId condition = find_type("Condition");
  EXPECT_NE(find_json_key(condition, "verificationStatus").element, nullptr);
  EXPECT_EQ(find_json_key(condition, "verificatiXnStatus").element, nullptr);
  EXPECT_EQ(find_json_key(condition, "verificaonStatus").element, nullptr);
  EXPECT_EQ(find_json_key(condition, std::string_view("id\0", 3)).element, nullptr);
  EXPECT_EQ(find_json_key(find_type("System.String"), "").element, nullptr);
}

// Every element of every type is found again under the key it is written with.
TEST(Model, EveryKeyLeadsBackToItsElement) {
  std::size_t keys = 0;
  for (std::size_t i = 0; i < type_count(); ++i) {
    const auto type = static_cast<TypeId>(i);
    for (const ElementInfo& element : elements_of(type)) {
      if (type_kind(type) == TypeKind::Primitive && name_text(element.name) == "value") continue;
      const auto check = [&](TypeId value_type) {
        const JsonKey key = find_json_key(type, json_key(element, value_type));
        EXPECT_EQ(key.element, &element) << type_name(type) << "." << name_text(element.name);
        EXPECT_EQ(key.type, value_type);
        ++keys;
      };
      if (element.choice_count == 0) {
        check(element.type);
      } else {
        for (TypeId choice : choices_of(element)) check(choice);
      }
    }
  }
  EXPECT_GT(keys, 8000U);
}

}  // namespace
}  // namespace nextline::fhir
