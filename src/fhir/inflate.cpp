#include <zlib.h>

#include <algorithm>
#include <cstring>

#include "fhir/source_text.h"

namespace nextline::fhir {
namespace {

/// zlib's state, ended when it leaves scope.
struct Stream {
  z_stream z{};
  bool ready = false;
  Stream() { ready = inflateInit2(&z, 16 + MAX_WBITS) == Z_OK; }
  ~Stream() { inflateEnd(&z); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
};

Error damaged(const std::string& name, bool ended_early) {
  return record_error("not-gzip", ended_early ? "the gzip data ends early" : "the gzip data is damaged", name,
                      ended_early ? "is the file truncated?" : "pack the file again, or give it unpacked");
}

Buffer grown(const Buffer& buffer, std::size_t used, std::size_t max_bytes) {
  Buffer larger(std::min(std::max<std::size_t>(buffer.size() * 2, 1U << 16), max_bytes + 1));
  if (used > 0) std::memcpy(larger.writable(), buffer.data(), used);
  return larger;
}

/// Inflates into `out` until it is full, the input ends or a member ends. zlib's own result.
int inflate_some(Stream& stream, Buffer& out, std::size_t& used) {
  stream.z.next_out = reinterpret_cast<Bytef*>(out.writable() + used);
  stream.z.avail_out = static_cast<uInt>(out.size() - used);
  const int result = inflate(&stream.z, Z_NO_FLUSH);
  used = out.size() - stream.z.avail_out;
  return result;
}

}  // namespace

Result<Buffer> inflate_gzip(std::string_view bytes, std::size_t max_bytes, const std::string& name) {
  Stream stream;
  if (!stream.ready) return bug_error("zlib", "zlib did not start", name);
  stream.z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.z.avail_in = static_cast<uInt>(bytes.size());
  Buffer out(std::min(bytes.size() * 8 + 1024, max_bytes + 1));
  std::size_t used = 0;
  while (true) {
    if (used == out.size()) out = grown(out, used, max_bytes);
    const int result = inflate_some(stream, out, used);
    if (used > max_bytes) return too_large(max_bytes, name, true);
    if (result == Z_STREAM_END) {
      if (stream.z.avail_in == 0) break;
      inflateReset(&stream.z);  // the next member of the same file
    } else if (result != Z_OK && !(result == Z_BUF_ERROR && stream.z.avail_out == 0)) {
      return damaged(name, result == Z_BUF_ERROR);
    }
  }
  out.shrink(used);
  return out;
}

}  // namespace nextline::fhir
