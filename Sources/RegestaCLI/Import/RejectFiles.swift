internal import Interchange

/// The files that take what an import rejects, one beside each file: `people.rejects.csv` of `people.csv`,
/// in the same form, with the reasons, so that they can be mended and imported again.
final class RejectFiles {
  private let paths: [String: String]
  private let single: String?
  private let folder: String
  private let isWritten: Bool
  private var sinks: [(path: String, sink: FileSink)] = []
  /// The files that were written.
  private(set) var written: [String] = []

  init(for files: [String], path: String?, isDryRun: Bool, folder: String) {
    single = path
    self.folder = folder
    // A look changes nothing, unless a place for the rejected was named.
    isWritten = !isDryRun || path != nil
    paths = Dictionary(
      files.map { (Platform.split(Platform.path($0, in: folder)).name, Self.path(beside: $0)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func add(_ record: RejectedRecord) throws {
    guard isWritten, let text = record.text,
      let path = single ?? paths[record.place.file] ?? paths.values.first
    else { return }
    let sink: FileSink
    if let open = sinks.first(where: { $0.path == path }) {
      sink = open.sink
    } else {
      sink = try FileSink(path: path, folder: folder)
      sinks.append((path, sink))
      if !record.preamble.isEmpty { try sink.write(Self.line(record.preamble)) }
    }
    try sink.write(Self.line(text))
  }

  private static func line(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }

  func commit() throws {
    for (path, sink) in sinks {
      try sink.commit()
      written.append(path)
    }
    sinks = []
  }

  func discard() {
    for (_, sink) in sinks { sink.discard() }
    sinks = []
  }

  /// "dir/people.rejects.csv" of "dir/people.csv.gz", and of itself.
  static func path(beside file: String) -> String {
    var name = file == "-" ? "standard-input" : file
    if name.lowercased().hasSuffix(".gz") { name.removeLast(3) }
    let slash = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
    guard let dot = name.lastIndex(of: "."), dot > slash else { return name + ".rejects" }
    let stem = name[..<dot]
    return stem.hasSuffix(".rejects") ? name : "\(stem).rejects\(name[dot...])"
  }
}
