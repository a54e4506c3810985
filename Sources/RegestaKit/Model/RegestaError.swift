internal import SQLite

/// What went wrong, in words that a historian can act on: what, where, why, what to do.
public struct RegestaError: Error, Hashable, Sendable {
  /// What kind of trouble it is; programs decide by it.
  public var kind: Kind
  /// One sentence: what was wrong, and where.
  public var message: String
  /// What to do about it.
  public var hint: String?
  /// The nearest things that may have been meant, best first.
  public var suggestions: [Suggestion]
  /// Where in a text that came in, such as a statement, the trouble lies.
  public var place: Place?

  /// The kinds of trouble.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The file named is not there, or may not be read.
    case fileMissing = "file-missing"
    /// The file cannot be made or written.
    case cannotWrite = "cannot-write"
    /// The file is not a SQLite database, or not one of ours.
    case notABase = "not-a-base"
    /// The file's schema is newer than this program.
    case newerSchema = "newer-schema"
    /// The file's schema is older than this program and must be migrated.
    case olderSchema = "older-schema"
    /// The file is damaged.
    case damaged
    /// Another program holds the file.
    case busy
    /// The disk is full.
    case diskFull = "disk-full"
    /// Nothing goes by that name.
    case notFound = "not-found"
    /// Several things go by that name.
    case ambiguous
    /// What came in does not read, or breaks a rule of the base.
    case badInput = "bad-input"
    /// A question was asked with a wrong or missing parameter.
    case badParameter = "bad-parameter"
    /// A limit of time, rows or memory was reached.
    case limit
    /// The base or SQLite refused for another reason.
    case refused
  }

  /// Something that may have been meant.
  public struct Suggestion: Hashable, Sendable {
    /// What to type.
    public var text: String
    /// What it is.
    public var detail: String?

    /// A thing to type, and what it is.
    public init(_ text: String, detail: String? = nil) {
      self.text = text
      self.detail = detail
    }
  }

  /// A place in a text.
  public struct Place: Hashable, Sendable {
    /// All of the text.
    public var text: String
    /// In UTF-8 bytes from its start.
    public var offset: Int

    /// The place of a byte.
    public init(_ text: String, offset: Int) {
      self.text = text
      self.offset = offset
    }
  }

  /// An error as a value.
  public init(
    _ kind: Kind,
    _ message: String,
    hint: String? = nil,
    suggestions: [Suggestion] = [],
    place: Place? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.suggestions = suggestions
    self.place = place
  }
}

extension RegestaError: CustomStringConvertible {
  /// The message, and the hint behind it; the place, if there is one, on lines of its own.
  public var description: String {
    let words = hint.map { "\(message) \($0)" } ?? message
    return place.map { "\(words)\n\(SQLText.excerpt(of: $0.text, at: $0.offset))" } ?? words
  }
}
