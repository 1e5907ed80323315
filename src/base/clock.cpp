#include "base/clock.h"

#include <ctime>

namespace nextline {

Temporal present() {
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  Temporal now;
  now.year = static_cast<std::int16_t>(local.tm_year + 1900);
  now.month = static_cast<std::uint8_t>(local.tm_mon + 1);
  now.day = static_cast<std::uint8_t>(local.tm_mday);
  now.hour = static_cast<std::uint8_t>(local.tm_hour);
  now.minute = static_cast<std::uint8_t>(local.tm_min);
  now.second = static_cast<std::uint8_t>(local.tm_sec > 59 ? 59 : local.tm_sec);
  now.precision = Precision::Millisecond;
  now.has_offset = true;
  now.offset_minutes = static_cast<std::int16_t>(local.tm_gmtoff / 60);
  return now;
}

}  // namespace nextline
