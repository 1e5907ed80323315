#include "cohort/synth.h"

#include "cohort/bundle.h"
#include "cohort/story.h"

namespace nextline::cohort {

Synthesiser::Synthesiser(const knowledge::Pack& pack, Script script, const Temporal& as_of)
    : pack_(&pack),
      script_(std::move(script)),
      as_of_(days_from_civil(as_of.year, as_of.month, as_of.day)),
      as_of_text_(date_to_string(civil_from_days(as_of_))) {}

Result<Synthesiser> Synthesiser::open(const knowledge::Pack& pack, std::string_view text, const std::string& file,
                                      const Temporal& as_of) {
  auto script = read_script(pack, text, file);
  if (!script) return std::move(script).error();
  return Synthesiser(pack, std::move(*script), as_of);
}

SyntheticPatient Synthesiser::make(std::uint64_t seed, std::uint64_t index) const {
  // Neighbouring seeds and indexes are to share nothing: both go through the mixer.
  Dice dice(Dice(seed).next() + Dice(~index).next());
  Dice for_writing(dice.next());
  const Story story = tell_story(*pack_, script_, dice, as_of_);
  Bundle bundle = write_bundle(script_, story, for_writing);
  return {std::move(bundle.patient), std::move(bundle.json), story.truth};
}

std::string Synthesiser::truth_line(const SyntheticPatient& patient) const {
  return truth_json(*pack_, patient.truth, "Patient/" + patient.id, as_of_text_);
}

}  // namespace nextline::cohort
