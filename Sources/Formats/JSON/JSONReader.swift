/// Reads JSON as a stream, strictly as RFC 8259 has it: event by event, or a whole value at a time.
///
/// Memory does not grow with the file, only with the depth and the longest text. After an error there
/// is nothing more to read, but see ``JSONElements/skipLine()``.
public struct JSONReader {
  /// Where the last event stood.
  public var position: TextPosition { input.position(of: mark) }
  /// Where the last event stood in the text as UTF-8, without byte order mark.
  public var byteOffset: Int { mark.offset }
  /// How many bytes have been taken from the source, for a progress bar.
  public var bytesRead: Int { input.bytesRead }
  /// How many arrays and objects are open.
  public var depth: Int { stack.count }

  private enum Expectation {
    case value, valueOrEnd, nameOrEnd, name, commaOrEnd, nothing
  }

  private enum Container { case array, object }

  private var input: JSONInput
  private let options: JSONOptions
  private var stack: [Container] = []
  private var expectation = Expectation.value
  private var hasValue = false
  /// Where the last value at the top ended.
  private var endLine = 0
  private var mark = JSONInput.Mark()

  /// Opens a text.
  ///
  /// - Parameters:
  ///   - source: The bytes: UTF-8, or what ``TextDecoder`` makes UTF-8 of.
  ///   - encoding: The encoding when it is known.
  ///   - options: Limits and layout.
  public init(
    _ source: any ByteSource,
    encoding: TextEncoding? = nil,
    options: JSONOptions = JSONOptions()
  ) {
    input = JSONInput(TextDecoder(source, encoding: encoding), limit: options.maximumTokenBytes)
    self.options = options
  }

  /// The next event; nil at the end of the text.
  ///
  /// - Throws: ``FormatError`` with line and column.
  public mutating func next() throws(FormatError) -> JSONEvent? {
    while true {
      let byte = try input.nextSignificant(
        stopsAtLineEnd: options.valueEndsWithLine && !stack.isEmpty
      )
      mark = input.mark
      guard let byte else {
        try checkEnd()
        return nil
      }
      switch expectation {
      case .commaOrEnd where byte == UInt8(ascii: ","):
        input.skip()
        expectation = stack.last == .object ? .name : .value
        if options.allowsTrailingCommaInRoot, stack == [.array] { expectation = .valueOrEnd }
      case .commaOrEnd: return try end(byte)
      case .nameOrEnd where byte == UInt8(ascii: "}"), .valueOrEnd where byte == UInt8(ascii: "]"):
        return try end(byte)
      case .nameOrEnd, .name: return try name(byte)
      case .value, .valueOrEnd: return try value(byte)
      case .nothing:
        guard options.allowsSequence else {
          throw input.unexpected(byte, "Expected the end of the text after the value")
        }
        if options.valueEndsWithLine, mark.line == endLine {
          throw input.unexpected(byte, "Expected the end of the line after the value")
        }
        return try value(byte)
      }
    }
  }

  /// The next whole value: after a name, that of the member; in an array, the next element; else the
  /// text's. Nil at the end of the text.
  ///
  /// - Throws: ``FormatError`` with line and column; also when what comes next is an end or a name.
  public mutating func nextValue() throws(FormatError) -> JSONValue? {
    guard let event = try next() else { return nil }
    return try value(beginningWith: event)
  }

  /// The whole of the value whose first event has been read.
  ///
  /// - Parameter event: What ``next()`` has just returned.
  /// - Returns: The value.
  /// - Throws: ``FormatError`` with line and column.
  public mutating func value(beginningWith event: JSONEvent) throws(FormatError) -> JSONValue {
    switch event {
    case .string(let text): return .string(text)
    case .integer(let number): return .integer(number)
    case .decimal(let number): return .decimal(number)
    case .bool(let truth): return .bool(truth)
    case .null: return .null
    case .beginArray:
      var elements: [JSONValue] = []
      while let event = try next(), event != .endArray {
        elements.append(try value(beginningWith: event))
      }
      return .array(elements)
    case .beginObject: return .object(try restOfObject())
    case .endArray, .endObject, .name:
      throw FormatError("Expected a value.", at: position, byteOffset: byteOffset)
    }
  }

  /// Passes over the value whose first event has been read, however deep.
  ///
  /// - Parameter event: What ``next()`` has just returned.
  /// - Throws: ``FormatError`` with line and column.
  public mutating func skipValue(beginningWith event: JSONEvent) throws(FormatError) {
    guard event == .beginArray || event == .beginObject else { return }
    let outside = stack.count - 1
    while stack.count > outside, try next() != nil {}
  }

  private mutating func restOfObject() throws(FormatError) -> JSONObject {
    var object = JSONObject()
    var names = NameSet()
    while let event = try next(), case .name(let name) = event {
      if options.refusesDuplicateNames, !names.insert(name, into: object) {
        throw FormatError(
          "The name “\(name)” stands twice in one object.",
          at: position,
          byteOffset: byteOffset
        )
      }
      guard let value = try nextValue() else { break }
      object.members.append(JSONObject.Member(name, value))
    }
    return object
  }
}

extension JSONReader {
  private mutating func value(_ byte: UInt8) throws(FormatError) -> JSONEvent {
    switch byte {
    case UInt8(ascii: "{"): return try begin(.object)
    case UInt8(ascii: "["): return try begin(.array)
    default: break
    }
    let event: JSONEvent
    switch byte {
    case UInt8(ascii: "\""): event = .string(try input.string())
    case UInt8(ascii: "t"): event = try literal("true", .bool(true))
    case UInt8(ascii: "f"): event = try literal("false", .bool(false))
    case UInt8(ascii: "n"): event = try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): event = try input.number()
    default:
      let expected = expectation == .valueOrEnd ? "Expected a value or ]" : "Expected a value"
      throw input.unexpected(byte, expected)
    }
    closeValue()
    return event
  }

  private mutating func literal(
    _ word: StaticString,
    _ event: JSONEvent
  ) throws(FormatError) -> JSONEvent {
    try input.literal(word)
    return event
  }

  private mutating func name(_ byte: UInt8) throws(FormatError) -> JSONEvent {
    guard byte == UInt8(ascii: "\"") else {
      let expected = expectation == .name ? "a name in quotes" : "a name in quotes or }"
      throw input.unexpected(byte, "Expected \(expected)")
    }
    let name = try input.string()
    let next = try input.nextSignificant(stopsAtLineEnd: options.valueEndsWithLine)
    guard next == UInt8(ascii: ":") else {
      throw input.unexpected(next, "Expected a colon after the name")
    }
    input.skip()
    expectation = .value
    return .name(name)
  }

  private mutating func begin(_ container: Container) throws(FormatError) -> JSONEvent {
    guard stack.count < options.maximumDepth else {
      throw FormatError(
        "Arrays and objects nest deeper than \(options.maximumDepth).",
        at: position,
        byteOffset: byteOffset
      )
    }
    input.skip()
    stack.append(container)
    expectation = container == .array ? .valueOrEnd : .nameOrEnd
    return container == .array ? .beginArray : .beginObject
  }

  private mutating func end(_ byte: UInt8) throws(FormatError) -> JSONEvent {
    switch (stack.last, byte) {
    case (.array, UInt8(ascii: "]")), (.object, UInt8(ascii: "}")): break
    case (.array, _): throw input.unexpected(byte, "Expected a comma or ] after the element")
    default: throw input.unexpected(byte, "Expected a comma or } after the member")
    }
    input.skip()
    let container = stack.removeLast()
    closeValue()
    return container == .array ? .endArray : .endObject
  }

  private mutating func closeValue() {
    hasValue = true
    if stack.isEmpty { endLine = mark.line }
    expectation = stack.isEmpty ? .nothing : .commaOrEnd
  }

  private func checkEnd() throws(FormatError) {
    if let open = stack.last {
      let place = options.valueEndsWithLine && !input.isAtEnd ? "line" : "text"
      let what = open == .array ? "an array" : "an object"
      throw FormatError("The \(place) ends inside \(what).", at: position, byteOffset: byteOffset)
    }
    guard hasValue || options.allowsSequence else {
      throw FormatError("The text holds no value.", at: position, byteOffset: byteOffset)
    }
  }

  /// Goes on behind the end of this line, with nothing open but the outermost array if `inArray`.
  mutating func skipLine(inArray: Bool) throws(FormatError) {
    try input.skipLine()
    stack = inArray ? [.array] : []
    endLine = 0
    expectation = inArray ? .valueOrEnd : .value
  }
}

/// Names seen in one object: few are compared one by one, many by their hashes. Their bytes count:
/// Swift holds texts for equal that only differ in how accents are composed.
private struct NameSet {
  private var names: Set<[UInt8]> = []

  mutating func insert(_ name: String, into object: JSONObject) -> Bool {
    guard object.members.count >= 16 else {
      return !object.members.contains { $0.name == name && $0.name.utf8.elementsEqual(name.utf8) }
    }
    if names.isEmpty { names = Set(object.members.map { Array($0.name.utf8) }) }
    return names.insert(Array(name.utf8)).inserted
  }
}
