internal import Formats

/// How a table is written, from its beginning: what the guess leaves open, a table decides.
enum TableDialect {
  /// The dialect of a text in UTF-8.
  ///
  /// Where rows differ too much to tell what parts their fields, the first line does: the rows that do not
  /// go with it are rejected one by one. And quotes are quotes, but between tabs: a file in which one is
  /// not closed is at fault, and must not be read as if it had none.
  ///
  /// - Parameters:
  ///   - sample: The first bytes.
  ///   - isWhole: Whether that is all.
  ///   - writing: What a mapping says.
  /// - Returns: The dialect, and whether the lines go together as those of a table do.
  static func found(
    in sample: [UInt8],
    isWhole: Bool,
    _ writing: TableMappingFile.Writing?
  ) -> (dialect: CSVDialect, isTable: Bool) {
    let guess = CSVDialectGuess(sample: sample, isWhole: isWhole)
    var dialect = guess.dialect
    if guess.columnCount == 1 || guess.agreement < 0.5, writing?.delimiter == nil,
      let delimiter = delimiter(of: sample, columns: writing?.columns?.count)
    {
      dialect = CSVDialect(delimiter: delimiter)
    }
    if dialect.quote == nil, dialect.delimiter != 0x09 {
      dialect = CSVDialect(delimiter: dialect.delimiter)
    }
    let isTable = guess.columnCount > 1 && guess.agreement > 0.75
    return (writing?.dialect(dialect) ?? dialect, isTable)
  }

  /// What parts the fields of the first line: what is there most often, or as often as there are columns.
  private static func delimiter(of sample: [UInt8], columns: Int?) -> UInt8? {
    let line = sample.prefix { $0 != 0x0A && $0 != 0x0D }
    let marks: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
    let counts = marks.map { mark in (mark: mark, count: line.filter { $0 == mark }.count) }
    if let columns { return counts.first { $0.count == columns - 1 && $0.count > 0 }?.mark }
    return counts.filter { $0.count > 0 }.max { $0.count < $1.count }?.mark
  }
}
