@main struct LandPlan { static func main() {} }
