import Geometry
public import LandUse
import PlanChecks
public import PlanFormats
import PlanSession
import PlanWords

/// `report.json`, schema `landplan-report/1`. Readers ignore keys they do not know; keys are never taken away.
///
/// Areas named `…M2` are plane areas in the plan CRS, from whole square millimetres; `…Ha` are hectares. A key that
/// does not apply is null, never 0. Sentences (`message`, `reason`, `because`) are in `plan.language`.
///
/// - `schema`; `tool` {name, version}; `banner`: the banner of illustrative data, null for real data.
/// - `plan` {id, title, unitRegister, stockDates[], judgedOn, language, crs, runHash, fictitious, gapsLookedFor,
///   confidentialIncluded}. `unitRegister` is the register's date, null where units are only what parcels name;
///   `gapsLookedFor` is false with `--no-gaps` and without a boundary.
/// - `inputs[]` {role, file, sha256, features, crs, source, scale, transformation {name, accuracyM, targetCRS,
///   areaOfUse, polynomials {largestDeviationM, independentPoints, points, pointsByPROJ} or null} or null}. `scale` is
///   the denominator of the map scale; `polynomials` is null where every position was projected by PROJ itself.
/// - `fields[]` {layer, file, notes[]}: which field was taken for what.
/// - `notices[]`: sentences: what the readers of tables had to say, and what the results rest on without proof.
/// - `coverage[]` {layer, asOf, content, parcels, leftOut, leftOutM2, insertedVertices, insertedVertexM2,
///   insertedVertexAbsoluteM2, insertedVertexBoundaryM2, overlapPairs, overlapAreaM2, overlapPairsBelow,
///   overlapAreaBelowM2, duplicates, piledUp, piledUpM2, gaps, gapAreaM2, gapsBelow, gapAreaBelowM2, outsideAreaM2,
///   boundaryAreaM2, boundaryEllipsoidalM2, parcelSumM2, undecidedM2, multiplicity[] {k, inM2, outM2}, closureM2}.
///   Overlaps and gaps are those larger than the plan's `minOverlap`; `…Below` holds those up to it. `duplicates` are
///   parcels with the shape of one before them, their pairs counted among the overlaps; `piledUp` are parcels in piles,
///   whose pairs are not, and whose land is in no `multiplicity`. `boundaryEllipsoidalM2` is the outline on the
///   ellipsoid, a cross-check of the plane. `insertedVertices` were inserted on long edges of parcels and boundary that
///   neighbours share in the system they were born in; `insertedVertexM2` is what that adds to the parcels' areas in
///   the coverage, in sum and by the size of each change, `insertedVertexBoundaryM2` what it adds to the boundary's.
///   `parcelSumM2`, `boundaryAreaM2` and all tables are of parcels and boundary as given.
/// - `areas[]` {unit, unitName, level, category, known, asOf, parcels, areaM2, heldMinM2, heldMaxM2, areaHa}.
/// - `roundings[]` {asOf, unit, category, exactM2, nearestHa, roundedHa}: numbers of the tables that are not the
///   nearest hundredth of a hectare, so that the tables add up. `unit` is null for all units together and for land in
///   none; `category` is null for totals and for unknown uses.
/// - `quotas[]` {id, unit, unitName, level, category, group, asOf, judgedOn, operator, basis, requiredHa, heldMinHa,
///   heldMaxHa, marginHa, verdict, nearLimit, reason, disputesHa {}, authority, citation, verified, fictitious}.
/// - `projects`, `capital`: only where the plan has them; as `ProjectsJSON` says.
/// - `checks[]` {code, name, status, examined, excluded, findings, because}.
/// - `findings[]` {id, code, severity, message, subjects[] {kind, …}, measures[] {name, value, unit, limit}, details
///   {}, place {x, y, crs}, parts[] {subjects[], measures[], details {}, place}, origin {file, feature, byte},
///   origins[], withheld, fictitious}. `place` is a position within the fault; its shape is in `findings.geojson`.
///   `parts` are what the finding is made of: shares by unit, the worst of many, the further faults of one shape.
///   `withheld` findings concern confidential land; their ids are numbers of this run (`COV201-withheld-1`), the
///   others stay the same from run to run.
public struct ReportJSON {
  static let schema = "landplan-report/1"

  let content: ReportContent
  let json: JSONWriter

  public init(_ content: ReportContent, to file: OutputFile) {
    self.init(content, within: JSONWriter(to: file, pretty: true))
  }

  /// Goes on within a report that was begun.
  init(_ content: ReportContent, within json: JSONWriter) {
    self.content = content
    self.json = json
  }

  public func write() {
    json.object {
      writeHead()
      json.list("inputs", content.result.inputs, write)
      json.list("fields", content.result.notes, write)
      json.list("notices", content.notices) { json.string($0) }
      json.key("coverage")
      json.array { for (layer, facts) in zip(content.result.snapshot.layers, content.coverage) { write(layer, facts) } }
      json.list("areas", content.result.areas, write)
      json.list("roundings", content.result.roundings, write)
      json.list("quotas", content.balances, write)
      ProjectsJSON(report: ProjectReport(content), json: json).writeParts()
      json.list("checks", content.result.checks, write)
      json.key("findings")
      json.array { writeFindings() }
    }
  }

  /// `quotas` alone, with the head: what `landplan quota --json` gives.
  public func writeQuotas(_ balances: [QuotaBalance]) {
    json.object {
      writeHead()
      json.list("quotas", balances, write)
    }
  }

  func member(_ key: String, area: Area?) { json.memberOrNull(key, area?.squareMetres) }
  func member(_ key: String, hectares area: Area?) { json.memberOrNull(key, area?.hectares) }

  func writeHead() {
    let plan = content.plan
    json.documentHead(schema: Self.schema, toolVersion: content.options.toolVersion)
    json.member("banner", content.banner)
    json.key("plan")
    json.object {
      json.member("id", plan.id)
      json.member("title", content.title)
      json.member("unitRegister", content.registerDate?.description)
      json.list("stockDates", content.result.days.compactMap { $0 }) { json.string($0.description) }
      json.member("judgedOn", plan.judgedOn?.description)
      json.member("language", content.words.language.rawValue)
      json.member("crs", plan.crs)
      json.member("runHash", content.result.runHash)
      json.member("fictitious", content.isFictitious)
      json.member("gapsLookedFor", content.gapsWereLookedFor)
      json.member("confidentialIncluded", content.options.includesConfidential)
    }
  }

  private func write(_ input: SessionInput) {
    json.object {
      json.member("role", input.role.rawValue)
      json.member("file", input.file)
      json.member("sha256", input.sha256)
      json.memberOrNull("features", input.features)
      json.member("crs", input.transformation?.sourceCRS)
      json.member("source", input.source)
      json.memberOrNull("scale", input.scale)
      json.key("transformation")
      guard let transformation = input.transformation, let name = transformation.name else { return json.null() }
      json.object {
        json.member("name", name)
        json.memberOrNull("accuracyM", transformation.accuracy?.metres)
        json.member("targetCRS", transformation.targetCRS)
        json.member("areaOfUse", transformation.areaOfUse)
        write(transformation.certificate)
      }
    }
  }

  private func write(_ certificate: ProjectionCertificate?) {
    json.key("polynomials")
    guard let certificate, certificate.pointsByPolynomial > 0 else { return json.null() }
    json.object {
      json.memberOrNull("largestDeviationM", certificate.largestDeviation.metres)
      json.memberOrNull("independentPoints", certificate.independentPoints)
      json.memberOrNull("points", certificate.pointsByPolynomial)
      json.memberOrNull("pointsByPROJ", certificate.pointsByPROJ)
    }
  }

  private func write(_ notes: LayerNotes) {
    json.object {
      json.member("layer", notes.layer)
      json.member("file", notes.file)
      json.list("notes", notes.notes) { json.string(content.sentence($0)) }
    }
  }
}

extension JSONWriter {
  /// What every document of ours begins with.
  func documentHead(schema: String, toolVersion: String) {
    member("schema", schema)
    key("tool")
    object {
      member("name", "landplan")
      member("version", toolVersion)
    }
  }

  func list<Element>(_ key: String, _ elements: [Element], _ write: (Element) -> Void) {
    self.key(key)
    array { for element in elements { write(element) } }
  }

  func memberOrNull(_ name: String, _ value: Double?) {
    key(name)
    value.map { number($0) } ?? null()
  }

  func memberOrNull(_ name: String, _ value: Int?) {
    key(name)
    value.map { integer($0) } ?? null()
  }
}
