#include "knowledge/source_hash.h"

#include <nettle/sha2.h>

#include <array>

namespace nextline::knowledge {

std::string source_hash(const PackSource& source) {
  sha256_ctx context;
  sha256_init(&context);
  const auto update = [&](std::string_view text) {
    sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  };
  const auto add = [&](std::string_view text) {
    update(std::to_string(text.size()) + ':');  // keeps "ab"+"c" and "a"+"bc" apart
    update(text);
  };
  for (const SourceFile& file : source.files) {
    add(file.path);
    add(file.text);
  }
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : digest) {
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace nextline::knowledge
