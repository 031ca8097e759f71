public import Geometry

/// What the parcels of one layer claim, without geometry: the columns that held areas are computed from.
///
/// Units are rows of the plan's `UnitRegister`, −1 for land in no unit. Areas are plane areas in the plan's CRS.
/// Every m² of a valid row is in exactly one of its shares; where rows overlap, the faces say so.
public struct CoverageClaims: Sendable {
  /// For each row its category on the day (row of the scheme's `categories`), −1 when missing or unknown. From the
  /// number of categories on it stands for the set of `alternatives` at that place beyond them: land that is one of these
  /// categories, and nobody knows which.
  public var categories: [Int32]
  /// For allocations layers: the category before the change; −1 when missing or unknown.
  ///
  /// The number of the day itself says that nothing changed. Records that name the same several categories before and
  /// after and are not known to say the same of them have a number before of its own, of the same categories.
  public var openingCategories: [Int32]?
  /// Sets of rows of the scheme.
  public var alternatives: [[Int32]] = []
  /// Rows that say how much of them each use has. Their category is the set of these.
  public var stated = StatedUses()

  /// Share columns: the row, the unit, the area of the row that counts in the unit. One entry for a row in one unit.
  public private(set) var shareRows: [Int32] = []
  public private(set) var shareUnits: [Int32] = []
  public private(set) var shareAreas: [Area] = []

  /// Rows that are left out of the coverage (invalid shape). Their shares are the area of their placeholders: not
  /// in any sum, but possible for their codes.
  public var leftOutRows: [Int32] = []
  public private(set) var faces = OverlapFaces()

  /// False when uncovered land was not looked for though it would count: there may be more of everything.
  public var looksForGaps = true
  /// Uncovered area inside the boundary by unit, as found; nil when gaps were not looked for or do not apply.
  public var gaps: [UnitArea]?
  /// Register rows of units with a shape: a gap told of a unit above them lies in none of them.
  public var shapedUnits: Set<Int32> = []
  /// Area of which nothing can be said because of left-out parcels, beyond their own shares, or because parcels lie on
  /// each other in masses: possible for everything.
  public var undecided: [UnitArea] = []
  /// Parts of shares that are counted in `undecided` instead: columns as those of the shares.
  public private(set) var withdrawnRows: [Int32] = []
  public private(set) var withdrawnUnits: [Int32] = []
  public private(set) var withdrawnAreas: [Area] = []
  /// Records of a known category whose area nobody knows.
  public var unmeasured: [UnmeasuredRecord] = []
  /// Land that counts as declared and explains an equal gap: withheld records, and land that is no parcel.
  public var declared: [DeclaredLand] = []

  public init(categories: [Int32], openingCategories: [Int32]? = nil) {
    self.categories = categories
    self.openingCategories = openingCategories
  }

  public mutating func reserve(shares: Int) {
    shareRows.reserveCapacity(shares)
    shareUnits.reserveCapacity(shares)
    shareAreas.reserveCapacity(shares)
  }

  public mutating func reserve(faces: Int) { self.faces.reserve(faces) }

  /// - Parameter unit: a row of the unit register, −1 for none.
  public mutating func addShare(row: Int32, unit: Int32, area: Area) {
    shareRows.append(row)
    shareUnits.append(unit)
    shareAreas.append(area)
  }

  /// Takes a part of a row's share in a unit out of what is certain or disputed by its code; no face may name that part.
  /// The row's sums stay. What may be claimed there has to be added to `undecided`.
  public mutating func withdraw(row: Int32, unit: Int32, area: Area) {
    withdrawnRows.append(row)
    withdrawnUnits.append(unit)
    withdrawnAreas.append(area)
  }

  /// Adds a face that lies in one unit; see `OverlapFaces`.
  public mutating func addFace(area: Area, unit: Int32, claimants: [Int32]) {
    faces.append(area: area, claims: claimants.map { OverlapFaces.Claim(row: $0, unit: unit) })
  }

  /// Adds a face whose claimants count it in different units: parcels that overlap across a border under the
  /// attribute rule, each whole in its own unit.
  public mutating func addFace(area: Area, claims: [OverlapFaces.Claim]) { faces.append(area: area, claims: claims) }
}

/// Pieces of land claimed by two or more rows. Faces share no interior, and each names all its claimants: a threefold
/// overlap is one face of three claimants, never three of two.
public struct OverlapFaces: Sendable {
  /// A row that claims the face, and the unit whose share of the row contains it.
  public struct Claim: Sendable, Hashable {
    public var row: Int32
    public var unit: Int32
    /// How many rows claim it in the same way: of the same unit, and of the same category on every day.
    public var count: Int32
    public init(row: Int32, unit: Int32, count: Int32 = 1) {
      self.row = row
      self.unit = unit
      self.count = count
    }
  }

  public private(set) var areas: [Area] = []
  private var ends: [Int] = []
  private var claims: [Claim] = []

  public init() {}

  public var count: Int { areas.count }

  /// Room for so many faces of two claimants.
  mutating func reserve(_ faces: Int) {
    areas.reserveCapacity(faces)
    ends.reserveCapacity(faces)
    claims.reserveCapacity(2 * faces)
  }

  mutating func append(area: Area, claims: [Claim]) {
    areas.append(area)
    self.claims += claims
    ends.append(self.claims.count)
  }

  public func claims(of face: Int) -> ArraySlice<Claim> { claims[(face == 0 ? 0 : ends[face - 1])..<ends[face]] }
}

/// An area in a unit of the register (its row; −1 for none).
public struct UnitArea: Sendable, Hashable {
  public var unit: Int32
  public var area: Area
  public init(unit: Int32, area: Area) {
    self.unit = unit
    self.area = area
  }
}

/// A record that counts in a unit for its category with an area nobody knows (a null geometry without declared area).
public struct UnmeasuredRecord: Sendable, Hashable {
  public var unit: Int32
  /// Row of the scheme's categories, −1 unknown.
  public var category: Int32
  /// In an allocations layer the category before the change, −1 unknown; of no meaning elsewhere.
  public var openingCategory: Int32

  public init(unit: Int32, category: Int32, openingCategory: Int32 = -1) {
    self.unit = unit
    self.category = category
    self.openingCategory = openingCategory
  }
}

/// Land counted as declared, without geometry. It explains an equal gap of its unit.
public struct DeclaredLand: Sendable, Hashable {
  public enum Source: Sendable, Hashable {
    /// A record whose geometry the owner withholds.
    case withheld
    /// Roads and rivers that are no parcels: a row of unparcelled.csv.
    case unparcelled
  }

  public var source: Source
  public var unit: Int32
  public var category: Int32
  /// In an allocations layer the category before the change, −1 unknown; of no meaning elsewhere.
  public var openingCategory: Int32
  public var area: Area

  public init(source: Source, unit: Int32, category: Int32, openingCategory: Int32 = -1, area: Area) {
    self.source = source
    self.unit = unit
    self.category = category
    self.openingCategory = openingCategory
    self.area = area
  }
}
