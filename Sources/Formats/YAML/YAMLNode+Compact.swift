extension YAMLNode {
  /// Makes a node of its compact form, an order of magnitude faster than a parser of YAML does of its text: what is
  /// read at each start is parsed when the program is built.
  ///
  /// A letter for what it is (`s`, `l`, `m`), its place, then `LENGTH:BYTES` of a text, or the number of items with
  /// each of them; a key is a text with its place. Numbers are decimal and end with a mark. `embed-files` writes it.
  ///
  /// - Throws: ``FormatError`` with the byte where it is none.
  package init(compact text: String) throws(FormatError) {
    var reader = CompactReader(bytes: Array(text.utf8))
    self = try reader.node(depth: 0)
    guard reader.isAtEnd else { throw reader.error() }
  }
}

private struct CompactReader {
  let bytes: [UInt8]
  var index = 0

  private static let maximumDepth = 64

  var isAtEnd: Bool { index == bytes.count }

  func error() -> FormatError { FormatError("This is no compact tree.", byteOffset: index) }

  mutating func node(depth: Int) throws(FormatError) -> YAMLNode {
    guard index < bytes.count, depth < Self.maximumDepth else { throw error() }
    let type = bytes[index]
    index += 1
    let position = try place()
    switch type {
    case UInt8(ascii: "s"): return .scalar(try string(), position)
    case UInt8(ascii: "l"):
      let count = try itemCount()
      var items: [YAMLNode] = []
      items.reserveCapacity(count)
      for _ in 0..<count { items.append(try node(depth: depth + 1)) }
      return .sequence(items, position)
    case UInt8(ascii: "m"):
      let count = try itemCount()
      var entries: [YAMLNode.Entry] = []
      entries.reserveCapacity(count)
      for _ in 0..<count {
        let keyPosition = try place()
        let key = try string()
        entries.append(
          YAMLNode.Entry(key: key, keyPosition: keyPosition, value: try node(depth: depth + 1))
        )
      }
      return .mapping(entries, position)
    default: throw error()
    }
  }

  private mutating func place() throws(FormatError) -> TextPosition {
    TextPosition(
      line: try number(until: UInt8(ascii: ",")),
      column: try number(until: UInt8(ascii: ","))
    )
  }

  private mutating func string() throws(FormatError) -> String {
    let count = try itemCount()
    let start = index
    index += count
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// Each item and each byte takes a byte, so no number can ask for more than there is.
  private mutating func itemCount() throws(FormatError) -> Int {
    let count = try number(until: UInt8(ascii: ":"))
    guard count <= bytes.count - index else { throw error() }
    return count
  }

  private mutating func number(until mark: UInt8) throws(FormatError) -> Int {
    var number = 0
    let start = index
    while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit < 10 {
      guard number < 100_000_000 else { throw error() }
      number = number * 10 + Int(digit)
      index += 1
    }
    guard index > start, index < bytes.count, bytes[index] == mark else { throw error() }
    index += 1
    return number
  }
}
