public import Formats
internal import RegestaKit
internal import Synchronization

/// A file on its way in: its bytes are counted and hashed as they are read, and uncompressed.
public struct ImportFile {
  /// The file's name without its folders.
  public let name: String
  /// How many bytes it has; nil when that is not known, as of standard input.
  public let size: Int?
  /// How many bytes there may be in it once it is unpacked; nil for any number.
  public var unpackedLimit: Int?
  private let open: () throws -> any ByteSource

  /// About how many bytes there are to be read: what is packed is several times as long. 0 when not known.
  var expectedBytes: Int { (size ?? 0) * (name.lowercased().hasSuffix(".gz") ? 8 : 1) }

  /// A file.
  ///
  /// - Parameters:
  ///   - name: Its name without its folders.
  ///   - size: How many bytes it has.
  ///   - open: Opens it from its beginning.
  public init(name: String, size: Int?, open: @escaping () throws -> any ByteSource) {
    self.name = name
    self.size = size
    self.open = open
  }

  /// Opens the file.
  ///
  /// - Returns: What is read of it, and the meter on the bytes of the file itself.
  func opened(_ progress: @escaping (Int) -> Void) throws -> (
    input: any ByteSource, head: FileHead, meter: Meter
  ) {
    let meter = Meter(try open(), progress)
    var source = try GzipSource.unwrapping(meter)
    if let unpackedLimit { source = LimitedSource(source, limit: unpackedLimit) }
    var chunks: [[UInt8]] = []
    var count = 0
    while count < FileHead.size, let chunk = try source.nextChunk() {
      chunks.append(chunk)
      count += chunk.count
    }
    let head = FileHead(Array(chunks.joined().prefix(FileHead.size)))
    return (PrefixedSource(chunks, then: source), head, meter)
  }

  /// The name without folders, compression, the mark of rejected records and, unless told otherwise, the
  /// ending of its format: "people" of "dir/people.rejects.csv.gz".
  static func stem(of name: String, droppingFormat: Bool = true) -> String {
    var stem = name.split(separator: "/").last.map(String.init) ?? name
    if stem.lowercased().hasSuffix(".gz") { stem.removeLast(3) }
    guard droppingFormat else { return stem }
    if let dot = stem.lastIndex(of: "."), dot > stem.startIndex { stem = String(stem[..<dot]) }
    if stem.hasSuffix(".rejects") { stem.removeLast(8) }
    return stem
  }

  /// Whether a file holds what was rejected of another: a part of what its source says.
  static func isOfRejected(_ name: String) -> Bool {
    let stem = stem(of: name, droppingFormat: false)
    return stem.hasSuffix(".rejects") || stem.contains(".rejects.")
  }

  /// Counts and hashes the bytes that pass.
  final class Meter: ByteSource {
    private var source: any ByteSource
    private var hash = SHA256()
    private let progress: (Int) -> Void
    private let passed = Atomic<Int>(0)
    /// Whether the bytes pass on another thread than the one that is to be told: ``tell()`` does it then.
    var isReadAhead = false

    init(_ source: any ByteSource, _ progress: @escaping (Int) -> Void) {
      self.source = source
      self.progress = progress
    }

    /// How many bytes have passed.
    var count: Int { passed.load(ordering: .relaxed) }

    func nextChunk() throws(FormatError) -> [UInt8]? {
      guard let chunk = try source.nextChunk() else { return nil }
      hash.update(chunk)
      passed.store(count + chunk.count, ordering: .relaxed)
      if !isReadAhead { tell() }
      return chunk
    }

    /// Tells how many bytes have passed.
    func tell() { progress(count) }

    /// The SHA-256 of the whole file: what the format did not read is read now.
    func digest() throws(FormatError) -> String {
      while try nextChunk() != nil {}
      return hash.finish()
    }
  }
}
