import LandUse
import Testing

@Suite("Edit distance") struct EditDistanceTests {
  /// The examples of the literature: kitten–sitting (Levenshtein), ca–abc (where the optimal string alignment needs 3 and
  /// unrestricted swaps 2).
  @Test(arguments: [
    ("kitten", "sitting", 3, 3), ("ca", "abc", 3, 3), ("ab", "ba", 2, 1), ("LUC", "LCU", 2, 1), ("", "abc", 3, 3),
    ("abc", "", 3, 3), ("", "", 0, 0), ("SKK", "SKK", 0, 0), ("abcdef", "badcfe", 4, 3),
  ])
  func `it counts the fewest changes, swaps where they are asked for`(a: String, b: String, plain: Int, swapped: Int) {
    for (first, second) in [(a, b), (b, a)] {
      #expect(EditDistance.between(Array(first), Array(second)) == plain)
      #expect(EditDistance.between(Array(first), Array(second), countsSwaps: true) == swapped)
    }
  }
}
