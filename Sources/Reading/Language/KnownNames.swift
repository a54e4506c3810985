internal import Names

/// Names that everybody knows, with the kind of what they name: "Mediterranean", "World War II".
struct KnownNames: Sendable {
  /// The kind of a name, given folded.
  private(set) var kinds: [String: String] = [:]

  /// Reads `known.yaml`.
  init(language: String) throws {
    let file = try LanguageFile("known", language: language)
    try file.onlyKeys(["known"], of: file.root)
    guard let node = try file.value("known", of: file.root) else { return }
    for (kind, names) in try file.entries(of: node) {
      for name in try file.texts(names) where kinds[NameFolding.fold(name)] == nil {
        kinds[NameFolding.fold(name)] = kind
      }
    }
  }
}
