internal import SQLite

/// A row as the change log keeps it: the columns that may change, in the order of the schema's
/// trigger, as SQL literals.
struct LoggedRecord {
  /// Which columns the log has of each table.
  static let columns: [String: [String]] = [
    "kind": ["parent", "label", "plural", "description"],
    "relation": [
      "parent", "label", "inverse", "value", "time", "use", "functional", "inverse_functional",
      "symmetric", "transitive", "annotation", "url", "pattern", "description",
    ],
    "source": [
      "key", "type", "short", "author", "title", "volume", "issued", "language", "entity", "csl",
      "note", "status",
    ],
    "mention": ["entity", "date", "score", "status"],
    "candidate": ["outcome", "reason", "became"],
    "dispute": ["question", "status", "reason"],
  ]

  let values: [Value]

  /// Reads literals as SQLite's `quote` writes them, separated by commas.
  ///
  /// They are read here and bound, not put back into a statement: a base from elsewhere may say
  /// anything in its log.
  init?(_ text: String) {
    var values: [Value] = []
    var rest = text.utf8[...]
    repeat {
      guard let value = Self.literal(&rest) else { return nil }
      values.append(value)
      guard rest.isEmpty || rest.starts(with: ", ".utf8) else { return nil }
      rest = rest.dropFirst(2)
    } while !rest.isEmpty
    self.values = values
  }

  private static func literal(_ rest: inout Substring.UTF8View) -> Value? {
    guard rest.first == UInt8(ascii: "'") else {
      let end = rest.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
      let word = String(rest[..<end]) ?? ""
      rest = rest[end...]
      if word == "NULL" { return .null }
      return Int64(word).map(Value.integer) ?? Double(word).map(Value.real)
    }
    var bytes: [UInt8] = []
    rest = rest.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "'") {
        // A quote in the text is doubled.
        guard rest.first == UInt8(ascii: "'") else {
          return .text(String(decoding: bytes, as: UTF8.self))
        }
        rest = rest.dropFirst()
      }
      bytes.append(byte)
    }
    return nil
  }
}
