import PlanChecks

extension FindingReader {
  var idleVertices: String {
    switch kind {
    case "repeated-points":
      let number = words.numbers.integer(count("repeatedPoints"))
      return say(
        "\(parcels): \(number) tọa độ lặp lại tọa độ ngay trước nó.",
        "\(parcels): \(words.counted(count("repeatedPoints"), "position")) \(repeats) the one before.")
    case "many-repeated-points":
      let number = words.numbers.integer(count("repeatedPoints"))
      let rows = words.numbers.integer(count("parcels"))
      return say(
        "\(rows) thửa đất có tọa độ lặp lại tọa độ ngay trước nó, tổng cộng \(number) tọa độ.",
        "\(rows) parcels have positions that repeat the one before, \(number) in all.")
    default: return spikes
    }
  }

  private var repeats: String { count("repeatedPoints") == 1 ? "repeats" : "repeat" }

  private var spikes: String {
    let (length, width) = (figure("spikeLength"), figure("spikeWidth"))
    let number = words.numbers.integer(count("spikes"))
    return count("spikes") == 1
      ? say(
        "\(parcels): đường bao có gai dài \(length), rộng \(width).",
        "\(parcels): the boundary has a spike, \(length) long and \(width) wide.")
      : say(
        "\(parcels): đường bao có \(number) gai, gai dài nhất dài \(length), rộng \(width).",
        "\(parcels): the boundary has \(number) spikes, the longest \(length) long and \(width) wide.")
  }

  var coarseCoordinates: String {
    let decimals = words.numbers.integer(count("decimals"))
    let file = words.shown(finding.detail("file") ?? "")
    let step = figure("step")
    return say(
      "Tệp \(file) ghi tọa độ với \(decimals) chữ số thập phân: một đơn vị của chữ số cuối là \(step) trên mặt đất, "
        + "lớn hơn hạn sai vị trí\(limitOfScale("step")).",
      "\(file) writes coordinates with \(words.counted(count("decimals"), "decimal")): a step of the last one is "
        + "\(step) on the ground, more than the position limit\(limitOfScale("step")).")
  }

  var sliver: String {
    say(
      "\(parcels): rộng \(figure("width")), diện tích \(figure("parcelArea")); không rộng hơn hai lần hạn sai vị trí"
        + "\(limitOfScale("width")).",
      "\(parcels): \(figure("width")) wide, \(figure("parcelArea")); no wider than twice the position limit"
        + "\(limitOfScale("width")).")
  }

  /// ` (0,07 m, tỷ lệ 1:500)`: what the measure was held against.
  private func limitOfScale(_ measure: String) -> String {
    guard let measure = finding.measure(measure), let limit = measure.limit else { return "" }
    let told = words.quantity(limit, measure.unit)
    guard let scale = finding.detail("scale").flatMap(Int.init) else { return " (\(told))" }
    let denominator = words.numbers.integer(scale)
    return say(" (\(told), tỷ lệ 1:\(denominator))", " (\(told) at 1:\(denominator))")
  }
}
