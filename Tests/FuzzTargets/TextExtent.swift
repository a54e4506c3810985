import Formats

/// How far a text reaches, for places that must lie in it.
struct TextExtent {
  /// Bytes in UTF-8, without byte order mark; nil when the bytes do not decode.
  private(set) var byteCount: Int?
  private let lineCount: Int
  private let longestLine: Int
  private let rawCount: Int
  /// Whether nobody could take the bytes for anything but UTF-8: of other bytes the first ones that come decide.
  let isPlain: Bool

  /// Decodes the bytes as the readers do.
  init(_ bytes: [UInt8]) {
    rawCount = bytes.count
    var text: [UInt8]? = []
    var decoder = TextDecoder(MemorySource(bytes))
    do throws(FormatError) {
      while let chunk = try decoder.nextChunk() { text?.append(contentsOf: chunk) }
    } catch {
      text = nil
    }
    byteCount = text?.count
    isPlain = text == bytes && !bytes.contains(0)
    var lines = 1
    var longest = 0
    var column = 0
    for byte in text ?? bytes {
      if byte == 0x0A || byte == 0x0D {
        lines += 1
        column = 0
      } else {
        column += 1
      }
      longest = max(longest, column)
    }
    lineCount = lines
    longestLine = longest
  }

  /// A place is in the text, or just behind its end.
  func check(_ position: TextPosition?, _ what: String) throws(BrokenPromise) {
    guard let position else { return }
    try promise(
      (1...lineCount).contains(position.line) && (1...longestLine + 1).contains(position.column),
      "\(what) stands at \(position) of a text of \(lineCount) lines, the longest of \(longestLine)"
    )
  }

  /// An error has words, and its place is in the text.
  func check(_ error: FormatError) throws(BrokenPromise) {
    try promise(!error.message.isEmpty, "an error without words")
    guard byteCount != nil else { return }
    try check(error.position, "the error “\(error.message)”")
    // A byte order mark may be counted.
    if let offset = error.byteOffset {
      try promise(
        (0...max(byteCount ?? 0, rawCount) + 3).contains(offset),
        "the error “\(error.message)” stands at byte \(offset)"
      )
    }
  }
}
