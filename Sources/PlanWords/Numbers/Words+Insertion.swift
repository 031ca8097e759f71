public import Coverage
import Geometry
import LandUse

extension Words {
  /// How many vertices were inserted on long edges, and what that changed: a part of a layer's line.
  public func inserted(_ vertices: InsertedVertices) -> String {
    let count = vertices.count + vertices.inOutline
    let area = signedSquareMetres(vertices.area)
    return say(
      "chèn \(numbers.integer(count)) đỉnh vào cạnh dài (\(area))",
      "\(counted(count, "vertex", "vertices")) inserted on long edges (\(area))")
  }

  private func signedSquareMetres(_ area: Area) -> String {
    let text = squareMetres(area)
    return area > .zero && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }

  private func counted(_ count: Int, _ one: String, _ several: String) -> String {
    numbers.integer(count) + " " + (count == 1 ? one : several)
  }
}
