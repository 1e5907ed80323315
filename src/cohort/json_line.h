// Short calls for writing JSON on one line with RapidJSON.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>
#include <string_view>

namespace nextline::cohort {

/// A compact writer over one growing buffer, which is kept from document to document.
class JsonLine {
 public:
  JsonLine() : writer_(buffer_) {}

  /// Begins anew.
  void clear() {
    buffer_.Clear();
    writer_.Reset(buffer_);
  }
  void open_object() { writer_.StartObject(); }
  void close_object() { writer_.EndObject(); }
  void open_array() { writer_.StartArray(); }
  void close_array() { writer_.EndArray(); }
  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view text) { writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void boolean(bool value) { writer_.Bool(value); }
  void null() { writer_.Null(); }
  /// A number written with exactly these digits.
  void digits(std::string_view text) { writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType); }
  void field(std::string_view name, std::string_view text) { key(name), string(text); }
  std::string_view text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace nextline::cohort
