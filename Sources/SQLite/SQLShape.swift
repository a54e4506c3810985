/// What the text of a statement is put together from: literals of the program by their place in memory, marks
/// for parameters, and texts.
///
/// A literal keeps its place as long as the program runs, so that two statements of one shape have one text. A
/// statement that is run a million times is so found without its text being made a million times.
struct SQLShape: Sendable {
  /// Two words for each piece: the address and the length of a literal; 0 and 0 for a parameter; 0 and 1 for the
  /// next of `texts`.
  private var words: [UInt] = []
  private var texts: [String] = []
  private var mix: UInt = 0

  init() {}

  init(text: String) {
    append(text)
  }

  mutating func reserveCapacity(pieces: Int) {
    words.reserveCapacity(2 * pieces)
  }

  mutating func append(_ literal: StaticString) {
    guard literal.hasPointerRepresentation else { return append("\(literal)") }
    guard literal.utf8CodeUnitCount > 0 else { return }
    append(UInt(bitPattern: literal.utf8Start), UInt(literal.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) {
    append(0, 1)
    texts.append(text)
  }

  mutating func appendParameter() {
    append(0, 0)
  }

  mutating func append(_ other: SQLShape) {
    words += other.words
    for index in stride(from: 0, to: other.words.count, by: 2) {
      stir(other.words[index], other.words[index + 1])
    }
    if !other.texts.isEmpty { texts += other.texts }
  }

  private mutating func append(_ first: UInt, _ second: UInt) {
    words.append(first)
    words.append(second)
    stir(first, second)
  }

  @inline(__always)
  private mutating func stir(_ first: UInt, _ second: UInt) {
    mix = (mix ^ first &+ second << 48) &* 0x9E37_79B9_7F4A_7C15
    mix ^= mix >> 29
  }

  /// The text, with a `?` for each parameter.
  var text: String {
    // What is one text is that text.
    if words.count == 2, let only = texts.first { return only }
    var text = ""
    var rest = texts.makeIterator()
    for index in stride(from: 0, to: words.count, by: 2) {
      if let start = UnsafePointer<UInt8>(bitPattern: words[index]) {
        // The bytes of a StaticString, which live as long as the program.
        let bytes = UnsafeBufferPointer(start: start, count: Int(words[index + 1]))
        text += String(decoding: bytes, as: UTF8.self)
      } else {
        text += words[index + 1] == 0 ? "?" : rest.next() ?? ""
      }
    }
    return text
  }
}

extension SQLShape: Hashable {
  static func == (left: SQLShape, right: SQLShape) -> Bool {
    left.mix == right.mix && left.words == right.words && left.texts == right.texts
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(mix)
    for text in texts { hasher.combine(text) }
  }
}
