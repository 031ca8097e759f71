import CPROJ

/// What is known of one operation PROJ proposes.
struct OperationCandidate {
  var name: String
  var steps: OperationSteps
  var accuracy: Length?
  var areaOfUse: AreaOfUse?
  var definition: String
}

/// The codes of an operation's steps that have one.
struct OperationSteps {
  var codes: [String] = []
  /// Those of them that change the datum.
  var datumCodes: [String] = []
  var changesDatum = false
}

/// Finds the operations between two systems in PROJ's database.
struct OperationSearch {
  let source: CRS
  let target: CRS
  let context: PROJContext

  /// Usable operations without ballpark ones, PROJ's best first; an area restricts them to those that meet it.
  func candidates(in area: AreaOfUse?, allowBallpark: Bool = false) throws(GeometryError) -> [OperationCandidate] {
    let from = try context.create(source.definition)
    let to = try context.create(target.definition)
    return try candidates(from: from, to: to, in: area, allowBallpark: allowBallpark)
  }

  func candidates(
    from: borrowing PROJHandle, to: borrowing PROJHandle, in area: AreaOfUse?, allowBallpark: Bool
  ) throws(GeometryError) -> [OperationCandidate] {
    let settings = try SearchSettingsHandle(in: context)
    settings.set(area: area, allowBallpark: allowBallpark)
    let list = try from.withPointer { from throws(GeometryError) -> PROJListHandle in
      try to.withPointer { to throws(GeometryError) -> PROJListHandle in
        PROJListHandle(
          adopting: try context.owned(settings.operations(from: from, to: to), "proj_create_operations"), in: context)
      }
    }
    var candidates: [OperationCandidate] = []
    for index in 0..<list.count() {
      if let candidate = try candidate(try list.element(index), allowBallpark: allowBallpark) {
        candidates.append(candidate)
      }
    }
    return candidates
  }

  /// The pinned one, or the first; where a datum step is not needed, the one without.
  func choice(
    among candidates: [OperationCandidate], pinned: String?
  ) throws(GeometryError) -> OperationCandidate {
    let (from, to) = (source.identifier ?? source.name, target.identifier ?? target.name)
    if let exact = candidates.first(where: { !$0.steps.changesDatum }) { return exact }
    guard let first = candidates.first else {
      let isBallpark = try !self.candidates(in: nil, allowBallpark: true).isEmpty
      throw isBallpark ? .ballparkOnly(from: from, to: to) : .noOperation(from: from, to: to)
    }
    guard let pinned else { return first }
    if let match = candidates.first(where: { $0.steps.datumCodes.contains(pinned.uppercased()) }) { return match }
    throw .pinnedOperationNotFound(operation: pinned, from: from, to: to, candidates: candidates.map(\.name))
  }

  /// Nil for an operation that cannot be computed here or is a ballpark one.
  private func candidate(
    _ operation: consuming PROJHandle, allowBallpark: Bool
  ) throws(GeometryError) -> OperationCandidate? {
    let steps = try steps(of: operation)
    let (name, areaOfUse) = (operation.name(), operation.areaOfUse())
    return try operation.withPointer { pointer throws(GeometryError) -> OperationCandidate? in
      guard proj_coordoperation_is_instantiable(context.pointer, pointer) == 1,
        allowBallpark || proj_coordoperation_has_ballpark_transformation(context.pointer, pointer) == 0
      else { return nil }
      // −1 when unknown; a conversion within one datum is exact.
      let metres = steps.changesDatum ? proj_coordoperation_get_accuracy(context.pointer, pointer) : 0
      return OperationCandidate(
        name: name, steps: steps, accuracy: metres < 0 ? nil : .metres(metres), areaOfUse: areaOfUse,
        definition: try definition(of: pointer))
    }
  }

  /// The pipeline with x east and y north on both sides.
  private func definition(of operation: OpaquePointer) throws(GeometryError) -> String {
    // A new object, ours.
    let normalized = try context.adopt(
      proj_normalize_for_visualization(context.pointer, operation), "proj_normalize_for_visualization")
    return try normalized.withPointer { pointer throws(GeometryError) -> String in
      // NULL on failure; the text is the object's.
      guard let text = proj_as_proj_string(context.pointer, pointer, PJ_PROJ_5, nil) else {
        throw context.failure("proj_as_proj_string")
      }
      return String(cString: text)
    }
  }

  private func steps(of operation: borrowing PROJHandle) throws(GeometryError) -> OperationSteps {
    guard operation.type() == PJ_TYPE_CONCATENATED_OPERATION else { return step(operation) }
    return try operation.withPointer { pointer throws(GeometryError) -> OperationSteps in
      var all = OperationSteps()
      for index in 0..<max(0, proj_concatoperation_get_step_count(context.pointer, pointer)) {
        let inner = try steps(
          of: try context.adopt(
            proj_concatoperation_get_step(context.pointer, pointer, index), "proj_concatoperation_get_step"))
        all.codes += inner.codes
        all.datumCodes += inner.datumCodes
        all.changesDatum = all.changesDatum || inner.changesDatum
      }
      return all
    }
  }

  /// A conversion stays on its datum; so does the step PROJ puts between two systems whose datums are the same.
  private func step(_ operation: borrowing PROJHandle) -> OperationSteps {
    let codes = operation.code().map { [$0] } ?? []
    let isNull = codes.isEmpty && operation.name().contains("Null geographic offset")
    let changesDatum = operation.type() != PJ_TYPE_CONVERSION && !isNull
    return OperationSteps(codes: codes, datumCodes: changesDatum ? codes : [], changesDatum: changesDatum)
  }
}

/// The settings of a search for operations.
private struct SearchSettingsHandle: ~Copyable {
  private let pointer: OpaquePointer
  private let context: PROJContext

  init(in context: PROJContext) throws(GeometryError) {
    self.context = context
    pointer = try context.owned(
      proj_create_operation_factory_context(context.pointer, nil), "proj_create_operation_factory_context")
  }

  deinit { proj_operation_factory_context_destroy(pointer) }

  borrowing func set(area: AreaOfUse?, allowBallpark: Bool) {
    if let area {
      proj_operation_factory_context_set_area_of_interest(
        context.pointer, pointer, area.west, area.south, area.east, area.north)
    } else {
      // Without it PROJ would look at the systems' own areas and hide operations.
      proj_operation_factory_context_set_crs_extent_use(context.pointer, pointer, PJ_CRS_EXTENT_NONE)
    }
    proj_operation_factory_context_set_spatial_criterion(
      context.pointer, pointer, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    proj_operation_factory_context_set_grid_availability_use(
      context.pointer, pointer, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
    proj_operation_factory_context_set_allow_ballpark_transformations(
      context.pointer, pointer, allowBallpark ? 1 : 0)
  }

  /// A list that is the caller's, NULL on failure.
  borrowing func operations(from: OpaquePointer, to: OpaquePointer) -> OpaquePointer? {
    proj_create_operations(context.pointer, from, to, pointer)
  }
}
