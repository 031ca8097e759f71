import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import PlanWords

extension ReportContent {
  /// How much of a table's total is overlapped land counted again; nil below what a table shows.
  func repeatedNote(_ areas: UnitAreas) -> String? { repeatedNote(areas.repeated, of: areas.total) }

  func repeatedNote(_ repeated: Area, of total: UnitAreas.Figure) -> String? {
    let figure = UnitAreas.Figure(area: repeated, hundredths: nil)
    guard figure.shownHundredths > 0 else { return nil }
    let once = UnitAreas.Figure(area: .zero, hundredths: total.shownHundredths - figure.shownHundredths)
    return say(
      "Trong tổng có \(hectares(figure)) ha đất chồng lấn bị tính lặp; tính một lần thì tổng là \(hectares(once)) ha.",
      "\(hectares(figure)) ha of the total are overlapped land counted again; counted once, the total is "
        + "\(hectares(once)) ha.")
  }

  /// The parcels of a unit that are in no sum, with the hectares of what stands for their shapes.
  func leftOutNote(of unit: UnitID) -> String? {
    var count = 0
    var area = Area.zero
    for (position, layer) in result.snapshot.layers.enumerated() where layer.layer.content != .overlay {
      for left in layer.coverage?.leftOut ?? [] {
        guard let placeholder = left.placeholderArea, placeholder > .zero,
          let own = self.unit(ofRow: left.shape, inLayer: position), lineage(of: own).contains(unit)
        else { continue }
        count += 1
        area += placeholder
      }
    }
    guard count > 0 else { return nil }
    let (number, land) = (words.numbers.integer(count), words.hectares(area))
    return say(
      "\(number) thửa không được cộng vì hình thể lỗi, diện tích ước tính \(land).",
      "\(number) \(count == 1 ? "parcel is" : "parcels are") in no sum, the shapes being invalid: about \(land).")
  }

  /// Where all findings are: beside the folder of plans, and only where the whole plan was written.
  var findingsFile: String {
    say("findings.csv trong thư mục kết quả của landplan run", "findings.csv in the result folder of landplan run")
  }

  /// Findings on whole layers, which name no unit though parcels of any may be meant.
  var commonFindingsNote: String? {
    let count = findings.count { lineages(of: $0.complete).isEmpty }
    guard count > 0 else { return nil }
    let number = words.numbers.integer(count)
    return say(
      "\(number) phát hiện về toàn lớp dữ liệu, có thể gồm thửa của đơn vị này: xem \(findingsFile).",
      "\(number) \(count == 1 ? "finding" : "findings") on layers as a whole, which may concern parcels of this unit: "
        + "see \(findingsFile).")
  }
}
