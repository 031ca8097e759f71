import Foundation
import Testing

@Suite("landplan balance") struct BalanceCommandTests {
  private func trial() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    return scratch
  }

  @Test func `room is what the quota leaves of the held area, in JSON as in CSV`() throws {
    let scratch = try trial()
    let json = try scratch.command.run(["balance", "plan.yaml", "--json", "-"])
    #expect(json.status == 0, "\(json.errors)")
    let root = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let rooms = try #require(root["room"] as? [[String: Any]])
    #expect(!rooms.isEmpty)
    for room in rooms {
      let required = try #require(room["requiredHa"] as? Double)
      let held = try #require(room["heldMinHa"] as? Double)
      let isCeiling = room["operator"] as? String == "max"
      #expect(room["direction"] as? String == (isCeiling ? "more" : "less"))
      let found = room[isCeiling ? "roomMaxHa" : "roomMinHa"] as? Double
      let expected = isCeiling ? required - held : held - required
      #expect(abs((found ?? .nan) - expected) < 1e-9, "\(room)")
    }
    let csv = try scratch.command.run(["balance", "plan.yaml", "--csv", "-"]).text
    #expect(csv.split(separator: "\r\n").count == rooms.count + 1)
  }

  @Test func `the screen tells what the signs mean, in both languages`() throws {
    let scratch = try trial()
    let english = try scratch.command.run(["balance", "plan.yaml", "--all", "--lang", "en"]).text
    #expect(english.contains("Room left (ha)") && english.contains("may still be added"))
    let vietnamese = try scratch.command.run(["balance", "plan.yaml", "--unit", "901", "--lang", "vi"]).text
    #expect(vietnamese.contains("Còn lại (ha)") && vietnamese.contains("còn được thêm"))
    #expect(try scratch.command.run(["balance", "plan.yaml", "--unit", "777"]).status == 64)
  }
}
