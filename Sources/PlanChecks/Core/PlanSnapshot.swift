public import Coverage
public import Geometry
public import LandUse

/// One layer with everything that was worked out about it: what checks read.
public struct LayerSnapshot: Sendable {
  /// Shapes in the plan CRS.
  public var layer: ParcelLayer
  /// Area of every row, zero where the shape is malformed.
  public var areas: [Area]
  /// By row.
  public var invalid: [InvalidShape]
  /// Nil when the layer could not be looked at as a coverage.
  public var coverage: CoverageReport?
  /// Nil when no unit has a shape.
  public var zones: ZoneAssignment?
  /// For each gap of the coverage its parts by zone, as `ZoneShare` (whose `shape` is the gap's number); nil when no
  /// unit has a shape.
  public var gapShares: [[ZoneShare]]?
  /// Which unit of the register each zone is.
  public var zoneUnits: [UnitID]
  /// Accuracy of the operation between the native datum of the layer and that of boundary and unit shapes; nil when
  /// they have the same. What it may account for is no conflict.
  public var datumAccuracy: Length?
  /// Parcels in another coordinate system than the layer says; nil where nothing tells where parcels can lie.
  public var displaced: DisplacedParcels?

  public init(
    layer: ParcelLayer, areas: [Area], invalid: [InvalidShape], coverage: CoverageReport? = nil,
    zones: ZoneAssignment? = nil, zoneUnits: [UnitID] = [], datumAccuracy: Length? = nil
  ) {
    self.layer = layer
    self.areas = areas
    self.invalid = invalid
    self.coverage = coverage
    self.zones = zones
    self.zoneUnits = zoneUnits
    self.datumAccuracy = datumAccuracy
  }
}

/// The plan, its layers and what was worked out about them; read-only.
public struct PlanSnapshot: Sendable {
  public var plan: Plan { didSet { findConfidentialRows() } }
  public var layers: [LayerSnapshot] { didSet { findConfidentialRows() } }
  /// For each layer the rows that are confidential; kept in step with plan and layers.
  public private(set) var confidentialRows: [ConfidentialRows] = []
  /// Limits of error by scale, where a regulation is loaded.
  public var accuracy: AccuracyRegulation?
  /// Whether gaps, outside parts and identities were asked for.
  public var looksAtGaps: Bool
  /// Required against held: one for each quota on file, and for each missing one.
  public var balances: [QuotaBalance]
  /// Contradictions of the quota table with itself.
  public var quotaFaults: [QuotaTableFault]
  /// Sums of the quota table that could not be held against their whole.
  public var incompleteSums: [IncompleteQuotaSum]
  public var missingQuotas: [MissingQuota]
  /// Contradictions of the table of opening stocks with itself.
  public var baselineFaults: [OpeningStocks.Fault]
  /// Projects and their parcels; nil without a list of projects.
  public var projectLinks: ProjectLinks?

  public init(
    plan: Plan, layers: [LayerSnapshot], accuracy: AccuracyRegulation? = nil, looksAtGaps: Bool = true,
    balances: [QuotaBalance] = [], quotaFaults: [QuotaTableFault] = [], incompleteSums: [IncompleteQuotaSum] = [],
    missingQuotas: [MissingQuota] = [], baselineFaults: [OpeningStocks.Fault] = []
  ) {
    self.plan = plan
    self.layers = layers
    self.accuracy = accuracy
    self.looksAtGaps = looksAtGaps
    self.balances = balances
    self.quotaFaults = quotaFaults
    self.incompleteSums = incompleteSums
    self.missingQuotas = missingQuotas
    self.baselineFaults = baselineFaults
    findConfidentialRows()
  }

  private mutating func findConfidentialRows() {
    confidentialRows = layers.map { ConfidentialRows($0.layer, plan) }
  }
}
