// Short calls for writing JSON with RapidJSON, so that json.cpp reads as the document it makes.
#pragma once

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/texts.h"

namespace nextline::report {

/// A pretty-printing writer over one growing buffer.
class JsonWriter {
 public:
  JsonWriter() : writer_(buffer_) { writer_.SetIndent(' ', 2); }

  void open_object() { writer_.StartObject(); }
  void close_object() { writer_.EndObject(); }
  void open_array() { writer_.StartArray(); }
  void close_array() { writer_.EndArray(); }
  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view text) { writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void number(int value) { writer_.Int(value); }
  void boolean(bool value) { writer_.Bool(value); }
  void null() { writer_.Null(); }
  /// A number written with exactly these digits.
  void digits(std::string_view text) { writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType); }

  void field(std::string_view name, std::string_view text) { key(name), string(text); }
  /// Nothing when `text` is empty.
  void optional_field(std::string_view name, std::string_view text) {
    if (!text.empty()) field(name, text);
  }
  void field(std::string_view name, int value) { key(name), number(value); }
  void flag(std::string_view name, bool value) {
    if (value) key(name), boolean(true);
  }
  void field(std::string_view name, Texts texts) { strings(name, texts); }
  void field(std::string_view name, const std::vector<std::string>& texts) { strings(name, texts); }
  /// An array of one element per item, each written by `write`.
  template <class Items, class Write>
  void array(std::string_view name, const Items& items, Write write) {
    key(name);
    open_array();
    for (const auto& item : items) write(item);
    close_array();
  }
  std::string finish() && { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

 private:
  template <class Strings>
  void strings(std::string_view name, const Strings& texts) {
    array(name, texts, [&](std::string_view text) { string(text); });
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_;
};

}  // namespace nextline::report
