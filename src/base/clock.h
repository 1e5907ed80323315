// The only reading of the wall clock.
#pragma once

#include "base/temporal.h"

namespace nextline {

/// Now, to the second, at the local offset; precision Millisecond.
Temporal present();

}  // namespace nextline
