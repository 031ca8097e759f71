import Coverage

extension GeoJSONReader {
  /// How the features of an array are shared among threads.
  struct Sharing {
    let threads: Int
    let runSize: Int
    /// How often it may still be tried.
    var left: Int
    /// Not again before this place of the unpacked file.
    var from = 0
    /// Runs that were read apart and counted.
    var runs = 0

    /// A file that looks other than its first features once may do so again: not for every run of it.
    private static let attempts = 8

    init(_ options: Options) {
      threads = options.threads
      runSize = max(options.runSize, 1)
      left = options.threads > 1 && !options.bytesAreCharacters ? Self.attempts : 0
    }
  }

  /// At the start of a feature: whether several threads are worth the try.
  var mayShare: Bool { sharing.left > 0 && !rows.byteOffsets.isEmpty }

  /// Hands the features of the array over to several threads and goes on where they ended.
  ///
  /// The cursor stands behind the comma after a feature, before as after: rows, places and messages are as if all had
  /// been read here.
  mutating func shareFeatures() throws(ReadError) {
    let offset = scanner.window.offset(of: scanner.window.cursor)
    guard offset >= sharing.from, let source = scanner.window.source else { return }
    guard (source.storedSize - source.storedCount) * (source.isPacked ? 4 : 1) > 2 * sharing.runSize else {
      sharing.left = 0
      return
    }
    guard !scanner.window.hasFault else { return }
    let (unread, line) = (scanner.window.unread, scanner.window.line)
    // Not all of the seam may be in the window: perhaps that of the next feature is.
    guard let seam = FeatureSeam(before: scanner.window.behind, behind: unread.whole) else { return }
    sharing.left -= 1
    let input = RunInput(
      source, seam: seam, runSize: sharing.runSize, unread: Array(unread.whole) + unread.rest, offset: offset)
    let outcome = read(input)
    rows = outcome.rows
    sharing.runs += outcome.runs
    source.giveBack(outcome.rest)
    scanner.window.resume(offset: outcome.offset, line: line + outcome.lineFeeds)
    scanner.window.featureCount = rows.byteOffsets.count
    sharing.from = outcome.offset + sharing.runSize
    if Task.isCancelled { throw scanner.window.error(.cancelled) }
  }

  private mutating func read(_ input: RunInput) -> RunReading.Outcome {
    let pattern = RunReader.Pattern(
      name: scanner.window.name, depth: scanner.depth, readsDeclaredCRS: readsDeclaredCRS, declaredCRS: declaredCRS,
      crsText: crsText)
    var mine = FeatureRows(shapes: ShapeTableBuilder(), columns: PropertyColumns(wants: { _ in true }))
    swap(&mine, &rows)
    let reading = RunReading(input, rows: mine, pattern: pattern)
    mine = FeatureRows(shapes: ShapeTableBuilder(), columns: PropertyColumns(wants: { _ in true }))
    return reading.read(threads: sharing.threads) { stored, features in
      scanner.window.featureCount = features
      return !scanner.window.tellProgress(stored) || !Task.isCancelled
    }
  }

  /// A reader of runs, which has no file of its own.
  init(_ pattern: RunReader.Pattern) {
    scanner = JSONScanner(ByteWindow(name: pattern.name))
    rows = FeatureRows(shapes: ShapeTableBuilder(), columns: PropertyColumns(wants: { _ in true }))
    sharing = Sharing(Options())
    readsDeclaredCRS = pattern.readsDeclaredCRS
    declaredCRS = pattern.declaredCRS
    crsText = pattern.crsText
  }

  /// Reads features, each with a comma behind it, to the end of the window; false when they are not exactly that.
  mutating func readRun() -> Bool {
    do throws(ReadError) {
      repeat {
        try readFeature()
        guard try scanner.peek() == UInt8(ascii: ",") else { return false }
        scanner.window.cursor += 1
      } while !scanner.isAtEnd
      return true
    } catch { return false }
  }
}
