/// A key of a keyboard.
package enum Key: Equatable, Sendable {
  case character(Character)
  case up
  case down
  case left
  case right
  case home
  case end
  case delete
  case escape
}

/// Where single keys come from: a terminal, or a test's own list.
package struct Keyboard {
  /// Makes keys come as they are pressed, where that can be had.
  ///
  /// - Returns: false when they come line by line: the first letter of each line then counts.
  package var open: () -> Bool
  /// The next key; `nil` when there are no more.
  package var next: () throws(CommandFailure) -> Character?
  /// Gives the terminal back as it was.
  package var close: () -> Void
  /// A whole line, where keys come line by line; `nil` when there are no more.
  private let wholeLine: (() throws(CommandFailure) -> String?)?
  /// Keys with arrows and their like, where they can be had.
  private let keyReader: (() throws(CommandFailure) -> Key?)?

  package init(
    open: @escaping () -> Bool,
    next: @escaping () throws(CommandFailure) -> Character?,
    close: @escaping () -> Void,
    nextKey: (() throws(CommandFailure) -> Key?)? = nil,
    wholeLine: (() throws(CommandFailure) -> String?)? = nil
  ) {
    self.open = open
    self.next = next
    self.close = close
    keyReader = nextKey
    self.wholeLine = wholeLine
  }

  /// The next key, arrows and their like among them; `nil` when there are no more.
  package func nextKey() throws(CommandFailure) -> Key? {
    if let keyReader { return try keyReader() }
    guard let character = try next() else { return nil }
    return .character(character)
  }

  /// A whole line as a terminal, a pipe or a file hands it over; `nil` when there are no more.
  package func plainLine() throws(CommandFailure) -> String? { try wholeLine?() }

  /// Reads a line that is typed key by key, with the last letter taken back by Backspace.
  ///
  /// - Parameters:
  ///   - isSingle: Whether keys come as they are pressed; nothing shows them then but `echo`.
  ///   - echo: Shows what was typed.
  /// - Returns: The line without its end; `nil` when there is no more, or Escape was pressed.
  /// - Throws: a failure when the terminal cannot be read, or what `echo` throws.
  package func line(isSingle: Bool, echo: (String) throws -> Void) throws -> String? {
    if !isSingle, let wholeLine { return try wholeLine() }
    var line = ""
    while let key = try next() {
      switch key {
      case "\n", "\r", "\r\n":
        try echo("\n")
        return line
      case "\u{1B}":
        try echo("\n")
        return nil
      case "\u{7F}", "\u{08}":
        guard let last = line.popLast() else { continue }
        let cells = DisplayWidth.of(String(last))
        let back = String(repeating: "\u{08}", count: cells)
        try echo(back + String(repeating: " ", count: cells) + back)
      case "\u{15}":
        let cells = DisplayWidth.of(line)
        let back = String(repeating: "\u{08}", count: cells)
        try echo(back + String(repeating: " ", count: cells) + back)
        line = ""
      default:
        guard key.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else { continue }
        line.append(key)
        try echo(String(key))
      }
    }
    return nil
  }

  /// Nobody is there.
  package static var none: Keyboard {
    Keyboard(open: { false }, next: { () throws(CommandFailure) in nil }, close: {})
  }

  /// The terminal behind standard input.
  package static var terminal: Keyboard {
    let keys = TerminalKeys()
    return Keyboard(
      open: { keys.open() },
      next: { () throws(CommandFailure) in try keys.next() },
      close: { keys.close() },
      nextKey: { () throws(CommandFailure) in try keys.nextKey() },
      wholeLine: { () throws(CommandFailure) in try keys.line() }
    )
  }
}

/// Reads keys from standard input.
private final class TerminalKeys {
  private var isRaw = false
  private let input = Platform.standardInput
  private static let escape: UInt8 = 0x1B

  func open() -> Bool {
    isRaw = Platform.beginSingleKeys(input)
    return isRaw
  }

  func close() {
    if isRaw { Platform.endSingleKeys() }
    isRaw = false
  }

  func next() throws(CommandFailure) -> Character? {
    do throws(Platform.Failure) {
      return isRaw ? try key() : try firstOfLine()
    } catch {
      throw CommandFailure(.inputMissing, "cannot read from the terminal", reason: error.reason)
    }
  }

  func nextKey() throws(CommandFailure) -> Key? {
    do throws(Platform.Failure) {
      return try anyKey()
    } catch {
      throw CommandFailure(.inputMissing, "cannot read from the terminal", reason: error.reason)
    }
  }

  private func key() throws(Platform.Failure) -> Character? {
    switch try anyKey() {
    case nil, .character("\u{04}"): nil
    case .character(let character): character
    // An arrow or a function key is no answer.
    default: "\u{1B}"
    }
  }

  /// The codes that terminals send for keys without a letter, behind Escape.
  private static let codes: [String: Key] = [
    "[A": .up, "[B": .down, "[C": .right, "[D": .left, "OA": .up, "OB": .down, "OC": .right,
    "OD": .left,
    "[H": .home, "[F": .end, "OH": .home, "OF": .end, "[1~": .home, "[4~": .end, "[7~": .home,
    "[8~": .end, "[3~": .delete,
  ]

  private func anyKey() throws(Platform.Failure) -> Key? {
    guard let first = try Platform.readByte(input) else { return nil }
    guard first == Self.escape else {
      return try character(beginningWith: first).map { .character($0) }
    }
    var code = ""
    while code.count < 8, Platform.hasInput(input, within: 20),
      let byte = try Platform.readByte(input)
    {
      code.unicodeScalars.append(Unicode.Scalar(byte))
      if Self.codes[code] != nil { break }
    }
    return Self.codes[code] ?? .escape
  }

  func line() throws(CommandFailure) -> String? {
    do throws(Platform.Failure) {
      return try wholeLine()
    } catch {
      throw CommandFailure(.inputMissing, "cannot read from the terminal", reason: error.reason)
    }
  }

  private func firstOfLine() throws(Platform.Failure) -> Character? {
    guard let line = try wholeLine() else { return nil }
    return line.first { !$0.isWhitespace } ?? "\n"
  }

  private func wholeLine() throws(Platform.Failure) -> String? {
    var line: [UInt8] = []
    while true {
      guard let byte = try Platform.readByte(input) else {
        if line.isEmpty { return nil }
        break
      }
      if byte == UInt8(ascii: "\n") { break }
      line.append(byte)
    }
    return String(decoding: line, as: UTF8.self)
  }

  private func character(beginningWith first: UInt8) throws(Platform.Failure) -> Character? {
    var bytes = [first]
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    while bytes.count < count, let byte = try Platform.readByte(input) { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self).first
  }
}
