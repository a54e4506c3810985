internal import Formats

/// The lines of a file, each for itself, so that one that is damaged costs no other.
struct LineSource {
  private var source: any ByteSource
  private var chunk: [UInt8] = []
  private var index = 0
  private(set) var number = 0
  /// No line of ours is longer.
  private static let limit = 256 << 20

  init(_ source: any ByteSource) { self.source = source }

  /// The next line without its end; nil when there is none.
  mutating func next() throws(FormatError) -> [UInt8]? {
    var line: [UInt8] = []
    var hasRead = false
    while true {
      if index >= chunk.count {
        guard let next = try source.nextChunk() else { break }
        (chunk, index) = (next, 0)
      }
      hasRead = true
      if let end = chunk[index...].firstIndex(of: 0x0A) {
        line += chunk[index..<end]
        index = end + 1
        number += 1
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        return line
      }
      line += chunk[index...]
      index = chunk.count
      guard line.count <= Self.limit else {
        throw FormatError("The line is too long.", at: TextPosition(line: number + 1, column: 1))
      }
    }
    guard hasRead else { return nil }
    number += 1
    return line
  }
}
