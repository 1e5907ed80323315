// Text to tokens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cql/syntax/findings.h"
#include "cql/syntax/token.h"

namespace nextline::cql::syntax {

/// The tokens of `text`, an EndOfText token last, brackets paired. Comments and white space are between the tokens.
/// What is no token is reported and becomes an Unreadable token. Takes texts below 4 GB.
std::vector<Token> lex(std::string_view text, Findings& findings);

/// Replaces every byte of `text` that is not well-formed UTF-8 by '?', reporting each run of them. Offsets stay.
void mend_utf8(std::string& text, Findings& findings);

}  // namespace nextline::cql::syntax
