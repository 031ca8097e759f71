import Foundation
import SampleDrawing

/// As if every parcel had been digitised by itself: each of its vertices is moved apart from those of all others.
struct Jitter {
  let grid: ParcelGrid
  let drawing: LineDrawing
  /// Metres, of one coordinate; moves are normal, cut at three times that.
  let deviation: Double

  func moved(_ record: ParcelRecord, row: Int) -> ParcelRecord {
    var result = record
    var random = grid.random(.jitter, row, record.column * 4 + record.copy)
    for part in result.parts.indices {
      move(&result.parts[part].outer, &random)
      for hole in result.parts[part].holes.indices { move(&result.parts[part].holes[hole], &random) }
    }
    return result
  }

  private func move(_ ring: inout [Vertex], _ random: inout RandomSource) {
    for index in ring.indices {
      // Box and Muller 1958.
      let radius = min(3, (-2 * log(1 - random.unit())).squareRoot()) * deviation
      let angle = 2 * Double.pi * random.unit()
      ring[index] = drawing.moved(ring[index], eastBy: radius * cos(angle), northBy: radius * sin(angle))
    }
  }
}
