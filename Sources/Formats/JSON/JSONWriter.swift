/// Writes JSON event by event, in the order it is given: as few bytes as possible, or for people.
///
/// Values at the top follow each other on lines of their own, so that compact ones make JSON Lines.
/// What ``JSONReader`` gives can be handed on as it is.
public struct JSONWriter {
  /// How the text is laid out.
  public enum Style: Hashable, Sendable {
    /// No white space.
    case compact
    /// One member or element to a line, two blanks for each level.
    case indented
  }

  /// What was written and not yet taken, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  private let style: Style
  /// For each open array and object, whether it has something in it.
  private var stack: [Bool] = []
  private var followsName = false
  private var hasValue = false

  /// A writer of a style.
  public init(style: Style = .compact) { self.style = style }

  /// Adds an event. The caller answers for their order: a name in an object before each value, and
  /// an end for each beginning.
  ///
  /// - Parameter event: What comes next.
  public mutating func write(_ event: JSONEvent) {
    switch event {
    case .beginObject: begin(UInt8(ascii: "{"))
    case .beginArray: begin(UInt8(ascii: "["))
    case .endObject: end(UInt8(ascii: "}"))
    case .endArray: end(UInt8(ascii: "]"))
    case .name(let name):
      separate()
      append(quoted: name)
      bytes.append(UInt8(ascii: ":"))
      if style == .indented { bytes.append(0x20) }
      followsName = true
    case .string(let text):
      separate()
      append(quoted: text)
    case .integer(let number): append(word: String(number))
    case .decimal(let number): append(word: number.text)
    case .bool(let truth): append(word: truth ? "true" : "false")
    case .null: append(word: "null")
    }
  }

  /// Adds a whole value.
  ///
  /// - Parameter value: What to write.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .object(let object):
      write(.beginObject)
      for member in object.members { write(member.name, member.value) }
      write(.endObject)
    case .array(let elements):
      write(.beginArray)
      for element in elements { write(element) }
      write(.endArray)
    case .string(let text): write(JSONEvent.string(text))
    case .integer(let number): write(JSONEvent.integer(number))
    case .decimal(let number): write(JSONEvent.decimal(number))
    case .bool(let truth): write(JSONEvent.bool(truth))
    case .null: write(JSONEvent.null)
    }
  }

  /// Adds a member to the open object.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Its value.
  public mutating func write(_ name: String, _ value: JSONValue) {
    write(.name(name))
    write(value)
  }

  /// Takes what was written, to be sent on.
  ///
  /// - Returns: The bytes since the last time.
  public mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Ends the last value's line, once, and takes what was written.
  ///
  /// - Returns: The bytes since the last time.
  public mutating func finish() -> [UInt8] {
    if hasValue { bytes.append(0x0A) }
    hasValue = false
    return drain()
  }
}

extension JSONWriter {
  /// What stands between this value or name and what is before it.
  private mutating func separate() {
    if followsName {
      followsName = false
    } else if let hasElements = stack.last {
      if hasElements { bytes.append(UInt8(ascii: ",")) }
      stack[stack.count - 1] = true
      breakLine()
    } else {
      if hasValue { bytes.append(0x0A) }
      hasValue = true
    }
  }

  private mutating func breakLine() {
    guard style == .indented else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * stack.count))
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    stack.append(false)
  }

  private mutating func end(_ bracket: UInt8) {
    let hadElements = stack.popLast() ?? false
    if hadElements { breakLine() }
    bytes.append(bracket)
  }

  private mutating func append(word: String) {
    separate()
    bytes += word.utf8
  }

  private mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        bytes.append(byte)
      } else {
        append(escaped: byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(escaped byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = [UInt8]("0123456789abcdef".utf8)
      bytes += [UInt8]("u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}

extension JSONValue {
  /// The value as a JSON text.
  ///
  /// - Parameter style: How it is laid out.
  /// - Returns: The text, without a line end.
  public func text(style: JSONWriter.Style = .compact) -> String {
    var writer = JSONWriter(style: style)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
