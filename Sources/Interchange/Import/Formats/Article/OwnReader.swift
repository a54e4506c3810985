internal import Formats
internal import Reading
internal import RegestaKit

/// The reader that comes with the program: English, by word lists and patterns.
final class OwnReader: TextReader {
  private let reader: EnglishReader

  /// A reader for what a base knows.
  init(_ base: KnowledgeBase) throws { reader = try EnglishReader(ReadingVocabulary(of: base)) }

  func read(_ article: Article) throws -> Reading { try reader.read(article) }
}
