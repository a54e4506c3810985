internal import RegestaKit
internal import Names

/// All formats that come in.
public enum ImportFormats {
  /// In the order of their lists; the first of equals is taken.
  public static let all: [any ImportFormat] = [
    WikidataFormat(), NQuadsImport(), NTriplesImport(), TurtleImport(),
    BibTeXImportFormat(), RISImportFormat(), CSLJSONImportFormat(),
    NotationImportFormat(), DumpImportFormat(),
    LinkedPlacesFormat(), CSVFormat(), ArticleFormat(),
  ]

  /// The format with this name, among some.
  ///
  /// - Throws: ``RegestaError`` of kind `badParameter`, with the names that are near.
  public static func named(
    _ name: String,
    among all: [any ImportFormat] = all
  ) throws -> any ImportFormat {
    if let format = all.first(where: { $0.name == name }) { return format }
    let names = all.map(\.name)
    throw RegestaError(
      .badParameter,
      "There is no import format \"\(name)\".",
      hint: "There are: \(names.joined(separator: ", ")).",
      suggestions: Suggestions.rank(name, among: names, limit: 3).map { .init($0.text) }
    )
  }

  /// The format of a file: by its content, and among equals by the ending of its name.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when it is none of these.
  public static func detect(
    _ head: FileHead,
    name: String,
    among all: [any ImportFormat] = all
  ) throws -> any ImportFormat {
    let plain = ImportFile.stem(of: name, droppingFormat: false).lowercased()
    func hasEnding(_ format: any ImportFormat) -> Bool {
      format.fileExtensions.contains { plain.hasSuffix("." + $0) }
    }
    let judged = all.map { (format: $0, confidence: $0.confidence(in: head), named: hasEnding($0)) }
    let best = judged.filter { $0.confidence > .none }.max { left, right in
      (left.confidence.weight(named: left.named)) < (right.confidence.weight(named: right.named))
    }
    if let best, best.confidence > .possible || best.named { return best.format }
    if let named = judged.first(where: { $0.named && head.bytes.isEmpty }) { return named.format }
    throw RegestaError(
      .badInput,
      head.bytes.isEmpty
        ? "\(name) is empty." : "\(name): none of the formats that can be read looks like this.",
      hint: "Name the format with --format: \(all.map(\.name).joined(separator: ", "))."
    )
  }
}

extension ImportConfidence {
  /// The content decides; the ending of the name settles what the content leaves open.
  fileprivate func weight(named: Bool) -> Int { rawValue * 2 + (named ? 3 : 0) }
}
