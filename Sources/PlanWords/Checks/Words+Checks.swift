public import PlanChecks

/// What `landplan explain` prints about a check.
public struct CheckExplanation: Sendable, Hashable {
  public struct MeasureLine: Sendable, Hashable {
    public var name: String
    public var unit: String
    public var meaning: String
  }

  public var code: CheckCode
  /// `parcel-overlap`.
  public var name: String
  public var title: String
  public var severity: String
  public var finds: String
  public var matters: String
  public var measures: [MeasureLine]
  public var needs: [CheckCode]
  public var doesNotFind: String
  public var source: String
}

extension Words {
  /// The check's title; its name where no words are known for it.
  public func title(of info: CheckInfo) -> String { KnownCheck(info.code).map { say($0.text.title) } ?? info.name }

  /// The meaning of a measure; its name where no words are known for it.
  public func meaning(ofMeasure name: String) -> String {
    MeasureName(rawValue: name).map { text($0) } ?? QuotaMeasureName(rawValue: name).map { text($0) }
      ?? ProjectMeasureName(rawValue: name).map { text($0) } ?? name
  }

  public func explanation(of info: CheckInfo) -> CheckExplanation {
    let words = KnownCheck(info.code)?.text
    return CheckExplanation(
      code: info.code, name: info.name, title: title(of: info), severity: text(info.severity),
      finds: words.map { say($0.finds) } ?? "", matters: words.map { say($0.matters) } ?? "",
      measures: info.measures.map {
        CheckExplanation.MeasureLine(name: $0.name, unit: unit($0.unit), meaning: meaning(ofMeasure: $0.name))
      },
      needs: info.needs, doesNotFind: words.map { say($0.doesNotFind) } ?? "",
      source: words.map { say($0.source) } ?? info.source)
  }

  /// The explanation as plain text, a paragraph a heading; lines are not wrapped.
  public func explanationText(of info: CheckInfo) -> String {
    let explanation = explanation(of: info)
    var lines = ["\(explanation.code) \(explanation.name) – \(explanation.title) (\(explanation.severity))", ""]
    func add(_ heading: CheckHeading, _ body: String) { lines.append("\(text(heading)): \(body)") }
    add(.whatItFinds, explanation.finds)
    add(.whyItMatters, explanation.matters)
    if explanation.measures.isEmpty {
      add(.measured, say("không có", "none"))
    } else {
      lines.append("\(text(CheckHeading.measured)):")
      lines += explanation.measures.map { "  \($0.name) [\($0.unit)]: \($0.meaning)" }
    }
    add(
      .needs,
      explanation.needs.isEmpty ? say("không", "nothing") : explanation.needs.map(\.text).joined(separator: ", "))
    add(.doesNotFind, explanation.doesNotFind)
    add(.source, explanation.source)
    return lines.joined(separator: "\n") + "\n"
  }
}
