import Geometry
import LandUse
import PlanSession
import PlanWords

/// What `landplan trace` prints: for each day the parcels that add up to a number, largest first.
public struct TraceScreen {
  private var screen: RunScreen
  private let listed: Int

  /// - Parameter listed: parcels of a list; the others are summed in one line.
  public init(_ content: ReportContent, style: TerminalStyle, listed: Int) {
    screen = RunScreen(content, style: style)
    self.listed = listed
  }

  public var text: String {
    var copy = self
    copy.screen.addHead()
    for number in screen.content.result.traces { copy.add(number) }
    return copy.screen.lines.joined(separator: "\n") + "\n"
  }

  private var content: ReportContent { screen.content }
  private var words: Words { screen.words }

  private mutating func add(_ number: NumberTrace) {
    let unit = number.unit.map { words.name(of: $0) } ?? screen.say("toàn bộ dữ liệu", "all land")
    let day = number.day.map { ", " + words.date($0) } ?? ""
    screen.heading("\(words.name(of: number.subject)) · \(unit)\(day)")
    guard let traced = TraceContent(number, in: content) else {
      switch number.absence {
      case .noBaseline: screen.add(words.noOpeningStock, .warning)
      case .notComputable(let fault): screen.add(words.absence(of: fault), .warning)
      case .noUses, nil: screen.add(words.noUsesOnDay, .warning)
      }
      return
    }
    addCounted(traced)
    if let hundredths = traced.tableHundredths { screen.add(words.inTables(traced.trace.sum, hundredths: hundredths)) }
    if let held = number.held { screen.add(words.judgedInterval(held)) }
    addPossible(traced)
  }

  private mutating func addCounted(_ traced: TraceContent) {
    var table = TextTable([.left, .left, .left, .right], elastic: 0)
    table.append([TraceHeading.parcel, .unit, .use, .area].map { .init(words.text($0), .faint) })
    if let opening = traced.trace.opening { table.append(line(words.text(TraceHeading.opening), opening)) }
    for parcel in traced.counted.prefix(listed) { table.append(row(parcel)) }
    let rest = traced.counted.dropFirst(listed)
    if !rest.isEmpty { table.append(line(words.furtherParcels(rest.count), rest.map(\.area).sum())) }
    if traced.withheld.parcels > 0 {
      table.append(line(words.withheldParcels(traced.withheld.parcels), traced.withheld.area))
    }
    for land in traced.trace.declared {
      table.append(
        row(words.name(of: land.source), unit: content.unit(atRow: land.unit), use: nil, land.area))
    }
    table.append([
      .init(words.text(TraceHeading.sum), .bold), .init(""), .init(""),
      .init(words.squareMetresValue(traced.trace.sum), .bold),
    ])
    screen.lines += table.lines(screen.style)
  }

  private mutating func addPossible(_ traced: TraceContent) {
    guard !traced.trace.possible.isEmpty else { return }
    screen.add(words.text(TraceHeading.possible) + ":")
    var table = TextTable([.left, .left, .left, .right, .left], elastic: 4)
    for parcel in traced.possible.prefix(listed) {
      table.append(row(parcel) + [.init(parcel.dispute.map { words.text($0) } ?? "", .faint)])
    }
    let rest = traced.possible.dropFirst(listed)
    if !rest.isEmpty { table.append(line(words.furtherParcels(rest.count), rest.map(\.area).sum())) }
    let withheld = traced.withheldPossible
    if withheld.parcels > 0 { table.append(line(words.withheldParcels(withheld.parcels), withheld.area)) }
    screen.lines += table.lines(screen.style)
  }

  private func row(_ parcel: TraceContent.Parcel) -> [TextTable.Cell] {
    let name = parcel.id.map { SafeText.value($0) } ?? "#\(parcel.row)"
    return row(
      name + (parcel.isWhole ? "" : " " + words.partOfParcel), unit: parcel.unit, use: parcel.use, parcel.area)
  }

  private func row(_ name: String, unit: UnitID?, use: String?, _ area: Area) -> [TextTable.Cell] {
    [
      .init(name), .init(unit.map { SafeText.value(content.shortName(of: $0)) } ?? ""),
      .init(use.map { SafeText.value($0) } ?? ""), .init(words.squareMetresValue(area)),
    ]
  }

  private func line(_ name: String, _ area: Area) -> [TextTable.Cell] { row(name, unit: nil, use: nil, area) }
}

extension ReportContent {
  /// The unit at a row of the register; nil for −1.
  func unit(atRow row: Int32) -> UnitID? {
    let units = register?.units ?? []
    return units.indices.contains(Int(row)) ? units[Int(row)].id : nil
  }
}
