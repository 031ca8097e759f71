import Foundation
import Geometry
import LandUse

extension PlanMapping {
  /// `0.05 m`: a number, a space, metres; zero or more.
  func length(_ key: String) -> Length? {
    guard let text = text(key, allowed: ["0.05 m"]) else { return nil }
    let parts = text.split(separator: " ")
    guard parts.count == 2, parts[1] == "m", let number = try? DecimalText(String(parts[0]), declared: .point),
      let metres = Double(number.plain), metres.isFinite
    else {
      log.add(.wrongType, at: place(of: key), found: text, allowed: ["0.05 m"])
      return nil
    }
    guard !number.isNegative else {
      log.add(.negative, at: place(of: key), found: text, allowed: ["≥ 0 m"])
      return nil
    }
    return .metres(metres)
  }
}
