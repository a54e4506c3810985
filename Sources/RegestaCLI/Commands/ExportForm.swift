internal import ArgumentParser
internal import Interchange

/// What `export` makes: a format of its own accord, or a picture that Graphviz may draw of one.
enum ExportForm {
  case format(any ExportFormat)
  /// Drawn by whom was asked for; nil: by Graphviz where it is installed.
  case svg(PictureLayout?)
  /// Drawn by Graphviz.
  case png

  /// All names, formats first.
  static let names = ExportFormats.all.map(\.name) + ["png"]

  var name: String {
    switch self {
    case .format(let format): format.name
    case .svg: "svg"
    case .png: "png"
    }
  }

  /// Whether the output is nothing to be read.
  var isBinary: Bool { if case .png = self { true } else { false } }

  /// - Parameters:
  ///   - name: as typed; nil when no format was asked for.
  ///   - output: the file to be written, whose ending may tell.
  ///   - layout: who is to draw a picture; nil when that was not said.
  /// - Throws: a failure with status 64 when there is no such format, or it is not drawn that way.
  init(named name: String?, output: String?, layout: PictureLayout?) throws(CommandFailure) {
    let format = try Self.format(named: name, output: output)
    switch (format, layout) {
    case (nil, .own):
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "png is drawn by Graphviz alone",
        hint: "leave --layout out, or make an SVG: -f svg --layout own"
      )
    case (nil, _): self = .png
    case (is SVGFormat, _): self = .svg(layout)
    case (let format?, nil): self = .format(format)
    case (let format?, _?):
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--layout is for pictures, and \(format.name) is none",
        hint: "leave --layout out, or make a picture: -f svg"
      )
    }
  }

  /// Who draws it; nil when the format writes itself.
  ///
  /// - Parameter environment: tells where Graphviz would be.
  /// - Returns: what Graphviz is to make.
  func graphviz(_ environment: [String: String]) -> GraphvizPicture.Kind? {
    switch self {
    case .format, .svg(.own): nil
    case .svg(.graphviz): .svg
    case .svg(nil): GraphvizPicture.isInstalled(environment) ? .svg : nil
    case .png: .png
    }
  }

  /// What is written; for Graphviz, what it is to draw.
  func format(drawnBy graphviz: GraphvizPicture.Kind?) -> any ExportFormat {
    if graphviz != nil { return DOTFormat() }
    if case .format(let format) = self { return format }
    return SVGFormat()
  }

  /// The format that is meant; nil for PNG.
  private static func format(
    named name: String?,
    output: String?
  ) throws(CommandFailure) -> (any ExportFormat)? {
    if let name {
      if name == "png" { return nil }
      if let format = ExportFormats.named(name) { return format }
      throw CommandFailure(
        .usage,
        code: "unknown_format",
        "there is no export format '\(name)'",
        reason: "there are \(UsageDiagnosis.listed(names))",
        suggestions: Suggester(names).suggestions(for: name).map { Suggestion("-f \($0)") }
      )
    }
    if let output, output.lowercased().hasSuffix(".png") { return nil }
    if let output, let format = ExportFormats.forFile(output) { return format }
    throw CommandFailure(
      .usage,
      code: "missing_value",
      "which format?",
      reason: "there are \(UsageDiagnosis.listed(names))",
      hint: "name one with -f, or a file whose ending tells: -o war.graphml"
    )
  }
}

/// Who lays a picture out.
package enum PictureLayout: String, CaseIterable, Sendable {
  /// The program itself.
  case own
  /// Graphviz, which must be installed.
  case graphviz
}

extension PictureLayout: ExpressibleByArgument {}
