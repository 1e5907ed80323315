#include <cstring>

#include "fhir/record.h"

namespace nextline::fhir {

Buffer::Buffer(std::size_t size) : owned_(new char[size + kPadding]), data_(owned_.get()), size_(size) {
  std::memset(owned_.get() + size, 0, kPadding);
}

Buffer Buffer::copy_of(std::string_view bytes) {
  Buffer buffer(bytes.size());
  if (!bytes.empty()) std::memcpy(buffer.owned_.get(), bytes.data(), bytes.size());
  return buffer;
}

Buffer Buffer::borrow(const char* bytes, std::size_t size) {
  Buffer buffer;
  buffer.data_ = bytes;
  buffer.size_ = size;
  return buffer;
}

void Buffer::shrink(std::size_t size) {
  size_ = size;
  if (owned_) std::memset(owned_.get() + size, 0, kPadding);
}

}  // namespace nextline::fhir
