internal import Names

/// The two forms under which a name is kept for searching; see docs/names.md.
enum NameIndex {
  /// Without case, accents and alphabet: "Łossowski" and "Лоссовский" in plain Latin letters.
  static func folded(_ name: String) -> String { NameFolding.fold(name) }

  /// By sound: one or two keys for each word.
  static func sound(_ name: String) -> String { SoundKey.indexText(name) }
}
