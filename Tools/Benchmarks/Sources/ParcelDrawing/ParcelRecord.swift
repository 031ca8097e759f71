import SampleDrawing

/// A feature to be written.
struct ParcelRecord {
  struct Part {
    /// Open rings, the interior left of them all.
    var outer: [Vertex]
    var holes: [[Vertex]] = []
  }

  /// How the shape gets into the file. Only a sound one is usable.
  enum Form { case sound, crossing, unclosed, metres, swapped, missing }

  /// What it is drawn in; it has the attributes of that parcel.
  var column: Int
  /// Told apart from other records of the place by this: 0 for the parcel itself.
  var copy = 0
  var parts: [Part]
  var form = Form.sound
  /// The column of a parcel whose identifier it bears.
  var identifiedAs: Int?
  var district: String?
  var code: String?

  var isUsable: Bool { form == .sound }

  /// m², EPSG:5897.
  var area: Double {
    parts.reduce(0) { sum, part in
      sum + planeArea(part.outer) - part.holes.reduce(0) { $0 + planeArea($1) }
    }
  }

  var positions: Int {
    guard form != .missing else { return 0 }
    let closing = form == .unclosed ? 0 : 1
    return parts.reduce(0) { $0 + ([$1.outer] + $1.holes).reduce(0) { $0 + $1.count + closing } }
  }
}
