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

  package init(
    open: @escaping () -> Bool,
    next: @escaping () throws(CommandFailure) -> Character?,
    close: @escaping () -> Void
  ) {
    self.open = open
    self.next = next
    self.close = close
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
      close: { keys.close() }
    )
  }
}

/// Reads keys from standard input.
private final class TerminalKeys {
  private var isRaw = false
  private let input = Platform.standardInput
  /// Ctrl-D, which a terminal that hands keys over as they are does not take for an end.
  private static let end: UInt8 = 0x04
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

  private func key() throws(Platform.Failure) -> Character? {
    guard let first = try Platform.readByte(input), first != Self.end else { return nil }
    if first == Self.escape {
      // An arrow or a function key comes as several bytes; none of them is an answer.
      while Platform.hasInput(input, within: 20) { _ = try Platform.readByte(input) }
      return "\u{1B}"
    }
    return try character(beginningWith: first)
  }

  private func firstOfLine() throws(Platform.Failure) -> Character? {
    var line: [UInt8] = []
    while true {
      guard let byte = try Platform.readByte(input) else {
        if line.isEmpty { return nil }
        break
      }
      if byte == UInt8(ascii: "\n") { break }
      line.append(byte)
    }
    return String(decoding: line, as: UTF8.self).first { !$0.isWhitespace } ?? "\n"
  }

  private func character(beginningWith first: UInt8) throws(Platform.Failure) -> Character? {
    var bytes = [first]
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    while bytes.count < count, let byte = try Platform.readByte(input) { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self).first
  }
}
