/// A river, dyke or road that crosses units: one long parcel.
struct Route: Sendable {
  enum Course: Sendable {
    /// Through these places (longitude, latitude). `joins` names a route on which the first place is moved.
    case through([(Double, Double)], joins: String?)
    /// Beside another route, metres to its left.
    case beside(String, Double)
  }

  var name: String
  /// Metres.
  var width: Double
  var course: Course
  /// Categories at the ends of 2020, 2025 and 2030.
  var uses: (String, String, String)

  static func standing(_ name: String, _ width: Double, _ use: String, _ course: Course) -> Route {
    Route(name: name, width: width, course: course, uses: (use, use, use))
  }

  /// Rivers come first: what follows stops at their banks. A course that ends inside the province is cut off at
  /// the last border it crosses.
  static let all: [Route] = [
    .standing(
      "Sông minh họa 1", 170, "SON",
      .through(
        [
          (105.832, 20.700), (105.862, 20.625), (105.885, 20.568), (105.905, 20.530), (105.900, 20.485),
          (105.915, 20.430), (105.945, 20.350),
        ], joins: nil)),
    .standing(
      "Sông minh họa 2", 95, "SON",
      .through(
        [
          (105.900, 20.545), (105.955, 20.560), (106.000, 20.545), (106.040, 20.505), (106.085, 20.510),
          (106.150, 20.570),
        ],
        joins: "Sông minh họa 1")),
    .standing(
      "Sông minh họa 3", 60, "SON",
      .through([(105.990, 20.545), (106.010, 20.595), (105.985, 20.640), (105.990, 20.720)], joins: "Sông minh họa 2")),
    .standing(
      "Kênh minh họa", 36, "DTL",
      .through([(106.035, 20.510), (106.045, 20.470), (106.010, 20.430), (106.000, 20.360)], joins: "Sông minh họa 2")),
    .standing("Đê minh họa 1", 26, "DTL", .beside("Sông minh họa 1", 330)),
    .standing("Đê minh họa 2", 26, "DTL", .beside("Sông minh họa 1", -360)),
    .standing("Đê minh họa 3", 22, "DPC", .beside("Sông minh họa 2", -260)),
    .standing(
      "Đường minh họa 1", 72, "DGT",
      .through(
        [
          (105.950, 20.715), (105.948, 20.620), (105.940, 20.550), (105.950, 20.480), (105.965, 20.420),
          (105.990, 20.350),
        ],
        joins: nil)),
    .standing(
      "Đường minh họa 2", 34, "DGT",
      .through(
        [
          (105.935, 20.715), (105.922, 20.620), (105.921, 20.545), (105.924, 20.480), (105.900, 20.430),
          (105.890, 20.360),
        ],
        joins: nil)),
    .standing("Đường sắt minh họa", 18, "DGT", .beside("Đường minh họa 2", 420)),
    .standing(
      "Đường minh họa 3", 32, "DGT",
      .through(
        [
          (105.765, 20.552), (105.840, 20.568), (105.890, 20.556), (105.980, 20.530), (106.050, 20.480),
          (106.195, 20.478),
        ],
        joins: nil)),
    .standing(
      "Đường minh họa 4", 28, "DGT",
      .through(
        [(105.780, 20.640), (105.870, 20.640), (105.950, 20.650), (106.010, 20.640), (106.080, 20.605)], joins: nil)),
    .standing(
      "Đường minh họa 5", 28, "DGT",
      .through(
        [
          (105.840, 20.445), (105.930, 20.450), (106.000, 20.470), (106.070, 20.452), (106.115, 20.480),
          (106.150, 20.550),
        ],
        joins: nil)),
    .standing(
      "Đường minh họa 6", 24, "DGT",
      .through([(105.850, 20.570), (105.855, 20.520), (105.880, 20.470), (105.850, 20.400)], joins: nil)),
    .standing(
      "Hương lộ minh họa 1", 16, "DGT",
      .through([(106.105, 20.560), (106.115, 20.510), (106.130, 20.470), (106.145, 20.445)], joins: nil)),
    .standing(
      "Hương lộ minh họa 2", 16, "DGT",
      .through([(105.985, 20.400), (106.000, 20.440), (106.025, 20.465)], joins: nil)),
    .standing(
      "Hương lộ minh họa 3", 16, "DGT",
      .through([(105.795, 20.565), (105.820, 20.600), (105.840, 20.635)], joins: nil)),
    .standing(
      "Hương lộ minh họa 4", 16, "DGT",
      .through([(105.875, 20.500), (105.885, 20.460), (105.895, 20.420)], joins: nil)),
    .standing(
      "Hương lộ minh họa 5", 16, "DGT",
      .through([(105.960, 20.682), (105.985, 20.672), (106.015, 20.655)], joins: nil)),
    Route(
      name: "Đường quy hoạch minh họa 1", width: 64,
      course: .through(
        [(106.020, 20.715), (106.030, 20.610), (106.020, 20.570), (106.070, 20.500), (106.075, 20.415)], joins: nil),
      uses: ("LUC", "DGT", "DGT")),
    Route(
      name: "Đường quy hoạch minh họa 2", width: 56,
      course: .through(
        [(105.870, 20.690), (105.890, 20.620), (105.960, 20.585), (106.040, 20.555), (106.110, 20.590)], joins: nil),
      uses: ("LUC", "LUC", "DGT")),
  ]
}
