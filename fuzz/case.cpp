// Any bytes as what is typed about a patient or a pharmacy: a case file, a setting (`--set`), a formulary. Reading must
// answer, and a case that is read must be written so that it reads the same. The first byte says which.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "case/case_yaml.h"
#include "case/setting.h"
#include "knowledge/formulary.h"

namespace {

using namespace nextline;

void require(bool holds) {
  if (!holds) std::abort();
}

const knowledge::Pack& pack() {
  static const Result<knowledge::Pack> opened =
      knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc");
  if (!opened) std::fprintf(stderr, "%s\n", opened.error().one_line().c_str());
  require(opened.ok());
  return *opened;
}

void read_case(std::string_view text) {
  const Result<Case> read = case_from_yaml(pack(), text, "fuzz.yaml");
  if (!read) return require(!read.error().message.empty());
  const std::string written = case_to_yaml(pack(), *read);
  const Result<Case> again = case_from_yaml(pack(), written, "written.yaml");
  require(again.ok());
  require(case_to_yaml(pack(), *again) == written);
}

void read_setting(std::string_view text) {
  Case c = empty_case(pack());
  const Result<void> set = apply_setting(pack(), c, text);
  require(set.ok() || !set.error().message.empty());
}

void read_formulary(std::string_view text) {
  const auto read = knowledge::read_formulary(pack(), text, "fuzz.yaml");
  if (!read) return require(!read.error().message.empty());
  for (const std::string& drug : read->unavailable) require(pack().drug(drug) != nullptr);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] == 'c') read_case(text);
  if (data[0] == 's') read_setting(text);
  if (data[0] == 'f') read_formulary(text);
  return 0;
}
