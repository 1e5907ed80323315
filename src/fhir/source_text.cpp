#include "fhir/source_text.h"

#include <algorithm>
#include <cstring>

namespace nextline::fhir {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;
constexpr std::size_t kLong = std::size_t{4} << 20;  // shorter texts cannot cost the parser much

__extension__ typedef unsigned char Bytes16 __attribute__((vector_size(16)));

/// How many '[' and '{' are in the block, inside strings or not.
std::size_t count_openings(std::string_view block) {
  std::size_t count = 0;
  std::size_t at = 0;
  while (at + 16 <= block.size()) {
    Bytes16 found{};
    const std::size_t stop = std::min(block.size() - 15, at + std::size_t{16} * 255);
    for (; at < stop; at += 16) {
      Bytes16 bytes;
      std::memcpy(&bytes, block.data() + at, 16);
      found -= (Bytes16)((bytes | 0x20) == '{');  // '[' | 0x20 is '{'
    }
    for (int i = 0; i < 16; ++i) count += found[i];
  }
  for (; at < block.size(); ++at) count += (block[at] | 0x20) == '{' ? 1 : 0;
  return count;
}

/// Exact for well-formed texts: brackets outside of strings.
bool exceeds_depth(std::string_view text, unsigned max_depth) {
  unsigned depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > max_depth) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

bool is_utf16(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv) || bytes.starts_with("{\0"sv) ||
         bytes.starts_with("\0{"sv);
}

}  // namespace

Error too_large(std::size_t max_bytes, const std::string& name, bool inflated) {
  const std::string cap =
      max_bytes >= (1U << 20) ? std::to_string(max_bytes >> 20) + " MiB" : std::to_string(max_bytes) + " bytes";
  return record_error("too-large", std::string(inflated ? "inflates to" : "holds") + " more than " + cap, name,
                      "one patient's record is expected; split the file by patient");
}

Result<Buffer> plain_bytes(Buffer input, const ReadOptions& options) {
  const std::size_t max_bytes = std::min(options.max_bytes, std::size_t{256} << 20);
  if (input.size() > max_bytes) return too_large(max_bytes, options.name, false);
  if (is_gzip(input.view())) {
    auto inflated = inflate_gzip(input.view(), max_bytes, options.name);
    if (!inflated) return inflated;
    input = std::move(inflated).value();
  }
  if (is_utf16(input.view()))
    return record_error("not-utf8", "the text is UTF-16", options.name, "save the file as UTF-8");
  if (json_text(input).find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return record_error("not-json", "is empty", options.name, "give FHIR R4 JSON");
  }
  return input;
}

std::string_view json_text(const Buffer& bytes) {
  std::string_view text = bytes.view();
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  return text;
}

bool nests_too_deep(std::string_view text, unsigned max_depth) {
  if (text.size() <= kLong) return false;
  for (std::size_t start = 0; start < text.size(); start += kBlock)
    if (count_openings(text.substr(start, kBlock)) > kBlock / 8) return exceeds_depth(text, max_depth);
  return false;
}

}  // namespace nextline::fhir
