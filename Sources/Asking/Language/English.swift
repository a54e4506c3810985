/// The words and forms of questions in English, which are the same for every base and read once.
struct English: Sendable {
  let words: AskingWords
  let forms: FormTable

  /// They, or what is wrong with their files.
  static let shared = Result {
    English(words: try AskingWords(language: "en"), forms: try FormTable(language: "en"))
  }
}
