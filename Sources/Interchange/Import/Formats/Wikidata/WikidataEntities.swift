internal import Formats

/// The entities of a file, one after the other, in memory that does not grow with it.
///
/// - `{"entities": {"Q36": {…}, …}}`, as Special:EntityData and the API give them
/// - an entity alone, or several after one another
/// - an array of them, as the dumps have it: one a line, with a comma behind each
/// - the lines of a dump without the brackets around them
struct WikidataEntities {
  /// An entity, and where it begins.
  struct Found {
    var value: JSONValue
    var position: TextPosition
  }

  /// Whether a line that does not read keeps the others out.
  let canGoOn: Bool
  private var elements: JSONElements?
  private var reader: JSONReader?
  private var isInside = false

  init(_ source: any ByteSource, head: FileHead) {
    switch Self.layout(head.bytes) {
    case .wrapped:
      canGoOn = false
      reader = JSONReader(source)
    case .lines:
      canGoOn = true
      elements = JSONElements(DumpLines(source), layout: .lines)
    case .values:
      canGoOn = false
      elements = JSONElements(source)
    }
  }

  mutating func next() throws(FormatError) -> Found? {
    if elements != nil {
      guard let value = try elements?.next(), let position = elements?.position else { return nil }
      return Found(value: value, position: position)
    }
    return try nextWrapped()
  }

  mutating func skipLine() throws(FormatError) { try elements?.skipLine() }

  /// The members of `entities`; whatever stands beside it is passed over.
  private mutating func nextWrapped() throws(FormatError) -> Found? {
    while let event = try reader?.next() {
      switch event {
      case .name(let name) where !isInside:
        guard let value = try reader?.next() else { return nil }
        if name == "entities", value == .beginObject || value == .beginArray {
          isInside = true
        } else {
          try reader?.skipValue(beginningWith: value)
        }
      case .name:
        guard let value = try reader?.nextValue(), let position = reader?.position else {
          return nil
        }
        return Found(value: value, position: position)
      case .beginObject where isInside:
        guard let position = reader?.position,
          let value = try reader?.value(beginningWith: event)
        else { return nil }
        return Found(value: value, position: position)
      case .endObject, .endArray: isInside = false
      default: break
      }
    }
    return nil
  }

  private enum Layout { case wrapped, lines, values }

  private static func layout(_ head: [UInt8]) -> Layout {
    let text = String(decoding: head.prefix(512), as: UTF8.self)
      .filter { !$0.isWhitespace && $0 != "\u{FEFF}" }
    if text.hasPrefix("{\"entities\"") { return .wrapped }
    // Beside "entities" the API writes "success" first or last.
    if text.hasPrefix("{\"success\"") || text.hasPrefix("{\"batchcomplete\"") { return .wrapped }
    return isLines(head) ? .lines : .values
  }

  /// Whether each line is a whole entity: the first that begins one ends it, or goes beyond the head.
  private static func isLines(_ head: [UInt8]) -> Bool {
    var depth = 0
    var isInText = false
    var isEscaped = false
    var hasBegun = false
    for byte in head {
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInText = true
      case UInt8(ascii: "["):
        // An array on one line with what it holds is not one of lines.
        if !hasBegun { depth -= 1 }
        depth += 1
      case UInt8(ascii: "{"):
        hasBegun = true
        depth += 1
      case UInt8(ascii: "]") where hasBegun && depth == 0: return false
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): if hasBegun { return depth <= 0 }
      case UInt8(ascii: ","): if hasBegun, depth == 0 { return isCommaAtEnd(head) }
      default: break
      }
    }
    return hasBegun && head.first != UInt8(ascii: "[")
      || head.starts(with: Array("[\n".utf8)) && hasBegun
  }

  /// Whether the first entity's comma ends its line, and is not between two of one line.
  private static func isCommaAtEnd(_ head: [UInt8]) -> Bool {
    guard let end = head.firstIndex(of: UInt8(ascii: "\n")) else { return false }
    let line = head[..<end].filter { $0 > 0x20 }
    return line.last == UInt8(ascii: ",") || line == [UInt8(ascii: "[")]
  }
}

/// The lines of a dump as JSON Lines: the brackets around all of them and the comma behind each are
/// made spaces, so that every place stays what it is.
struct DumpLines: ByteSource {
  private var source: any ByteSource
  /// Bytes that may turn out to be the end of a line.
  private var held: [UInt8] = []
  private var isAtLineStart = true

  init(_ source: any ByteSource) { self.source = source }

  mutating func nextChunk() throws(FormatError) -> [UInt8]? {
    while let chunk = try source.nextChunk() {
      var result: [UInt8] = []
      result.reserveCapacity(chunk.count + held.count)
      for byte in chunk {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), 0x20, 0x09, 0x0D:
          let isBracket = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
          if isBracket, !isAtLineStart {
            flush(into: &result)
            result.append(byte)
          } else {
            held.append(byte)
          }
        case 0x0A:
          result.append(contentsOf: held.map { $0 == 0x0D ? 0x0D : 0x20 })
          held.removeAll(keepingCapacity: true)
          result.append(byte)
          isAtLineStart = true
        default:
          flush(into: &result)
          isAtLineStart = false
          result.append(byte)
        }
      }
      if !result.isEmpty { return result }
    }
    guard !held.isEmpty else { return nil }
    let rest = held.map { _ in UInt8(0x20) }
    held.removeAll()
    return rest
  }

  /// What was held stands inside of a line after all; a bracket at its beginning opens the whole array.
  private mutating func flush(into result: inout [UInt8]) {
    if isAtLineStart {
      result.append(contentsOf: held.map { $0 == UInt8(ascii: "[") ? 0x20 : $0 })
    } else {
      result.append(contentsOf: held)
    }
    held.removeAll(keepingCapacity: true)
  }
}
