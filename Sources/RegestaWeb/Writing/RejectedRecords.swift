internal import Interchange

/// What a file's rejected records are as a text, to be mended and taken in again: as `import` writes it
/// beside the file.
final class RejectedRecords {
  /// In bytes; with more than this the whole is mended better elsewhere.
  private static let most = 256 << 10

  private var lines: [String] = []
  private var size = 0
  private var isWhole = true

  /// The text; nil where there is none, or too much of it.
  var text: String? { isWhole && !lines.isEmpty ? lines.joined() : nil }

  /// Takes a record.
  func add(_ record: RejectedRecord) {
    guard isWhole else { return }
    guard let text = record.text else {
      isWhole = false
      return
    }
    if lines.isEmpty, !record.preamble.isEmpty { append(record.preamble) }
    append(text)
    if size > Self.most {
      isWhole = false
      lines = []
    }
  }

  private func append(_ text: String) {
    lines.append(text.hasSuffix("\n") ? text : text + "\n")
    size += text.utf8.count
  }

  /// "people.rejects.csv" of "people.csv.gz", and of itself.
  static func name(for file: String) -> String {
    var name = file
    if name.lowercased().hasSuffix(".gz") { name.removeLast(3) }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name + ".rejects" }
    let stem = name[..<dot]
    return stem.hasSuffix(".rejects") ? name : "\(stem).rejects\(name[dot...])"
  }
}
