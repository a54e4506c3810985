/// An entry into the program that takes what strangers wrote.
///
/// Each has a file of its own that says what must hold of any bytes whatever, beside that nothing traps, hangs or
/// fills the memory.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case dates, csv, json, turtle, bibtex, wikitext, questions, sql

  /// Gives the bytes to the entry.
  ///
  /// - Throws: ``BrokenPromise``; other errors are of the target's own setting up.
  package func check(_ bytes: [UInt8]) throws {
    switch self {
    case .dates: try DatePromises.check(bytes)
    case .csv: try Self.atTwoSizes(bytes, CSVPromises.check)
    case .json: try Self.atTwoSizes(bytes, JSONPromises.check)
    case .turtle: try Self.atTwoSizes(bytes, TurtlePromises.check)
    case .bibtex: try Self.atTwoSizes(bytes, BibTeXPromises.check)
    case .wikitext: try Self.atTwoSizes(bytes, WikitextPromises.check)
    case .questions: try QuestionPromises.check(bytes)
    case .sql: try SQLPromises.check(bytes)
    }
  }

  /// Some bytes as they are, and most made valid UTF-8 first: to guess the encoding of what is none takes most of the
  /// time, and a fuzzer makes little else.
  ///
  /// Some short ones are given again and again up to 64 KB besides: work that grows faster than the text runs into the
  /// time limit of libFuzzer there.
  private static func atTwoSizes(
    _ bytes: [UInt8],
    _ check: ([UInt8]) throws -> Void
  ) throws {
    let sum = bytes.reduce(0, &+)
    let text = sum % 8 == 1 ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    try check(text)
    guard (1...64).contains(text.count), sum % 32 == 0 else { return }
    try check(Array(repeatElement(text, count: (64 << 10) / text.count).joined()))
  }
}
