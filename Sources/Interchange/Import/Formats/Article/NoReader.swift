internal import Formats
internal import Reading

/// Reads nothing: the article comes in as a source with its passages and its works alone.
final class NoReader: TextReader {
  func read(_ article: Article) throws -> Reading { Reading(reader: "nobody") }
}
