/// The global options, checked and with their defaults: what a command works with.
package struct OutputSettings: Equatable, Sendable {
  package var format: OutputFormat
  /// The file to write, or `nil` for standard output.
  package var outputPath: String?
  /// The columns to keep, in this order, or `nil` for all.
  package var fields: [String]?
  package var limit: RowLimit
  /// A BCP 47 tag, or `nil` when none was asked for.
  package var language: String?
  package var colorsOutput: Bool
  package var colorsErrors: Bool
  package var usesPager: Bool
  package var isQuiet: Bool
  package var isVerbose: Bool
  package var timeout: TimeLimit?
  /// Whether a question may be put to the user: only on a terminal and without `--no-input`.
  package var mayAsk: Bool
}

/// How many rows a command may print.
package enum RowLimit: Equatable, Sendable {
  /// Nobody said: the command decides.
  case standard
  case rows(Int)
  case all

  /// The bound for a command whose own default is `standard`; `nil` is no bound.
  package func bound(standard: Int?) -> Int? {
    switch self {
    case .standard: standard
    case .rows(let count): count
    case .all: nil
    }
  }

  package init?(_ text: String) {
    if text == "all" {
      self = .all
    } else if let count = Int(text), count >= 1 {
      self = .rows(count)
    } else {
      return nil
    }
  }
}

/// A span of time from an option.
package struct TimeLimit: Equatable, Sendable {
  package let milliseconds: Int

  package init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// Reads `500ms`, `5s`, `1.5s`, `2m`, `1h`, or `5` for seconds; the span must be above 0 and at
  /// most a day.
  package init?(_ text: String) {
    let units: [(suffix: String, factor: Double)] = [
      ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("", 1_000),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
    let digits = text.dropLast(unit.suffix.count)
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }),
      let number = Double(digits)
    else { return nil }
    let value = (number * unit.factor).rounded()
    guard value >= 1, value <= 86_400_000 else { return nil }
    milliseconds = Int(value)
  }
}

extension OutputSettings {
  /// Checks the options.
  ///
  /// - Throws: a failure with status 64 that names the option and what it takes.
  package init(
    _ options: GlobalOptions,
    terminal: TerminalFacts,
    environment: [String: String]
  ) throws(CommandFailure) {
    let path = options.output.flatMap { $0 == "-" ? nil : $0 }
    if path?.isEmpty == true {
      throw Self.invalid("--output", "", "a file name, or - for standard output")
    }
    if options.json, let format = options.format, format != .json {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--json and --format \(format.rawValue) exclude each other",
        hint: "leave one of them out"
      )
    }
    if options.noColor, let color = options.color, color != .never {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--no-color and --color \(color.rawValue) exclude each other",
        hint: "leave one of them out"
      )
    }
    if options.quiet, options.verbose {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--quiet and --verbose exclude each other",
        hint: "leave one of them out"
      )
    }
    let outputIsTerminal = terminal.outputIsTerminal && path == nil
    format =
      options.json
      ? .json
      : options.format ?? Self.format(ofFile: path) ?? .standard(isTerminal: outputIsTerminal)
    outputPath = path
    fields = try options.fields.map(Self.fields)
    limit = try options.limit.map(Self.limit) ?? .standard
    language = try Self.language(options.lang ?? environment["REGESTA_LANG"])
    timeout = try options.timeout.map(Self.timeout)
    let color = options.noColor ? .never : options.color ?? .auto
    colorsOutput = color.allows(isTerminal: outputIsTerminal, environment: environment)
    colorsErrors = color.allows(isTerminal: terminal.errorIsTerminal, environment: environment)
    usesPager = !options.noPager
    isQuiet = options.quiet
    isVerbose = options.verbose
    mayAsk = !options.noInput && terminal.inputIsTerminal && terminal.errorIsTerminal
  }

  /// The format that a file's name asks for, when `--format` was not given.
  private static func format(ofFile path: String?) -> OutputFormat? {
    guard let path, let dot = path.lastIndex(of: ".") else { return nil }
    return switch path[path.index(after: dot)...].lowercased() {
    case "json": .json
    case "jsonl", "ndjson": .jsonl
    case "csv": .csv
    case "tsv": .tsv
    case "md", "markdown": .markdown
    case "html", "htm": .html
    case "yaml", "yml": .yaml
    default: nil
    }
  }

  private static func fields(_ text: String) throws(CommandFailure) -> [String] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      String(name.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    guard names.allSatisfy({ !$0.isEmpty }) else {
      throw invalid("--fields", text, "column names with commas between, such as name,start")
    }
    return names
  }

  private static func limit(_ text: String) throws(CommandFailure) -> RowLimit {
    guard let limit = RowLimit(text) else {
      throw invalid("--limit", text, "a whole number from 1, or all")
    }
    return limit
  }

  private static func timeout(_ text: String) throws(CommandFailure) -> TimeLimit {
    guard let limit = TimeLimit(text) else {
      throw invalid("--timeout", text, "a time of at most a day, such as 500ms, 5s or 2m")
    }
    return limit
  }

  private static func language(_ tag: String?) throws(CommandFailure) -> String? {
    guard let tag, !tag.isEmpty else { return nil }
    guard isLanguageTag(tag) else {
      throw invalid("--lang", tag, "a BCP 47 tag, such as lt, pl or ru-Latn")
    }
    return tag
  }

  /// Whether a text has the shape of a BCP 47 tag.
  package static func isLanguageTag(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { index, part in
      (index == 0 ? 2...8 : 1...8).contains(part.utf8.count)
        && part.allSatisfy { $0.isASCII && ($0.isLetter || (index > 0 && $0.isNumber)) }
    }
  }

  private static func invalid(
    _ option: String,
    _ value: String,
    _ expected: String
  ) -> CommandFailure {
    CommandFailure(
      .usage,
      code: "invalid_value",
      "invalid value '\(value)' for \(option)",
      reason: "it takes \(expected)"
    )
  }
}
