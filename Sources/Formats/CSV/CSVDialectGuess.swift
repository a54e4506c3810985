// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// The dialect that the beginning of a file speaks for.
///
/// Each delimiter is tried; the one that cuts the lines into the same number of fields, and more than
/// one, has it. Quotes are doubled unless that cannot be read, then escaped with a backslash, then
/// preceded by blanks, and at last no quotes at all.
public struct CSVDialectGuess: Hashable, Sendable {
  /// How much of a file is enough to look at.
  public static let sampleSize = 64 << 10

  /// What was found.
  public let dialect: CSVDialect
  /// How many columns most records have.
  public let columnCount: Int
  /// The share of records that have so many fields, 0 to 1.
  public let agreement: Double

  /// Looks at the beginning of a text in UTF-8, without byte order mark.
  ///
  /// - Parameters:
  ///   - sample: The first bytes.
  ///   - isWhole: Whether that is all of the text; else its last record is taken to be cut.
  public init(sample: [UInt8], isWhole: Bool) {
    let isCut = !isWhole || sample.count > Self.sampleSize
    var sample = Array(sample.prefix(Self.sampleSize))
    let whole = sample.withUnsafeBufferPointer { UTF8Check.validPrefix(of: $0) }
    if isCut, whole.isCut { sample.removeLast(sample.count - whole.count) }
    var best: Trial?
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")] {
      let trial = Trial.best(of: sample, isWhole: !isCut, delimiter: delimiter)
      if trial.score > (best?.score ?? 0) { best = trial }
    }
    var dialect = best?.dialect ?? .rfc4180
    columnCount = best?.columnCount ?? 1
    agreement = best?.agreement ?? 1
    dialect.hasHeader = best.map { HeaderEvidence.speaks(in: $0.records) } ?? false
    self.dialect = dialect
  }
}

/// A sample read in one dialect.
private struct Trial {
  let dialect: CSVDialect
  let records: [CSVRecord]
  let columnCount: Int
  let agreement: Double
  let isReadable: Bool

  static func best(of sample: [UInt8], isWhole: Bool, delimiter: UInt8) -> Trial {
    let dialects = [
      CSVDialect(delimiter: delimiter),
      CSVDialect(delimiter: delimiter, escape: .backslash),
      CSVDialect(delimiter: delimiter, skipsLeadingBlanks: true),
      CSVDialect(delimiter: delimiter, quote: nil),
    ]
    var first: Trial?
    for dialect in dialects {
      let trial = Trial(sample, isWhole: isWhole, dialect)
      if trial.isReadable { return trial }
      first = first ?? trial
    }
    return first ?? Trial(sample, isWhole: isWhole, .rfc4180)
  }

  init(_ sample: [UInt8], isWhole: Bool, _ dialect: CSVDialect) {
    var dialect = dialect
    dialect.hasHeader = false
    self.dialect = dialect
    var options = CSVOptions()
    options.raggedRecords = .given
    var records: [CSVRecord] = []
    var failed = false
    let source = MemorySource(sample)
    var reader = try? CSVReader(source, encoding: .utf8, dialect: dialect, options: options)
    do throws(FormatError) {
      while records.count < 500, let record = try reader?.next() { records.append(record) }
      // The last record of a part of a file is likely cut.
      if !isWhole, records.count > 1, records.count < 500 { records.removeLast() }
    } catch {
      // In a part of a file the last quote may be closed behind it.
      failed = isWhole || reader?.isInsideQuotes != true || records.isEmpty
    }
    records.removeAll { $0.count == 1 && $0[0].isEmpty }
    self.records = records
    isReadable = !failed
    let counts = Dictionary(grouping: records, by: \.count).mapValues(\.count)
    let mode = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    columnCount = mode?.key ?? 1
    agreement = records.isEmpty ? 1 : Double(mode?.value ?? 0) / Double(records.count)
  }

  /// Agreement first, then the number of columns; one column is what remains when nothing else fits.
  var score: Double {
    guard columnCount > 1 else { return isReadable ? 0.35 : 0.1 }
    let matchesFirst = records.first?.count == columnCount ? 1 : 0.7
    let width = 1 - 1 / Double(columnCount + 1)
    return agreement * agreement * matchesFirst * width * (isReadable ? 1 : 0.3)
  }
}

/// Whether the first record names columns.
private enum HeaderEvidence {
  /// Names are not empty, not numbers or dates, all different, and not values of their column.
  static func speaks(in records: [CSVRecord]) -> Bool {
    guard let first = records.first.map(Array.init) else { return false }
    guard first.allSatisfy({ !$0.isEmpty && !beginsWithNumber($0) }) else { return false }
    guard Set(first).count == first.count else { return false }
    for record in records.dropFirst() {
      for (name, value) in zip(first, record) where name == value { return false }
    }
    return true
  }

  private static func beginsWithNumber(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    return digits.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
}
