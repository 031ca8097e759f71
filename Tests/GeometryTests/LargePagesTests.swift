import Geometry
import Testing

@Suite("Columns in large pages") struct LargePagesTests {
  /// 48 MB of eight bytes each: above the size from which large pages are asked for.
  private static let many = 6_000_000

  @Test func `a reserved column keeps its values and grows in place`() {
    var column = [1.5, 2.5]
    column.reserveInLargePages(Self.many)
    #expect(column == [1.5, 2.5])
    #expect(column.capacity >= Self.many)
    let start = column.withUnsafeBufferPointer { $0.baseAddress }
    for value in 2..<Self.many { column.append(Double(value)) }
    #expect(column.withUnsafeBufferPointer { $0.baseAddress } == start)
    #expect(column[0] == 1.5 && column[Self.many - 1] == Double(Self.many - 1))
  }

  @Test func `less room than there is changes nothing`() {
    var column = Array(0..<1000)
    let capacity = column.capacity
    column.reserveInLargePages(10)
    column.reserveAbout(10)
    #expect(column.capacity == capacity && column == Array(0..<1000))
  }

  @Test func `an estimate gets a third more`() {
    var column: [UInt8] = []
    column.reserveAbout(3000)
    #expect(column.capacity >= 4000)
  }

  @Test(arguments: [0, 1, 5, 6_000_000]) func `repeated and filled columns hold what they should`(count: Int) {
    let repeated: [Int] = .inLargePages(repeating: 7, count: count)
    #expect(repeated.count == count && repeated.allSatisfy { $0 == 7 })
    let filled: [Int] = .inLargePages(count: count) { room in
      for place in room.indices { room.initializeElement(at: place, to: place) }
    }
    #expect(filled.elementsEqual(0..<count))
    #expect([Int].inLargePages(filled[...].dropFirst()) == Array(filled.dropFirst()))
  }

  @Test(arguments: [1, 2, 7]) func `parts are joined in their order, on any number of threads`(threads: Int) {
    let parts = [[1, 2], [], [3], Array(4...9_000), [], [9_001]]
    #expect([Int].joining(parts, threads: threads) == Array(1...9_001))
    #expect([Int].joining([], threads: threads) == [])
    #expect([Int].joining([[], []], threads: threads) == [])
    #expect([Int].joining([[4]], threads: threads) == [4])
  }
}
