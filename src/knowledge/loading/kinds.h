// One function per kind of file of a pack: a parsed document into the PackSource. Errors go to PackSource::errors.
#pragma once

#include "knowledge/model.h"
#include "knowledge/yaml.h"

namespace nextline::knowledge::loading {

void load_guideline(const yaml::Node& root, PackSource& pack);        ///< guideline.yaml
void load_case(const yaml::Node& root, PackSource& pack);             ///< case.yaml
void load_sources(const yaml::Node& root, PackSource& pack);          ///< sources.yaml
void load_drug(const yaml::Node& root, PackSource& pack);             ///< drugs/*.yaml
void load_regimen(const yaml::Node& root, PackSource& pack);          ///< regimens/*.yaml
void load_evidence(const yaml::Node& root, PackSource& pack);         ///< evidence/*.yaml
void load_recommendations(const yaml::Node& root, PackSource& pack);  ///< recommendations/*.yaml
void load_referrals(const yaml::Node& root, PackSource& pack);        ///< referrals.yaml
void load_actions(const yaml::Node& root, PackSource& pack);          ///< actions.yaml
void load_alerts(const yaml::Node& root, PackSource& pack);           ///< alerts.yaml
void load_interpretations(const yaml::Node& root, PackSource& pack);  ///< interpretations.yaml
void load_planner(const yaml::Node& root, PackSource& pack);          ///< planner.yaml
void load_obligations(const yaml::Node& root, PackSource& pack);      ///< obligations.yaml
void load_checklist(const yaml::Node& root, PackSource& pack);        ///< checklist.yaml
void load_calendar(const yaml::Node& root, PackSource& pack);         ///< calendar.yaml
void load_page(const yaml::Node& root, PackSource& pack);             ///< pages/*.yaml
void load_leaflet(const yaml::Node& root, PackSource& pack);          ///< leaflets/*.yaml
void load_interactions(const yaml::Node& root, PackSource& pack);     ///< interactions.yaml
void load_medicines(const yaml::Node& root, PackSource& pack);        ///< medicines.yaml
void load_value_set(const yaml::Node& root, PackSource& pack);        ///< terminology/*.yaml

}  // namespace nextline::knowledge::loading
