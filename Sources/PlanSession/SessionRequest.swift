public import Geometry
import LandUse
public import PlanFormats

/// What a run is asked to do: a plan file, or GeoJSON files with what flags say about them.
public struct SessionRequest: Sendable {
  public enum Source: Sendable {
    case plan(path: String)
    case files(FileSource)
  }

  public var source: Source
  /// Where `GeoData` lies; nil looks in the documented places.
  public var geoData: String?
  /// Gaps, parts outside the boundary and the identities: the costly half of the coverage.
  public var looksAtGaps: Bool
  /// Which period's stocks are asked for; nil takes all of the plan's.
  public var period: String?
  /// A number to be traced to the parcels that add up to it; nil for none.
  public var traced: TracedNumber?
  /// Overrides the plan's threshold.
  public var minOverlap: Area?
  /// Every position by PROJ itself, none by polynomials held against it.
  public var projectsExactly: Bool
  /// The matrices of change of use between the days of the plan.
  public var asksTransitions = false
  public var threads: Int

  public init(source: Source, threads: Int) {
    self.source = source
    self.threads = threads
    looksAtGaps = true
    projectsExactly = false
  }
}

/// GeoJSON files without a plan, and what the flags say.
public struct FileSource: Sendable {
  public var paths: [String]
  /// `--crs`: overrides what the files say.
  public var crs: String?
  /// `--target-crs`: needed when the files are geographic.
  public var targetCRS: String?
  public var mapping: FieldMapping
  /// `--boundary`: a GeoJSON file whose polygons together are the outline.
  public var boundary: String?
  /// `--boundary-crs`: overrides what that file says.
  public var boundaryCRS: String?
  /// `--text-encoding`: the id of the encoding of the files' text; nil for Unicode.
  public var textEncoding: String?

  public init(paths: [String], mapping: FieldMapping) {
    self.paths = paths
    self.mapping = mapping
  }
}

/// Where a run stands; told about once every so often.
public struct SessionProgress: Sendable {
  public enum Phase: String, Sendable, CaseIterable {
    case read, points, project, validity, match, node, faces, overlaps, gaps, units, sums, check, write
  }
  public var phase: Phase
  /// Done and all, in the phase's own measure (bytes for reading, rows else); `total` 0 when not known.
  public var done: Int
  public var total: Int

  public init(phase: Phase, done: Int, total: Int) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}
