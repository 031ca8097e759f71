import ArgumentParser

/// What a shell offers for arguments, where that does not depend on the data.
extension CompletionKind {
  static var plan: CompletionKind { .file(extensions: ["yaml", "yml"]) }

  static var parcels: CompletionKind { .file(extensions: parcelEndings) }

  static var parcelsOrPlan: CompletionKind { .file(extensions: parcelEndings + ["yaml", "yml"]) }

  /// The ordinary ones; a plan may have others.
  static var periods: CompletionKind { .list(["2021-2025", "2026-2030"]) }

  static var textEncodings: CompletionKind { .list(["tcvn3", "vni", "windows-1258", "utf-8-twice", "utf-8"]) }

  private static var parcelEndings: [String] { ["geojson", "json", "geojsonl", "geojsons", "ndjson", "gz"] }
}
