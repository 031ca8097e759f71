import Foundation
import ParcelDrawing

let usage = """
  usage: generate N FOLDER [--seed S] [--faults] [--jitter METRES]
    Draws a layer of N parcels (500 to 10000000) into FOLDER: parcels_4326.geojson, districts.geojson and truth.json,
    what is to be found in it. Memory does not grow with N; ten million parcels take some 6 GB of disk.
    --seed      another drawing (default 7); the same options give the same bytes
    --faults    plants overlaps, gaps and spoiled records
    --jitter    moves each parcel's vertices by themselves (normal, so many metres), as if each had been digitised apart;
                truth.json is then made by Tools/Benchmarks/truth.py

  """

func fail(_ message: String, code: Int32) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(code)
}

func drawing(_ arguments: ArraySlice<String>) -> (ParcelDrawing, folder: String) {
  var rest = arguments
  var plain: [String] = []
  var seed: UInt64 = 7
  var hasFaults = false
  var jitter = 0.0
  func value<Value: LosslessStringConvertible>(_ name: String) -> Value {
    guard let value = rest.popFirst().flatMap({ Value($0) }) else { fail("\(name) needs a value\n" + usage, code: 64) }
    return value
  }
  while let argument = rest.popFirst() {
    switch argument {
    case "--help", "-h":
      print(usage, terminator: "")
      exit(0)
    case "--seed": seed = value(argument)
    case "--faults": hasFaults = true
    case "--jitter": jitter = value(argument)
    case _ where argument.hasPrefix("-"): fail("\(argument) is not an option\n" + usage, code: 64)
    default: plain.append(argument)
    }
  }
  guard plain.count == 2, let parcels = Int(plain[0]), (ParcelDrawing.fewestParcels...10_000_000).contains(parcels),
    jitter >= 0, jitter <= 5
  else { fail(usage, code: 64) }
  return (ParcelDrawing(parcels: parcels, seed: seed, hasFaults: hasFaults, jitter: jitter), plain[1])
}

do {
  let (drawing, folder) = drawing(CommandLine.arguments.dropFirst())
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  print("\(try drawing.write(to: folder)) features in \(folder)")
} catch {
  fail("\(error)", code: 73)
}
