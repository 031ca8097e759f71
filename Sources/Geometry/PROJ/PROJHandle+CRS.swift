import CPROJ

/// What a CRS says of itself.
extension PROJHandle {
  /// Metres or radians per unit of the first axis.
  borrowing func unitFactor() throws(GeometryError) -> Double {
    guard let first = try axes().first else {
      throw .unsupportedCRS(text: name(), reason: "it has no axis")
    }
    return first.factor
  }

  borrowing func axes() throws(GeometryError) -> [(axis: CRSAxis, factor: Double)] {
    let system = try withPointer { pointer throws(GeometryError) -> PROJHandle in
      try context.adopt(
        proj_crs_get_coordinate_system(context.pointer, pointer), "proj_crs_get_coordinate_system")
    }
    return try system.withPointer { pointer throws(GeometryError) -> [(axis: CRSAxis, factor: Double)] in
      let count = proj_cs_get_axis_count(context.pointer, pointer)
      guard count >= 0 else { throw context.failure("proj_cs_get_axis_count") }
      var axes: [(axis: CRSAxis, factor: Double)] = []
      for index in 0..<count { axes.append(try axis(index, of: pointer, in: context)) }
      return axes
    }
  }

  private func axis(
    _ index: Int32, of system: OpaquePointer, in context: PROJContext
  ) throws(GeometryError) -> (axis: CRSAxis, factor: Double) {
    var (name, abbreviation): (UnsafePointer<CChar>?, UnsafePointer<CChar>?)
    var (direction, unit): (UnsafePointer<CChar>?, UnsafePointer<CChar>?)
    var factor = 0.0
    // 0 on failure; the texts are the object's.
    guard
      proj_cs_get_axis_info(
        context.pointer, system, index, &name, &abbreviation, &direction, &factor, &unit, nil, nil) == 1
    else { throw context.failure("proj_cs_get_axis_info") }
    let axis = CRSAxis(
      name: name.map { String(cString: $0) } ?? "", abbreviation: abbreviation.map { String(cString: $0) } ?? "",
      direction: direction.map { String(cString: $0) } ?? "", unitName: unit.map { String(cString: $0) } ?? "")
    return (axis, factor)
  }

  borrowing func deprecation() throws(GeometryError) -> (Bool, [String]) {
    guard try withPointer({ pointer throws(GeometryError) -> Bool in proj_is_deprecated(pointer) == 1 }) else {
      return (false, [])
    }
    let list = try withPointer { pointer throws(GeometryError) -> PROJListHandle in
      PROJListHandle(
        adopting: try context.owned(
          proj_get_non_deprecated(context.pointer, pointer), "proj_get_non_deprecated"), in: context)
    }
    var codes: [String] = []
    for index in 0..<list.count() {
      if let code = try list.element(index).code() { codes.append(code) }
    }
    return (true, codes.sorted())
  }

  borrowing func datumName() throws(GeometryError) -> String {
    return try withPointer { pointer throws(GeometryError) -> String in
      // "Forced": for WGS 84, whose datum is an ensemble, the datum of the same name.
      try context.adopt(
        proj_crs_get_datum_forced(context.pointer, pointer), "proj_crs_get_datum_forced"
      ).name()
    }
  }

  borrowing func ellipsoid() throws(GeometryError) -> Ellipsoid {
    let found = try withPointer { pointer throws(GeometryError) -> PROJHandle in
      try context.adopt(proj_get_ellipsoid(context.pointer, pointer), "proj_get_ellipsoid")
    }
    var ellipsoid = Ellipsoid(name: found.name(), semiMajorAxis: 0, inverseFlattening: 0)
    let status = try found.withPointer { pointer throws(GeometryError) -> Int32 in
      proj_ellipsoid_get_parameters(
        context.pointer, pointer, &ellipsoid.semiMajorAxis, nil, nil, &ellipsoid.inverseFlattening)
    }
    guard status == 1 else { throw context.failure("proj_ellipsoid_get_parameters") }
    return ellipsoid
  }

  /// The method of a projected CRS's projection, "" for a geographic CRS.
  borrowing func projectionMethod() throws(GeometryError) -> String {
    guard type() == PJ_TYPE_PROJECTED_CRS else { return "" }
    let projection = try withPointer { pointer throws(GeometryError) -> PROJHandle in
      try context.adopt(proj_crs_get_coordoperation(context.pointer, pointer), "proj_crs_get_coordoperation")
    }
    return try projection.withPointer { pointer throws(GeometryError) -> String in
      var name: UnsafePointer<CChar>?
      // 0 on failure; the text is the object's.
      guard proj_coordoperation_get_method_info(context.pointer, pointer, &name, nil, nil) == 1 else {
        throw context.failure("proj_coordoperation_get_method_info")
      }
      return name.map { String(cString: $0) } ?? ""
    }
  }
}
