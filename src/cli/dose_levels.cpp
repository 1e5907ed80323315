#include "cli/dose_levels.h"

#include <charconv>

#include "knowledge/names.h"

namespace nextline::cli {
namespace {

Result<care::DoseLevelWish> read_level(const knowledge::Pack& pack, const std::string& text) {
  const auto equals = text.rfind('=');
  const std::string digits = equals == std::string::npos ? "" : text.substr(equals + 1);
  int level = -1;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), level);
  if (failure != std::errc() || end != digits.data() + digits.size() || level < 0)
    return author_error("bad-level", "'" + text + "' is no dose level", "--level",
                        "write DRUG=N, 0 for the full dose: --level capecitabine=1");
  NEXTLINE_TRY(drug, knowledge::find_drug(pack, text.substr(0, equals), "--level"));
  return care::DoseLevelWish{drug->id()->str(), level};
}

}  // namespace

Result<std::vector<care::DoseLevelWish>> dose_levels(const knowledge::Pack& pack,
                                                     const std::vector<std::string>& texts) {
  std::vector<care::DoseLevelWish> wishes;
  for (const std::string& text : texts) {
    NEXTLINE_TRY(wish, read_level(pack, text));
    wishes.push_back(std::move(wish));
  }
  return wishes;
}

}  // namespace nextline::cli
