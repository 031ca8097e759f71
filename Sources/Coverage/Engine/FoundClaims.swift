/// Faces with their claimants, by zone.
struct FoundClaims: Sendable {
  private struct Face: Sendable {
    var face: UInt32
    /// Where its owners begin in `owners`, and how many they are.
    var first: UInt32
    var count: UInt32
    var isInside: Bool
    /// The next face of the same zone, −1 for none.
    var next: Int32
  }

  private var faces: [Face] = []
  private var owners: [BorderOwner] = []
  /// By zone its face added last.
  private var last: [Int32]
  /// False when an owner was there other than once: then a border was no ring.
  private(set) var isSound = true

  init(zones: Int) { last = [Int32](repeating: -1, count: zones) }

  mutating func add(
    _ face: UInt32, _ claimants: [(owner: BorderOwner, times: Int32)], isInside: Bool, zone: Int
  ) {
    let first = UInt32(owners.count)
    for claimant in claimants {
      if claimant.times != 1 { isSound = false }
      owners.append(claimant.owner)
    }
    faces.append(
      Face(face: face, first: first, count: UInt32(claimants.count), isInside: isInside, next: last[zone]))
    last[zone] = Int32(faces.count - 1)
  }

  /// Calls `body` with each face of a zone.
  func forEach(inZone zone: Int, _ body: (UInt32, ArraySlice<BorderOwner>, _ isInside: Bool) -> Void) {
    var place = last[zone]
    while place >= 0 {
      let face = faces[Int(place)]
      body(face.face, owners[Int(face.first)..<Int(face.first + face.count)], face.isInside)
      place = face.next
    }
  }
}
