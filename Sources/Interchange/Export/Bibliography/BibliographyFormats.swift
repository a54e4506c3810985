internal import Formats
internal import RegestaKit

/// The sources as CSL-JSON, which Zotero, pandoc and every processor of CSL read.
public struct CSLJSONFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "csl-json"
  /// One line: what it is and what reads it.
  public let summary = "CSL-JSON of the sources, for Zotero, pandoc and citation processors"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["csl.json", "csljson"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let sources = ExportedSources(export: export)
    let items = CSLJSONWriter()
    var writer = JSONWriter(style: .indented)
    writer.write(.beginArray)
    try sources.forEach { record, _ in
      writer.write(JSONValue.object(items.object(record)))
      try output.write(writer.drain())
    }
    writer.write(.endArray)
    try output.write(writer.finish())
    try sources.reportWhatIsNoSource()
  }
}

/// The sources as BibLaTeX, for LaTeX and reference managers.
public struct BibTeXFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "bibtex"
  /// One line: what it is and what reads it.
  public let summary = "BibLaTeX of the sources, for LaTeX, JabRef and Zotero"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["bib"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let sources = ExportedSources(export: export)
    let writer = BibTeXWriter()
    try sources.forEach { record, id in
      try output.write(writer.entry(record) + "\n")
      try sources.report(writer.unwritten(record), of: record, id)
    }
    try sources.reportWhatIsNoSource()
  }
}

/// The sources as RIS, for reference managers.
public struct RISFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "ris"
  /// One line: what it is and what reads it.
  public let summary = "RIS of the sources, for EndNote, Mendeley and library catalogues"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["ris"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let sources = ExportedSources(export: export)
    let writer = RISWriter()
    try sources.forEach { record, id in
      try output.write(writer.entry(record))
      try sources.report(writer.unwritten(record), of: record, id)
    }
    try sources.reportWhatIsNoSource()
  }
}
