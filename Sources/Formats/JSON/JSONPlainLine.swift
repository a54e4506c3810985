// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// An object on one line, read member by member in the order in which they are expected, where it is written as
/// ``JSONLineWriter`` writes it: no white space, and no escapes.
///
/// It is for files of many such lines, which it reads with a third of the instructions of ``JSONReader``. It judges
/// nothing: at what it does not know it answers nil, and the line is to be read from its beginning by that reader,
/// which knows what is wrong with it if anything is.
public struct JSONPlainLine {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// Reads a line where it lies.
  ///
  /// - Parameters:
  ///   - line: The bytes, without a line end.
  ///   - body: Reads the members.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public static func read<T>(
    _ line: [UInt8],
    _ body: (inout JSONPlainLine) throws -> T
  ) rethrows -> T {
    try line.withUnsafeBufferPointer { bytes in
      var plain = JSONPlainLine(bytes: bytes)
      return try body(&plain)
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Passes the name of a member, if that is what comes next.
  ///
  /// - Parameter member: The member; the first of an object stands behind its brace, all others behind a comma.
  /// - Returns: Whether it came next, so that its value does now.
  public mutating func pass(_ member: JSONLineWriter.Member) -> Bool {
    let end = index + member.bytes.count
    guard end <= bytes.count else { return false }
    // Both are one sign: the brace of the object, and the comma between its members.
    guard bytes[index] == (index == 0 ? UInt8(ascii: "{") : UInt8(ascii: ",")) else { return false }
    let isNext = member.bytes.withUnsafeBufferPointer { name in
      for place in 1..<name.count where bytes[index + place] != name[place] { return false }
      return true
    }
    if isNext { index = end }
    return isNext
  }

  /// Reads a text without escapes.
  public mutating func text() -> String? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
    var end = index + 1
    var union: UInt8 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") { break }
      guard byte >= 0x20, byte != UInt8(ascii: "\\") else { return nil }
      union |= byte
      end += 1
    }
    guard end < bytes.count else { return nil }
    let content = UnsafeBufferPointer(rebasing: bytes[(index + 1)..<end])
    let text = String(decoding: content, as: UTF8.self)
    // What is no UTF-8 is repaired, and then is no longer the same.
    guard union < 0x80 || text.hasBytes(content) else { return nil }
    index = end + 1
    return text
  }

  /// Reads a whole number that 64 bits can hold.
  public mutating func integer() -> Int64? {
    var end = index
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) || bytes[end] == 0x2D { end += 1 }
    let digits = UnsafeBufferPointer(rebasing: bytes[index..<end])
    guard let number = JSONNumberGrammar.integer(digits) else { return nil }
    // A fraction or an exponent may follow.
    guard end < bytes.count, bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: "}")
    else { return nil }
    index = end
    return number
  }

  /// Whether nothing but the end of the object comes.
  public var isAtEnd: Bool {
    index == bytes.count - 1 && bytes[index] == UInt8(ascii: "}")
  }
}
