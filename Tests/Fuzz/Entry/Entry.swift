// What libFuzzer calls. Linked by hand in Tools/fuzz: SwiftPM renames `main`, which libFuzzer brings along.
import FuzzTargets
import Glibc

private let target = getenv("LANDPLAN_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  target?.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
