// LandUse
