// Parts and courses of synth.yaml.
#include "cohort/reading/sections.h"

namespace nextline::cohort {

namespace yaml = knowledge::yaml;
using knowledge::Word;

namespace {

Stop read_stop(const yaml::Node& node, Names& names, const Script& script) {
  yaml::MappingReader reader(node, "stop", names.errors());
  Stop out;
  out.drugs = names.find("drug", reader.texts("drugs"));
  out.reasons = names.codes(reader.text("reasons"));
  out.not_tolerated = reader.boolean("not-tolerated", false);
  out.ended = names.value(script.roles.last_ended, reader.optional_text("ended"));
  reader.finish();
  return out;
}

Give read_give(yaml::MappingReader& one, Names& names, const Script& script) {
  Give out;
  out.drugs = names.find("drug", one.texts("give"));
  out.early = one.boolean("early", false);
  out.line = one.boolean("line", false);
  out.ongoing = one.boolean("ongoing", false);
  out.cycles = read_range(one, "cycles", {1, 1}, names);
  out.every = one.integer("every", 21);
  out.regimen = names.value(script.roles.current, one.optional_text("regimen"));
  if (const yaml::Node* stop = one.node("stop")) out.stop = read_stop(*stop, names, script);
  if (out.every < 1 || out.cycles.from < 1)
    names.complain(one.place(), "bad-schedule", "a treatment has at least one cycle of at least one day");
  if (out.ongoing && out.regimen < 0)
    names.complain(one.place(), "missing-key", "a treatment that is ongoing needs its 'regimen'");
  return out;
}

Step read_step(yaml::MappingReader& one, Names& names, const Script& script) {
  if (one.node("wait") != nullptr) return Wait{read_range(one, "wait", {}, names)};
  if (one.node("find") != nullptr) return Find{names.find("finding", one.texts("find"))};
  if (one.node("give") != nullptr) return read_give(one, names, script);
  if (one.node("one-of") != nullptr) {
    Part part{names.find("part", one.texts("one-of"))};
    if (one.list("one-of").empty()) names.complain(one.place(), "no-part", "'one-of' names no part");
    return part;
  }
  if (one.boolean("die", false)) return Die{};
  names.complain(one.place(), "unknown-step", "nothing happens in this step", "one of: wait, find, give, one-of, die");
  return Wait{};
}

Steps read_list_of_steps(yaml::MappingReader& one, Names& names, const Script& script) {
  Steps out;
  out.id = one.text("id").text;
  out.weight = read_weight(one, names);
  one.require("steps");
  read_each(one, "steps", "step", names,
            [&](yaml::MappingReader& step) { out.steps.push_back(read_step(step, names, script)); });
  return out;
}

}  // namespace

void read_steps(yaml::MappingReader& root, Names& names, Script& script) {
  // A part can name only those above it, so no part contains itself.
  read_each(root, "parts", "part", names, [&](yaml::MappingReader& one) {
    const Word id = one.text("id");
    script.parts.push_back(read_list_of_steps(one, names, script));
    names.add("part", id, static_cast<std::uint32_t>(script.parts.size() - 1));
  });
  read_each(root, "courses", "course", names, [&](yaml::MappingReader& one) {
    names.add("course", one.text("id"), static_cast<std::uint32_t>(script.courses.size()));
    script.courses.push_back(read_list_of_steps(one, names, script));
  });
  std::uint64_t sum = 0;
  for (const Steps& course : script.courses) sum += course.weight;
  if (sum == 0) names.complain(root.place(), "no-course", "there is no course to draw", "add one under 'courses'");
}

}  // namespace nextline::cohort
