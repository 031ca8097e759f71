import Foundation
import Testing

@Suite("landplan trace") struct TraceCommandTests {
  private func trial() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    return scratch
  }

  @Test func `the rows of the table add up to the number, in JSON as in CSV`() throws {
    let scratch = try trial()
    let json = try scratch.command.run(["trace", "plan.yaml", "--code", "NNP", "--unit", "901", "--json", "-"])
    #expect(json.status == 0)
    let root = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let traces = try #require(root["traces"] as? [[String: Any]])
    #expect(!traces.isEmpty)
    let csv = try scratch.command.run(["trace", "plan.yaml", "--code", "NNP", "--unit", "901", "--csv", "-"]).text
    let lines = csv.split(separator: "\r\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    for trace in traces {
      let sum = try #require(trace["sumM2"] as? Double)
      let parcels = try #require(trace["parcels"] as? [[String: Any]])
      #expect(!parcels.isEmpty)
      let parts = parcels.compactMap { $0["areaM2"] as? Double } + [trace["withheldM2"] as? Double ?? 0]
      #expect(abs(parts.reduce(0, +) - sum) < 1e-3)
      let day = try #require(trace["asOf"] as? String)
      let rows: [Double] = lines.filter { $0[0] == day && $0[3] != "possible" }.compactMap { Double($0[8]) }
      #expect(abs(rows.reduce(0, +) - sum) < 1e-3)
    }
  }

  @Test func `wrong codes and units name what there is, in both languages`() throws {
    let scratch = try trial()
    let code = try scratch.command.run(["trace", "plan.yaml", "--code", "ABC", "--lang", "en"])
    #expect(code.status == 64)
    #expect(code.errors.contains("no code or group “ABC”") && code.errors.contains("LUA"))
    let unit = try scratch.command.run(["trace", "plan.yaml", "--code", "LUA", "--unit", "777", "--lang", "vi"])
    #expect(unit.status == 64)
    #expect(unit.errors.contains("Không có đơn vị “777”"))
  }

  @Test func `a list is cut on the screen and its rest summed`() throws {
    let scratch = try trial()
    let text = try scratch.command.run(
      ["trace", "plan.yaml", "--code", "NNP", "--unit", "901", "--rows", "0", "--lang", "en"]
    ).text
    #expect(text.contains("further part"))
    #expect(text.contains("Sum"))
    #expect(try scratch.command.run(["trace", "plan.yaml", "--code", "NNP", "--rows", "-1"]).status == 64)
  }
}
