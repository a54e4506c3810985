internal import Formats
internal import RegestaKit

/// Bibliographies of BibTeX and BibLaTeX.
///
/// A file is read whole, because an entry may take over fields from one that stands behind it.
public struct BibTeXImportFormat: ImportFormat {
  /// Its name on the command line.
  public let name = "bibtex"
  /// One line: what it is and where it comes from.
  public let summary = "BibTeX and BibLaTeX: bibliographies; every entry becomes a source"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["bib", "bibtex"]

  /// The format.
  public init() {}

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    for line in head.lines where line.first == "@" {
      let type = line.dropFirst().prefix { $0.isASCII && $0.isLetter }
      let rest = line.dropFirst(type.count + 1).drop { $0 == " " }
      if !type.isEmpty, type != "prefix", type != "base", rest.first == "{" || rest.first == "(" {
        return .certain
      }
    }
    return .none
  }

  /// Reads a file, and tells the importer what it says.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    let file = try BibTeXFile(input.source, encoding: input.settings.textEncoding())
    let reader = BibTeXReader(file)
    importer.rejectPreamble = Self.macros(file)
    let bibliography = BibliographyImport(importer, file: input.name)
    for record in reader.records {
      if record.extras.contains(.init("entrytype", "set")) {
        try bibliography.leaveOut(
          "the set \"\(record.id)\"",
          "its members are sources of their own",
          at: record.position
        )
        continue
      }
      try bibliography.take(record) { reason in
        Self.remark(reason) + BibTeXWriter().entry(record)
      }
    }
    try bibliography.finish()
    try tell(file, reader, bibliography, importer, input.name)
  }

  private func tell(
    _ file: BibTeXFile,
    _ reader: BibTeXReader,
    _ bibliography: BibliographyImport,
    _ importer: Importer,
    _ name: String
  ) throws {
    for fault in file.faults {
      if fault.isRepetition {
        try bibliography.leaveOut(
          "an entry that stands twice",
          fault.error.message,
          at: fault.error.position
        )
      } else {
        try importer.reject(ImportPlace(name, fault.error.position), fault.error.message) {
          Self.remark($0) + fault.text + "\n"
        }
      }
    }
    let faults = Set(file.faults.map(\.error))
    for problem in reader.problems where !faults.contains(problem) {
      try bibliography.leaveOut(problem.message, "see this place", at: problem.position)
    }
    let told = [
      ("crossref", "what the entry takes over stands in it"),
      ("xdata", "what the entry takes over stands in it"),
    ]
    for (field, why) in told {
      let count = file.entries.count { $0[field] != nil }
      if count > 0 { try bibliography.leaveOut("field \"\(field)\"", why, at: nil, count: count) }
    }
    let data = file.entries.count { $0.type == "xdata" }
    if data > 0 {
      try bibliography.leaveOut(
        "entries of type xdata",
        "they are there to be taken over from",
        at: nil,
        count: data
      )
    }
  }

  /// The macros of the file, which a rejected entry may need.
  private static func macros(_ file: BibTeXFile) -> String {
    let months = BibTeXFile.standardStrings
    return file.strings.filter { months[$0.key] != $0.value }.sorted { $0.key < $1.key }
      .map { "@string{\($0.key) = {\($0.value)}}\n" }.joined()
  }

  /// A reason where BibTeX takes all for comment: outside of entries, without the sign that begins one.
  private static func remark(_ reason: String) -> String {
    let plain = reason.map { $0 == "@" ? "" : $0.isNewline ? " " : String($0) }.joined()
    return "% rejected: \(plain)\n"
  }
}

extension ImportSettings {
  /// The encoding that the user named.
  ///
  /// - Throws: ``RegestaError`` of kind `badParameter` when there is none of that name.
  func textEncoding() throws -> TextEncoding? {
    guard let encoding else { return nil }
    if let known = TextEncoding(named: encoding) { return known }
    throw RegestaError(
      .badParameter,
      "There is no encoding \"\(encoding.abridged)\".",
      hint: "There are: \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))."
    )
  }
}
