/// A text with LaTeX's commands, and what it says in Unicode.
///
/// Accents and letters become letters, commands that only change the look leave their argument,
/// braces go. It is no TeX: commands it does not know leave their arguments and are reported.
struct LaTeXText {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var output = String.UnicodeScalarView()
  private(set) var unknownCommands: [String] = []

  /// The Unicode text; blanks are single, and none at the ends.
  static func unicode(_ text: some StringProtocol) -> String {
    var unknown: [String] = []
    return unicode(text, unknown: &unknown)
  }

  /// The Unicode text; commands that are not known are added to `unknown`.
  static func unicode(_ text: some StringProtocol, unknown: inout [String]) -> String {
    var reader = LaTeXText(text)
    reader.readAll()
    unknown += reader.unknownCommands
    return reader.output.collapsed
  }

  private init(_ text: some StringProtocol) { scalars = Array(text.unicodeScalars) }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func readAll() {
    while index < scalars.count { readOne() }
  }

  private mutating func readOne() {
    let scalar = scalars[index]
    switch scalar {
    case "{", "}", "$": index += 1
    case "~":
      output.append(" ")
      index += 1
    case "-" where run(of: "-") >= 2:
      output.append(run(of: "-") >= 3 ? "—" : "–")
      index += min(3, run(of: "-"))
    case "`" where run(of: "`") >= 2:
      output.append("“")
      index += 2
    case "'" where run(of: "'") >= 2:
      output.append("”")
      index += 2
    case "\\": readCommand()
    default:
      output.append(scalar)
      index += 1
    }
  }

  private func run(of scalar: Unicode.Scalar) -> Int {
    scalars[index...].prefix { $0 == scalar }.count
  }

  private mutating func readCommand() {
    index += 1
    guard let first = next else {
      output.append("\\")
      return
    }
    var name = ""
    if first.properties.isAlphabetic, first.isASCII {
      while let letter = next, letter.isASCII, letter.properties.isAlphabetic {
        name.unicodeScalars.append(letter)
        index += 1
      }
      if next == "*" {
        name += "*"
        index += 1
      }
    } else {
      name.unicodeScalars.append(first)
      index += 1
    }
    perform(name)
  }

  private mutating func perform(_ name: String) {
    let isWord = name.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
    if let accent = LaTeXAccents.table[name] {
      if isWord || next == " " { skipBlanks() }
      let base = argument()
      output.append(contentsOf: accent.over(base).unicodeScalars)
      return
    }
    if let symbol = LaTeXCommands.symbols[name] {
      output.append(contentsOf: symbol.unicodeScalars)
      if isWord { skipBlanks() }
      return
    }
    if let (open, close) = LaTeXCommands.quotations[name] {
      output.append(contentsOf: open.unicodeScalars)
      output.append(contentsOf: argument().unicodeScalars)
      output.append(contentsOf: close.unicodeScalars)
      return
    }
    if LaTeXCommands.droppingFirst.contains(name) {
      _ = argument()
      return
    }
    if isWord { skipBlanks() }
    if !LaTeXCommands.transparent.contains(name) { unknownCommands.append("\\" + name) }
  }

  private mutating func skipBlanks() {
    while let scalar = next, scalar == " " || scalar == "\n" || scalar == "\t" { index += 1 }
  }

  /// The next group in braces, or the next letter or command, in Unicode.
  private mutating func argument() -> String {
    skipBlanks()
    guard let first = next, first != "}" else { return "" }
    let saved = output
    output = String.UnicodeScalarView()
    if first == "{" {
      index += 1
      var depth = 1
      while let scalar = next {
        if scalar == "{" { depth += 1 }
        if scalar == "}" { depth -= 1 }
        if depth == 0 {
          index += 1
          break
        }
        readOne()
      }
    } else {
      readOne()
    }
    let result = String(output)
    output = saved
    return result
  }
}

extension String.UnicodeScalarView {
  /// Runs of white space as one blank, and none at the ends.
  fileprivate var collapsed: String {
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in self {
      if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
        pending = !result.isEmpty
      } else {
        if pending { result.append(" ") }
        pending = false
        result.append(scalar)
      }
    }
    return String(result)
  }
}
