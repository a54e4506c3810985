// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Reads the text of a bibliography by BibTeX's own rules: what is not in an entry is comment, braces
/// count even behind a backslash, and names of types, fields and macros have no case.
struct BibTeXParser {
  private let bytes: [UInt8]
  private var index = 0
  /// Where the entry that is being read begins.
  private var entryStart = 0
  private var result = BibTeXFile()
  private var keys: Set<String> = []
  // Places are asked for in ascending order, so that the lines are counted once.
  private var lines = LineCounter()
  private var counted = 0

  /// How deep braces may nest.
  private static let maximumDepth = 1000

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func file() -> BibTeXFile {
    while let at = bytes[index...].firstIndex(of: UInt8(ascii: "@")) {
      index = at
      entryStart = at
      let position = position(at)
      do throws(FormatError) {
        try readCommand(position)
      } catch {
        recover(from: at)
        addFault(error)
      }
    }
    return result
  }

  /// Goes on at the next line that begins with `@`: an entry that is not closed takes no other along.
  private mutating func recover(from at: Int) {
    var place = at + 1
    while let next = bytes[place...].firstIndex(of: UInt8(ascii: "@")) {
      var begin = next
      while begin > 0, bytes[begin - 1] == 0x20 || bytes[begin - 1] == 0x09 { begin -= 1 }
      if begin == 0 || bytes[begin - 1] == 0x0A || bytes[begin - 1] == 0x0D {
        index = next
        return
      }
      place = next + 1
    }
    index = bytes.count
  }

  private mutating func readCommand(_ position: TextPosition) throws(FormatError) {
    index += 1
    skipBlanks()
    let type = name().lowercased()
    skipBlanks()
    guard let open = next, open == UInt8(ascii: "{") || open == UInt8(ascii: "(") else {
      // An address, or a note: outside entries all is comment.
      if type.isEmpty || type == "comment" { return }
      if index < bytes.count, bytes[index] == UInt8(ascii: "@") || position.column > 1 { return }
      throw FormatError("Expected { after @\(type).", at: position)
    }
    let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    index += 1
    switch type {
    case "":
      throw FormatError("The entry has no type: a name must follow @.", at: position)
    case "comment":
      index -= 1
      result.comments.append(try group(open, close, opened: position))
    case "preamble":
      result.preambles.append(try value())
      try expect(close, "after the preamble")
    case "string":
      skipBlanks()
      let name = name().lowercased()
      try expect(UInt8(ascii: "="), "after the name of the macro")
      result.strings[name] = try value()
      try expect(close, "after the macro")
    default: try readEntry(type, close, position)
    }
  }

  private mutating func readEntry(
    _ type: String,
    _ close: UInt8,
    _ position: TextPosition
  ) throws(FormatError) {
    skipBlanks()
    let begin = index
    while let byte = next, byte != UInt8(ascii: ","), byte != close, byte != UInt8(ascii: "=") {
      if byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "{") { break }
      index += 1
    }
    let key = String(decoding: bytes[begin..<index], as: UTF8.self).trimmingBlanks
    guard !key.isEmpty, next != UInt8(ascii: "=") else {
      throw FormatError("The entry @\(type) has no key.", at: position)
    }
    var entry = BibTeXFile.Entry(type: type, key: key, fields: [], position: position)
    skipBlanks()
    while next == UInt8(ascii: ",") {
      index += 1
      skipBlanks()
      if next == close || next == UInt8(ascii: ",") { continue }
      entry.fields.append(try field(of: key))
      skipBlanks()
    }
    guard next == close else {
      let place = next == nil ? position : self.position(index)
      let what = next == nil ? "is never closed." : "needs a comma or an end here."
      throw FormatError("The entry “\(key)” \(what)", at: place)
    }
    index += 1
    guard keys.insert(key).inserted else {
      let before = result.entries.first { $0.key == key }
      addFault(
        FormatError("The key “\(key)” stands for an entry before this one.", at: position),
        isRepetition: before?.says(sameAs: entry) ?? false
      )
      return
    }
    result.entries.append(entry)
  }

  /// Keeps what stands between the beginning of the entry and here as one that is at fault.
  private mutating func addFault(_ error: FormatError, isRepetition: Bool = false) {
    let text = String(decoding: bytes[entryStart..<index], as: UTF8.self).trimmingBlanks
    result.problems.append(error)
    result.faults.append(
      BibTeXFile.Fault(error: error, text: text, isRepetition: isRepetition)
    )
  }

  private mutating func field(of key: String) throws(FormatError) -> BibTeXFile.Field {
    let position = position(index)
    let name = name().lowercased()
    guard !name.isEmpty else {
      throw FormatError("Expected the name of a field in “\(key)”.", at: position)
    }
    try expect(UInt8(ascii: "="), "after “\(name)” in “\(key)”")
    return BibTeXFile.Field(name: name, value: try value(), position: position)
  }

  /// Pieces joined with `#`.
  private mutating func value() throws(FormatError) -> String {
    var text = ""
    while true {
      skipBlanks()
      text += try piece()
      skipBlanks()
      guard next == UInt8(ascii: "#") else { return text.singleBlanks }
      index += 1
    }
  }

  private mutating func piece() throws(FormatError) -> String {
    let begin = index
    switch next {
    case UInt8(ascii: "{"):
      return try group(UInt8(ascii: "{"), UInt8(ascii: "}"), opened: position(index))
    case UInt8(ascii: "\""): return try quoted()
    case let byte? where (0x30...0x39).contains(byte):
      while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
      return String(decoding: bytes[begin..<index], as: UTF8.self)
    default: break
    }
    let name = name()
    guard !name.isEmpty else {
      throw FormatError("Expected a value: {…}, \"…\", a number or a macro.", at: position(index))
    }
    guard let text = result.strings[name.lowercased()] else {
      result.problems.append(
        FormatError("No @string defines “\(name)”; its name is taken.", at: position(begin))
      )
      return name
    }
    return text
  }

  /// What is between brackets that match; `index` is at the first.
  private mutating func group(
    _ open: UInt8,
    _ close: UInt8,
    opened position: TextPosition
  ) throws(FormatError) -> String {
    index += 1
    let begin = index
    var depth = 1
    while let byte = next {
      index += 1
      if byte == open { depth += 1 }
      if byte == close { depth -= 1 }
      if depth == 0 { return String(decoding: bytes[begin..<(index - 1)], as: UTF8.self) }
      guard depth < Self.maximumDepth else { break }
    }
    throw FormatError("What begins here is never closed.", at: position)
  }

  private mutating func quoted() throws(FormatError) -> String {
    let position = position(index)
    index += 1
    let begin = index
    var depth = 0
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth < 0 { throw FormatError("A } without { in quotes.", at: self.position(index - 1)) }
      case UInt8(ascii: "\"") where depth == 0:
        return String(decoding: bytes[begin..<(index - 1)], as: UTF8.self)
      default: break
      }
    }
    throw FormatError("The quotes that open here are never closed.", at: position)
  }
}

extension BibTeXParser {
  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
  }

  /// Letters, digits and the signs BibTeX allows in names.
  private mutating func name() -> String {
    let begin = index
    while let byte = next, byte > 0x20, !Self.endsName.contains(byte) { index += 1 }
    return String(decoding: bytes[begin..<index], as: UTF8.self)
  }

  private static let endsName = Set("\"#%'(),={}@".utf8)

  private mutating func expect(_ byte: UInt8, _ context: String) throws(FormatError) {
    skipBlanks()
    guard next == byte else {
      throw FormatError("Expected \(Unicode.Scalar(byte)) \(context).", at: position(index))
    }
    index += 1
  }

  private mutating func position(_ place: Int) -> TextPosition {
    if place < counted {
      lines = LineCounter()
      counted = 0
    }
    bytes.withUnsafeBufferPointer { buffer in
      lines.advance(over: UnsafeBufferPointer(rebasing: buffer[counted..<place]))
    }
    counted = place
    return lines.position
  }
}

extension BibTeXFile.Entry {
  fileprivate func says(sameAs other: Self) -> Bool {
    type == other.type && fields.map(\.name) == other.fields.map(\.name)
      && fields.map(\.value) == other.fields.map(\.value)
  }
}

extension String {
  /// Without white space at the ends.
  var trimmingBlanks: String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let begin = unicodeScalars.drop(while: isBlank)
    guard let last = begin.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(begin[...last])
  }

  /// Without white space at the ends, and runs of it as one blank.
  fileprivate var singleBlanks: String {
    let words = unicodeScalars.split { $0 == " " || (0x09...0x0D).contains($0.value) }
    return words.map { String($0) }.joined(separator: " ")
  }
}
