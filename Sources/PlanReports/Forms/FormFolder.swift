public import LandUse
import PlanFormats
public import PlanSession

/// Writes the files of a draft into a folder that is new.
public struct FormFolder {
  private let draft: PlanDraft
  private let language: Language

  public init(_ draft: PlanDraft, _ language: Language) {
    self.draft = draft
    self.language = language
  }

  /// plan.yaml and its tables; all of them or none.
  ///
  /// - Parameter folder: made with `replaces: false`.
  /// - Returns: the names of the files.
  /// - Throws: `OutputError`.
  public func write(to folder: OutputFolder) throws -> [String] {
    let layers = draft.layers.map { Self.seen(from: folder.path, $0) }
    try folder.write("plan.yaml") { $0.write(PlanForm(draft: draft, language: language, layers: layers).text) }
    let forms = PlanForms(draft: draft, language: language)
    try folder.write("units.csv") { forms.units.write(to: $0, in: language) }
    try folder.write("quotas.csv") { forms.quotas.write(to: $0, in: language) }
    try folder.write("baseline.csv") { forms.baseline.write(to: $0, in: language) }
    try folder.write("projects.csv") { forms.projects.write(to: $0, in: language) }
    try folder.handOver()
    return folder.names
  }

  private static func seen(from folder: String, _ layer: LayerSource) -> LayerSource {
    var layer = layer
    layer.file = relative(layer.path, from: folder)
    return layer
  }

  /// The way from a folder to a file, both with links resolved.
  static func relative(_ path: String, from folder: String) -> String {
    guard let file = FileTree.resolved(path), let folder = FileTree.resolved(folder) else { return path }
    let (to, from) = (file.split(separator: "/"), folder.split(separator: "/"))
    let common = zip(to, from).prefix { $0 == $1 }.count
    return (from.dropFirst(common).map { _ in ".." } + to.dropFirst(common)).joined(separator: "/")
  }
}
