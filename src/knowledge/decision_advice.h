// What to write instead of a construct outside the decision subset.
#pragma once

#include <string>

#include "cql/syntax/expression.h"

namespace nextline::knowledge {

struct Advice {
  std::string what;     ///< the construct's name: "'in'"
  std::string instead;  ///< one sentence; never empty
};
Advice advice_for(const cql::syntax::Expression& e);

}  // namespace nextline::knowledge
