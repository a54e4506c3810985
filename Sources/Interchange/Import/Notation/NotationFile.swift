internal import Formats
internal import RegestaKit

/// A file in the hand-written notation (docs/notation.md), read but not yet taken in.
struct NotationFile {
  let name: String
  let root: NotationRecord

  static let version = "1"

  /// Reads a file.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` with file, line and column.
  init(_ text: String, name: String) throws {
    self.name = name
    root = try NotationRecord(
      parsing: text,
      file: name,
      keys: [
        "regesta", "title", "kinds", "relations", "source", "sources", "entities", "statements",
        "disputes", "positions",
      ]
    )
    let version = try root.required("regesta")
    guard version == Self.version else {
      throw root.error(
        "This is notation \(version.abridged); this program reads notation \(Self.version).",
        at: root["regesta"]
      )
    }
  }

  /// A file of another language of ours that has sections like these.
  init(root: NotationRecord) {
    name = root.file
    self.root = root
  }

  /// The entries of a section that is a mapping of keys to records.
  func section(_ name: String) throws -> [YAMLNode.Entry] {
    switch root[name] {
    case nil: return []
    case .mapping(let entries, _): return entries
    case .some(let node):
      throw root.error("\"\(name)\" must be a mapping, not \(node.typeName).", at: node)
    }
  }
}
