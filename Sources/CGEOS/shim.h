#pragma once
// Hides the non-reentrant half of the API: a call without a context cannot even be named.
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
