import Foundation
import SampleDrawing

let usage = """
  usage: sample --parcels N --seed S --output DIR [--variant NAME] [--crs SYSTEM] [--faults]
    Draws a schematic province of N parcels (1000 to 10000000) and writes it into DIR.
    The same options give the same bytes.
    --variant   whole (the full territory), allocations (only what changes, on a baseline), no-roads (a cadastral file
                without roads and rivers), withheld (defence land without its shape)
    --crs       wgs84 (longitude, latitude) or EPSG:5897 (VN-2000 metres)
    Variants and EPSG:5897 have a truth.json beside, with the stocks of the whole province.
    --faults    plants a fault of every kind into the whole layer (1000 to 20000 parcels); truth.json lists all that is
                to be found because of each

  """

func fail(_ message: String, code: Int32) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(code)
}

func choice<Choice: RawRepresentable<String> & CaseIterable>(_ name: String, _ value: String) -> Choice {
  guard let choice = Choice(rawValue: value) else {
    fail("\(name) \(value): one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))\n" + usage, code: 64)
  }
  return choice
}

func options(_ arguments: [String]) -> Sample {
  var parcels: Int?, seed: UInt64?, output: String?
  var variant = SampleVariant.whole, form = CoordinateForm.degrees
  var hasFaults = false
  var rest = arguments.dropFirst()
  while let name = rest.popFirst() {
    if name == "--help" || name == "-h" {
      print(usage, terminator: "")
      exit(0)
    }
    if name == "--faults" {
      hasFaults = true
      continue
    }
    guard let value = rest.popFirst() else { fail("\(name) needs a value\n" + usage, code: 64) }
    switch name {
    case "--parcels": parcels = Int(value)
    case "--seed": seed = UInt64(value)
    case "--output": output = value
    case "--variant": variant = choice(name, value)
    case "--crs": form = choice(name, value)
    default: fail("\(name) is not an option\n" + usage, code: 64)
    }
  }
  guard let parcels, (1000...10_000_000).contains(parcels), let seed, let output, !output.isEmpty else {
    fail(usage, code: 64)
  }
  if hasFaults, parcels > 20_000 || variant != .whole || form != .degrees {
    fail("--faults goes with the whole layer in degrees and at most 20000 parcels\n" + usage, code: 64)
  }
  return Sample(
    parcels: parcels, seed: seed, output: output, variant: variant, form: form, hasFaults: hasFaults)
}

do {
  let sample = options(CommandLine.arguments)
  let written = try sample.write()
  print("\(written) parcels in \(sample.output)")
} catch {
  fail("\(error)", code: 73)
}
