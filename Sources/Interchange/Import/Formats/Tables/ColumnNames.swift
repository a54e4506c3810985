internal import Formats
internal import Names
internal import RegestaKit
internal import Seed

/// What columns are called that mean no relation: seed/mappings/columns.yaml.
struct ColumnNames {
  private var roles: [String: String] = [:]
  /// Pairs of names for the two ends of a relation.
  private(set) var pairs: [(subject: String, object: String)] = []

  /// The words that the program carries.
  static func carried() throws -> ColumnNames { try result.get() }

  private static let result = Result<ColumnNames, any Error> {
    let path = "seed/mappings/columns.yaml"
    let node = try YAMLNode(parsing: Seed.file(path) ?? "{}")
    guard case .mapping(let entries, _) = node else { return ColumnNames() }
    let record = try NotationRecord(node, file: path, keys: entries.map(\.key))
    var names = ColumnNames()
    for entry in entries {
      for item in try record.list(entry.key) {
        if entry.key == "pairs", case .sequence(let ends, _) = item, ends.count == 2 {
          names.pairs.append(
            (
              subject: NameFolding.fold(try NotationRecord.text(ends[0], file: path)),
              object: NameFolding.fold(try NotationRecord.text(ends[1], file: path))
            )
          )
        } else {
          names.roles[NameFolding.fold(try NotationRecord.text(item, file: path))] = entry.key
        }
      }
    }
    return names
  }

  /// The role of a column by its name.
  func role(_ folded: String) -> String? { roles[folded] }
}

/// The name of a column, taken apart.
struct ColumnHeader {
  let index: Int
  let text: String
  /// In words, small and plain: "StartMonth1" is "start month 1".
  let words: String
  /// The language behind a name: `name_lt`, `label@pl`, `title (en)`.
  private(set) var language: String?
  /// The words without the language.
  private(set) var stem: String

  init(_ text: String, _ index: Int) {
    self.index = index
    self.text = text
    words = Self.words(of: text)
    stem = words
    for mark in ["@", ":"] {
      let parts = text.split(separator: mark, omittingEmptySubsequences: false)
      if parts.count == 2, Self.isLanguage(parts[1].trimmingBlanks, long: true) {
        language = parts[1].trimmingBlanks
        stem = Self.words(of: String(parts[0]))
        return
      }
    }
    let parts = words.split(separator: " ").map(String.init)
    if parts.count > 1, let last = parts.last, Self.isLanguage(last, long: false) {
      language = last
      stem = parts.dropLast().joined(separator: " ")
    }
  }

  /// Two letters that are no word of their own in a column's name; behind @ any tag.
  private static func isLanguage(_ tag: String, long: Bool) -> Bool {
    let letters = tag.utf8
    if long {
      return (2...11).contains(letters.count)
        && letters.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }
    let words: Set<String> = ["id", "no", "nr", "to", "of", "in", "on", "by", "at", "st", "en"]
    return letters.count == 2 && letters.allSatisfy { (0x61...0x7A).contains($0) }
      && (!words.contains(tag) || tag == "en")
  }

  /// Words that stand together are parted at capitals, digits and marks.
  private static func words(of text: String) -> String {
    var result = ""
    var last: Character = " "
    for character in text {
      let isNew =
        character.isUppercase && last.isLowercase
        || character.isNumber && last.isLetter || character.isLetter && last.isNumber
      if isNew { result.append(" ") }
      result.append(character)
      last = character
    }
    return NameFolding.fold(result)
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String { String(self).trimmingSpaces }
}
