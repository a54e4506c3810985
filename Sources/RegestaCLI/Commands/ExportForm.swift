internal import Interchange

/// What `export` makes: a format of its own accord, or a picture of one.
enum ExportForm {
  case format(any ExportFormat)
  case picture(GraphvizPicture.Kind)

  /// All names, formats first.
  static let names = ExportFormats.all.map(\.name) + GraphvizPicture.Kind.allCases.map(\.rawValue)

  var name: String {
    switch self {
    case .format(let format): format.name
    case .picture(let kind): kind.rawValue
    }
  }

  /// Whether the output is nothing to be read.
  var isBinary: Bool { if case .picture(.png) = self { true } else { false } }

  /// - Parameters:
  ///   - name: as typed; nil when no format was asked for.
  ///   - output: the file to be written, whose ending may tell.
  /// - Throws: a failure with status 64 when there is no such format.
  init(named name: String?, output: String?) throws(CommandFailure) {
    if let name {
      if let format = ExportFormats.named(name) {
        self = .format(format)
      } else if let kind = GraphvizPicture.Kind(rawValue: name) {
        self = .picture(kind)
      } else {
        throw CommandFailure(
          .usage,
          code: "unknown_format",
          "there is no export format '\(name)'",
          reason: "there are \(UsageDiagnosis.listed(Self.names))",
          suggestions: Suggester(Self.names).suggestions(for: name).map { Suggestion("-f \($0)") }
        )
      }
      return
    }
    if let output, let format = ExportFormats.forFile(output) {
      self = .format(format)
    } else if let output,
      let kind = GraphvizPicture.Kind.allCases.first(where: {
        output.lowercased().hasSuffix("." + $0.rawValue)
      })
    {
      self = .picture(kind)
    } else {
      throw CommandFailure(
        .usage,
        code: "missing_value",
        "which format?",
        reason: "there are \(UsageDiagnosis.listed(Self.names))",
        hint: "name one with -f, or a file whose ending tells: -o war.graphml"
      )
    }
  }
}
