internal import RegestaKit

/// SVG: a picture of who had to do with whom, laid out here; no other program is needed.
///
/// docs/formats/svg.md says what is seen in it.
public struct SVGFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "svg"
  /// One line: what it is and what reads it.
  public let summary = "SVG, a picture for browsers, Inkscape and word processors"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["svg"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let picture = try export.base.networkPicture(of: export.scope, losses: export.losses)
    try output.write(picture.svg())
  }
}
