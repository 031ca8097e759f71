#pragma once
#include <proj.h>
// Geodesics on the ellipsoid (Karney), part of libproj.
#include <geodesic.h>
