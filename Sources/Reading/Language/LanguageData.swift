/// All that the reader knows of one language, from `seed/reading/LANGUAGE/`.
struct LanguageData: Sendable {
  let words: Words
  let powers: Powers
  let forms: NameForms
  let known: KnownNames
  let frames: FrameTable

  /// Reads the data of a language, `en`.
  ///
  /// - Throws: a `RegestaError` that says in which file and line something is wrong.
  init(_ language: String) throws {
    frames = try FrameTable(language: language)
    var words = try Words(language: language)
    for verb in frames.verbs { words.know(verb: verb) }
    self.words = words
    powers = try Powers(language: language)
    forms = try NameForms(language: language)
    known = try KnownNames(language: language)
  }
}
