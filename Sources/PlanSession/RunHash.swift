import Foundation
import Geometry
import LandUse
import PlanFormats

/// One hash over everything that decides a result: the inputs' bytes and what was asked. Not the number of threads.
struct RunHash {
  let text: String

  init(plan: Plan, inputs: [SessionInput], request: SessionRequest) {
    var lines = ["landplan " + PlanSession.version, plan.id, plan.crs, plan.operation ?? ""]
    lines += inputs.map { "\($0.role.rawValue) \($0.sha256)" }
    lines.append("gaps \(request.looksAtGaps)")
    lines.append("period \(request.period ?? "")")
    lines.append("min-overlap \(plan.thresholds.minOverlap.squareMillimetres)")
    if request.projectsExactly { lines.append("exact-projection") }
    if case .files(let files) = request.source {
      lines.append("crs \(files.crs ?? "") \(files.targetCRS ?? "") \(files.boundaryCRS ?? "")")
      lines.append("fields \(files.mapping)")
      if let encoding = files.textEncoding { lines.append("text \(encoding)") }
    }
    text = TableDigest.sha256(of: Data(lines.joined(separator: "\n").utf8))
  }
}
