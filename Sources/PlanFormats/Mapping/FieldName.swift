import Foundation
import LandUse

/// Names of fields as people vary them.
enum FieldName {
  /// Lower case without diacritics, only letters and digits: `Số_hiệu tờ BĐ` → `sohieutobd`. Independent of the locale.
  static func folded(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in name.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      if scalar == "đ" || scalar == "ð" {
        folded.append("d")
      } else if scalar.properties.generalCategory != .nonspacingMark, scalar.properties.isAlphabetic || isDigit(scalar)
      {
        folded.append(scalar)
      }
    }
    return String(folded)
  }

  /// The folded words of a name: parted by signs, digits and capitals (`SDTChuHo_2` → sdt, chu, ho).
  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
      let folded = Self.folded(word)
      if !folded.isEmpty { words.append(folded) }
      word = ""
    }
    let characters = Array(name.precomposedStringWithCanonicalMapping)
    for (index, character) in characters.enumerated() {
      guard character.isLetter else {
        end()
        continue
      }
      let before = index > 0 ? characters[index - 1] : " "
      let after = index + 1 < characters.count ? characters[index + 1] : " "
      if character.isUppercase, before.isLowercase || (before.isUppercase && after.isLowercase) { end() }
      word.append(character)
    }
    end()
    return words
  }

  /// A name of ten characters may be what a DBF table left of a longer one.
  static func mayBeTruncated(_ name: String) -> Bool { name.unicodeScalars.count == 10 }

  /// `use_2025` → (`use`, 2025). Nil without a year of 1990…2100 at the end of a folded name.
  static func splittingYear(_ folded: String) -> (stem: String, year: Int)? {
    guard folded.count > 4, let year = Int(folded.suffix(4)), (1990...2100).contains(year) else { return nil }
    return (String(folded.dropLast(4)), year)
  }

  /// Names ordered by their likeness to one that was asked for: by edit distance of the folded names, then as given.
  static func closestFirst(_ names: [String], to wanted: String) -> [String] {
    let target = Array(folded(wanted).unicodeScalars)
    return names.enumerated()
      .map {
        (
          distance: EditDistance.between(Array(folded($0.element).unicodeScalars), target), index: $0.offset,
          name: $0.element
        )
      }
      .sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .map(\.name)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
