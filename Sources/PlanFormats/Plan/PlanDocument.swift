public import LandUse

/// A plan as its files say it: what is computed with, and where the parcels are.
public struct PlanDocument: Sendable {
  public var plan: Plan
  public var layers: [LayerSource]
  public var boundaries: BoundarySource?
  /// The shapes of projects, where the plan has a file of them.
  public var projectShapes: ProjectShapeSource?
  /// Limits of error by map scale, where the plan names a regulation.
  public var accuracy: AccuracyRegulation?
  /// Where plan.yaml names the CRS.
  public var crsPlace: TablePlace?
  /// plan.yaml, its tables, the scheme's and the regulation's files; in the order they were read.
  public var files: [DigestedFile]
  /// Columns that nothing read, quotas that are never judged …; in the order of the files.
  public var notices: [TableNotice]

  public init(
    plan: Plan, layers: [LayerSource] = [], boundaries: BoundarySource? = nil, accuracy: AccuracyRegulation? = nil,
    files: [DigestedFile] = [], notices: [TableNotice] = []
  ) {
    self.plan = plan
    self.layers = layers
    self.boundaries = boundaries
    self.accuracy = accuracy
    self.files = files
    self.notices = notices
  }
}

/// A layer of parcels that the plan names; not read yet.
public struct LayerSource: Sendable, Hashable {
  public var id: String
  /// As the plan writes it.
  public var file: String
  /// `file` seen from the plan's folder.
  public var path: String
  public var content: LayerContent
  /// Nil: as the file says.
  public var crs: String?
  /// Denominator of the map scale.
  public var scale: Int?
  public var source: String?
  /// The id of the encoding of its text; nil: Unicode.
  public var encoding: String?
  public var fields: FieldMapping
  /// The unit that all its parcels lie in, where no field says it.
  public var unit: UnitID?
  public var isFictitious: Bool
  /// The entry in plan.yaml.
  public var place: TablePlace

  public init(
    id: String, file: String, path: String, content: LayerContent, crs: String? = nil, scale: Int? = nil,
    source: String? = nil, fields: FieldMapping = FieldMapping(), unit: UnitID? = nil, isFictitious: Bool,
    place: TablePlace
  ) {
    self.id = id
    self.file = file
    self.path = path
    self.content = content
    self.crs = crs
    self.scale = scale
    self.source = source
    self.fields = fields
    self.unit = unit
    self.isFictitious = isFictitious
    self.place = place
  }
}

/// The file with the boundaries of the units; not read yet.
public struct BoundarySource: Sendable, Hashable {
  public var file: String
  public var path: String
  /// The field that holds the unit's code.
  public var codeField: String
  /// The id of the encoding of its text; nil: Unicode.
  public var encoding: String?
  /// The unit whose polygon is the outline of the plan.
  public var outline: UnitID?
  public var scale: Int?
  public var source: String?
  /// Nil: as the file says.
  public var crs: String?
  public var isFictitious: Bool
  public var place: TablePlace

  public init(
    file: String, path: String, codeField: String, outline: UnitID? = nil, scale: Int? = nil, source: String? = nil,
    crs: String? = nil, isFictitious: Bool, place: TablePlace
  ) {
    self.file = file
    self.path = path
    self.codeField = codeField
    self.outline = outline
    self.scale = scale
    self.source = source
    self.crs = crs
    self.isFictitious = isFictitious
    self.place = place
  }
}

/// The file with the shapes of projects; not read yet.
public struct ProjectShapeSource: Sendable, Hashable {
  public var file: String
  public var path: String
  /// The field that holds the project's id.
  public var idField: String
  /// Nil: as the file says.
  public var crs: String?
  public var source: String?
  public var place: TablePlace

  public init(
    file: String, path: String, idField: String, crs: String? = nil, source: String? = nil, place: TablePlace
  ) {
    self.file = file
    self.path = path
    self.idField = idField
    self.crs = crs
    self.source = source
    self.place = place
  }
}
