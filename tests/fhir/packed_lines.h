// Files of test data with one record a line, kept packed.
#pragma once

#include <stdexcept>
#include <string>

#include "base/text_file.h"
#include "fhir/source_text.h"

namespace nextline::testing {

/// The text of a gzip file. Throws where it cannot be read.
inline std::string unpacked(const std::string& path) {
  const auto packed = read_file(path);
  if (!packed) throw std::runtime_error(packed.error().one_line());
  const auto plain = fhir::inflate_gzip(*packed, std::size_t{16} << 20, path);
  if (!plain) throw std::runtime_error(plain.error().one_line());
  return std::string(plain->view());
}

}  // namespace nextline::testing
