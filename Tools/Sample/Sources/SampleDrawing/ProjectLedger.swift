/// What the parcels of each project sum up to, by the project's number.
struct ProjectLedger: Sendable {
  struct Entry: Sendable {
    let name: String
    /// m².
    var area = 0.0
    var areas: [LandUseCode: Double] = [:]
    var districts: Set<Int> = []
    /// Empty for a parcel in several.
    var communes: Set<String> = []
    /// Some of its land has changed by the end of 2025.
    var hasBegun = false
  }

  private(set) var entries: [Int: Entry] = [:]

  mutating func add(_ parcel: DrawnParcel) {
    let number = parcel.use.project
    guard number > 0 else { return }
    var entry = entries[number] ?? Entry(name: parcel.project)
    entry.area += parcel.area
    entry.areas[parcel.use.in2030, default: 0] += parcel.area
    entry.districts.formUnion(parcel.shares.map(\.district))
    entry.communes.insert(parcel.place.commune)
    if parcel.use.in2025 != parcel.use.in2020 { entry.hasBegun = true }
    entries[number] = entry
  }
}
