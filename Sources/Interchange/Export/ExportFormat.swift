public import RegestaKit

/// A form in which a base, or a part of it, is sent out.
///
/// A new format is one new file with a type of this protocol, and one line in ``ExportFormats``.
public protocol ExportFormat: Sendable {
  /// Its name on the command line: `graphml`.
  var name: String { get }
  /// One line: what it is and what reads it.
  var summary: String { get }
  /// The endings of file names that mean it, without the dot.
  var fileExtensions: [String] { get }
  /// Whether a part of the base can be written; if not, only all of it.
  var takesScope: Bool { get }

  /// Writes what the export is to hold, in an order that depends on nothing but the base.
  ///
  /// What has no place in the format goes to the losses of the export.
  func write(_ export: Export, to output: ExportOutput) throws
}

/// All formats.
public enum ExportFormats {
  /// In the order of their lists.
  public static let all: [any ExportFormat] = [
    JSONLinesFormat(), GraphMLFormat(), GEXFFormat(), GEXFFormat(.v1_2draft), CytoscapeFormat(),
    DOTFormat(), SVGFormat(), MermaidFormat(), NodeTableFormat(), EdgeTableFormat(),
    Neo4jNodeFormat(), Neo4jEdgeFormat(), GeoJSONFormat(), TimelineJSFormat(), MarkdownFormat(),
    TurtleFormat(), NTriplesFormat(), NQuadsFormat(), JSONLDFormat(), CSLJSONFormat(),
    BibTeXFormat(), RISFormat(),
  ]

  /// The format with this name.
  public static func named(_ name: String) -> (any ExportFormat)? {
    all.first { $0.name == name }
  }

  /// The format that the ending of a file's name means.
  public static func forFile(_ path: String) -> (any ExportFormat)? {
    all.first { format in
      format.fileExtensions.contains { path.lowercased().hasSuffix("." + $0) }
    }
  }
}

/// What is to be sent out: a base, which part of it, and who is told of what did not fit.
public struct Export {
  /// The base that is sent out.
  public let base: KnowledgeBase
  /// Which part of it.
  public let scope: ExportScope
  /// Who is told of what did not fit.
  public let losses: LossReport
}

extension KnowledgeBase {
  /// Sends the base, or a part of it, out in a format, piece by piece.
  ///
  /// All is read in one snapshot. The same base gives the same bytes.
  ///
  /// - Parameters:
  ///   - format: One of ``ExportFormats``.
  ///   - scope: Which part.
  ///   - losses: Is told of everything that the format cannot hold.
  ///   - sink: Takes the bytes, some tens of kilobytes at a time.
  /// - Throws: ``RegestaError`` of kind `badParameter` when the format takes no scope, what reading
  ///   the base throws, and what `sink` throws.
  public func export(
    _ format: any ExportFormat,
    scope: ExportScope = .all,
    losses: LossReport = LossReport(),
    to sink: @escaping ([UInt8]) throws -> Void
  ) throws {
    guard format.takesScope || scope.isAll else {
      let others = ExportFormats.all.filter(\.takesScope).map(\.name)
      throw RegestaError(
        .badParameter,
        "The format \"\(format.name)\" holds the whole base and no part of it.",
        hint: "Leave the scope out, or choose another format: \(others.joined(separator: ", "))"
      )
    }
    let output = ExportOutput(sink)
    try read {
      try format.write(Export(base: self, scope: scope, losses: losses), to: output)
      try output.finish()
    }
  }
}
