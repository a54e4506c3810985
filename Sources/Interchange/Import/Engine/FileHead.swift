/// The first bytes of a file.
public struct FileHead: Sendable {
  /// At most 64 KiB, uncompressed.
  public let bytes: [UInt8]
  /// The bytes as text, without a byte order mark; what is no UTF-8 is replaced.
  public let text: String

  /// How many bytes are looked at.
  public static let size = 64 << 10

  /// A head as a value.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    text = String(decoding: content, as: UTF8.self)
  }

  /// The lines that are not empty.
  var lines: [Substring] {
    text.utf8.split { $0 == 0x0A || $0 == 0x0D }.map { Substring($0) }
  }

  /// The first character that is no white space.
  var firstMark: Character? { text.first { !$0.isWhitespace } }

  /// Whether a text stands in it, byte by byte.
  func contains(_ mark: String) -> Bool { bytes.firstIndex(of: Array(mark.utf8)) != nil }

  /// The same without any white space of ASCII.
  var compact: FileHead { FileHead(bytes.filter { $0 > 0x20 }) }

  /// What stands between a mark and the next quotation mark, each time.
  func values(behind mark: String) -> Set<String> {
    let mark = Array(mark.utf8)
    var values: Set<String> = []
    var start = 0
    while let found = bytes.firstIndex(of: mark, from: start) {
      start = found + mark.count
      values.insert(String(decoding: bytes[start...].prefix { $0 != 0x22 }, as: UTF8.self))
    }
    return values
  }
}

extension [UInt8] {
  /// Where a run of bytes begins the first time, at a place or behind it.
  fileprivate func firstIndex(of mark: [UInt8], from start: Int = 0) -> Int? {
    guard let first = mark.first else { return start }
    var index = start
    while index + mark.count <= count {
      if self[index] == first, self[index..<index + mark.count].elementsEqual(mark) { return index }
      index += 1
    }
    return nil
  }
}
