// The bytes of an input made ready for the parser: inflated, without byte-order mark, within the caps.
#pragma once

#include <string_view>

#include "base/result.h"
#include "fhir/record.h"

namespace nextline::fhir {

/// Inflates gzip and checks size, emptiness and encoding. The result holds the same memory unless it was gzip.
/// Errors: "too-large", "not-gzip", "not-utf8", "not-json" (empty).
Result<Buffer> plain_bytes(Buffer input, const ReadOptions& options);

/// The JSON text of plain bytes: without a UTF-8 byte-order mark.
std::string_view json_text(const Buffer& bytes);

/// A cheap look for hostile nesting before the parser spends memory on it: true if the text is
/// long, somewhere dense with brackets, and nests deeper than `max_depth`. False proves nothing.
bool nests_too_deep(std::string_view text, unsigned max_depth);

/// Inflates gzip data of one or more members, to at most `max_bytes`. Errors: "not-gzip", "too-large".
Result<Buffer> inflate_gzip(std::string_view bytes, std::size_t max_bytes, const std::string& name);

/// The error for an input that is longer than `max_bytes`.
Error too_large(std::size_t max_bytes, const std::string& name, bool inflated);

}  // namespace nextline::fhir
