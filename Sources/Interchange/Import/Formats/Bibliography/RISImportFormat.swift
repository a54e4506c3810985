internal import Formats

/// RIS, which reference managers and library catalogues give out.
public struct RISImportFormat: ImportFormat {
  /// Its name on the command line.
  public let name = "ris"
  /// One line: what it is and where it comes from.
  public let summary = "RIS: records of reference managers and catalogues; each becomes a source"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["ris"]

  /// The format.
  public init() {}

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    let lines = head.lines.prefix(50)
    let isRecord = lines.contains { line in
      line.hasPrefix("TY") && line.dropFirst(2).drop { $0 == " " }.first == "-"
    }
    return isRecord ? .certain : .none
  }

  /// Reads a file, and tells the importer what it says.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    let reader = try RISReader(input.source, encoding: input.settings.textEncoding())
    let bibliography = BibliographyImport(importer, file: input.name)
    for (record, text) in zip(reader.records, reader.texts) {
      try bibliography.take(record) { reason in
        let plain = reason.map { $0.isNewline ? " " : String($0) }.joined()
        return "\(RISReader.remark) \(plain)\n\(text)\n"
      }
    }
    for problem in reader.problems {
      try bibliography.leaveOut(problem.message, "see this line", at: problem.position)
    }
  }
}
