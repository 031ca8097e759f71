import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import Synchronization
import TestSupport
import Testing

@Suite("A run while it lasts") struct RunningTests {
  @Test func `a run that is cancelled ends with that`() async throws {
    let plan = try SmallPlan(whole: SmallPlan.rural)
    let task = Task { try await plan.run() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `progress goes from reading to checking and never beyond its total`() async throws {
    let plan = try SmallPlan(whole: SmallPlan.rural)
    var request = SessionRequest(source: .plan(path: try plan.write()), threads: 2)
    request.geoData = SharedData.geoData("").path
    let told = Mutex<[SessionProgress]>([])
    _ = try await PlanSession.run(request) { progress in told.withLock { $0.append(progress) } }
    let steps = told.withLock { $0 }
    let order = SessionProgress.Phase.allCases
    let phases = steps.compactMap { order.firstIndex(of: $0.phase) }
    #expect(phases == phases.sorted())
    #expect(steps.first?.phase == .read || steps.first?.phase == .project)
    #expect(steps.last?.phase == .check)
    #expect(steps.allSatisfy { $0.total == 0 || $0.done <= $0.total })
  }
}

@Suite("The hash of a run") struct RunHashTests {
  private func plan() throws -> SmallPlan {
    var plan = try SmallPlan(whole: SmallPlan.rural)
    plan.quotas = ["q,LUA,A1,2025,4,min"]
    plan.unparcelled = ["A1,DGT,1"]
    return plan
  }

  @Test func `equal input has one hash, in any folder and with any number of threads`() async throws {
    let first = try await plan().run()
    let second = try await plan().run(threads: 4)
    #expect(first.runHash.count == 64)
    #expect(first.runHash == second.runHash)
  }

  @Test func `every byte that decides the result changes it`() async throws {
    let changes: [(String, (inout SmallPlan) -> Void)] = [
      ("nothing", { _ in }),
      ("a quota", { $0.quotas = ["q,LUA,A1,2025,4.0,min"] }),
      ("a table", { $0.unparcelled = ["A1,DGT,1.1"] }),
      ("the units", { $0.units += "\n" }),
      ("the plan", { $0.more = ["# a word"] }),
      ("a parcel", { $0.layers[0].features.removeLast() }),
      ("a boundary", { $0.boundaries?.append(SmallPlan.boundary("A", 0, 0, 400, 200)) }),
    ]
    var hashes: Set<String> = []
    for (name, change) in changes {
      var plan = try plan()
      change(&plan)
      #expect(hashes.insert(try await plan.run().runHash).inserted, "\(name)")
    }
  }

  @Test func `every flag that decides the result changes it`() async throws {
    let plan = try plan()
    var hashes: Set<String> = []
    for (name, adjust) in [
      ("nothing", { _ in }), ("gaps", { $0.looksAtGaps = false }), ("a period", { $0.period = "one" }),
      ("the least overlap", { $0.minOverlap = .squareMetres(2) }),
      ("the way of projecting", { $0.projectsExactly = true }),
    ] as [(String, (inout SessionRequest) -> Void)] {
      #expect(hashes.insert(try await plan.run(adjust).runHash).inserted, "\(name)")
    }
  }

  @Test func `files without a plan: parcels, order and flags are all in it`() async throws {
    let folder = try TrialFolder()
    let parcels = collection([square(590_000, 2_270_000, 100, #""use":"LUA","code":"SKK""#)])
    let a = try folder.write("a.geojson", parcels)
    let b = try folder.write("b.geojson", collection([square(590_200, 2_270_000, 100, #""use":"LUA""#)]))
    func hash(_ paths: [String], _ adjust: (inout FileSource) -> Void = { _ in }) async throws -> String {
      var source = FileSource(paths: paths, mapping: FieldMapping())
      adjust(&source)
      var request = SessionRequest(source: .files(source), threads: 2)
      request.geoData = SharedData.geoData("").path
      return try await PlanSession.run(request).runHash
    }
    let copy = try folder.write("copy.geojson", parcels)
    #expect(try await hash([a]) == hash([a]))
    let hashes = [
      try await hash([a]), try await hash([b]), try await hash([a, b]), try await hash([b, a]),
      try await hash([a]) { $0.mapping.uses = [FieldMapping.Use(field: "code")] },
      try await hash([a]) { $0.targetCRS = "EPSG:3405" }, try await hash([a]) { $0.crs = "EPSG:5897" },
      try await hash([a]) { $0.boundary = copy }, try await hash([a, copy]),
    ]
    #expect(Set(hashes).count == hashes.count)
  }
}
