/// Helpers for SQL as text.
public enum SQLText {
  /// A name in double quotes, so that any name will do and none is read as a keyword.
  ///
  /// A name with a NUL character cannot be written in SQL: compiling the text fails.
  public static func quoted(identifier name: String) -> String {
    quoted(name, with: "\"")
  }

  /// A value as an SQL literal, for output that a person reads or a script takes. Bind values instead
  /// of writing them into statements.
  public static func literal(_ value: Value) -> String {
    switch value {
    case .null: "NULL"
    case .integer(.min): "(-9223372036854775807 - 1)"
    case .integer(let value): String(value)
    case .real(let value): literal(value)
    case .text(let text) where text.utf8.contains(0):
      "CAST(\(literal(.blob([UInt8](text.utf8)))) AS TEXT)"
    case .text(let text): quoted(text, with: "'")
    case .blob(let bytes): "x'\(bytes.map(hexadecimal).joined())'"
    }
  }

  /// The statements of a script, each with its semicolon and the comments before it, without the space
  /// around it.
  ///
  /// Semicolons in texts, comments, quoted names and the bodies of triggers do not part statements.
  /// Text after the last semicolon is a statement too unless it is only space and comments.
  public static func statements(in script: String) -> [Substring] {
    var script = script
    script.makeContiguousUTF8()
    let ranges = script.withUTF8 { StatementSplitter.ranges(in: $0) }
    return ranges.map { range in
      let start = script.utf8.index(script.startIndex, offsetBy: range.lowerBound)
      return script[start..<script.utf8.index(start, offsetBy: range.count)]
    }
  }

  /// Where a name stands as a token of its own, in bytes from the start of `sql`; nil if it does not.
  static func offset(ofIdentifier name: String, in sql: String, from start: Int) -> Int? {
    var sql = sql
    return sql.withUTF8 { bytes in
      for token in SQLLexer(bytes, from: start) {
        var range = token.range
        if token.kind == .quotedName, range.count >= 2 {
          range = range.lowerBound + 1..<range.upperBound - 1
        } else if token.kind != .word {
          continue
        }
        if String(decoding: bytes[range], as: UTF8.self).lowercased() == name.lowercased() {
          return token.range.lowerBound
        }
      }
      return nil
    }
  }

  private static func quoted(_ text: String, with quote: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    result.append(quote)
    for scalar in text.unicodeScalars {
      if scalar == quote { result.append(quote) }
      result.append(scalar)
    }
    result.append(quote)
    return String(result)
  }

  /// A number that is read back as the same number, and as a number, not an integer.
  private static func literal(_ value: Double) -> String {
    if value.isNaN { return "NULL" }
    if value.isInfinite { return value < 0 ? "-9e999" : "9e999" }
    return "\(value)"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
