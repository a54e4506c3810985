/// All that one import or one edit did: who, when, why, from which file.
public struct Batch: Hashable, Sendable, Identifiable {
  /// The number of a batch.
  public typealias ID = Identifier<Batch>

  /// Its number; later batches have greater ones.
  public var id: ID
  /// What kind of work it was.
  public var kind: Kind
  /// When it was recorded: UTC, ISO 8601, to the second.
  public var at: String
  /// Who wrote it.
  public var who: String
  /// Why it was written.
  public var why: String?
  /// The name of the file that came in, without its folders.
  public var file: String?
  /// The SHA-256 of the file that came in.
  public var fileHash: String?
  /// The batch that this one takes back.
  public var undoes: ID?
  /// The hash over its rows and over the hash before it; nil while it is open.
  public var hash: String?

  /// What kind of work a batch was.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case `init`, `import`, edit, review, undo, redo, merge, split, migrate
  }
}

extension Batch {
  /// What is known of a batch before it is written.
  public struct Draft: Hashable, Sendable {
    /// What kind of work it is.
    public var kind: Kind
    /// Who writes.
    public var who: String
    /// Why it is written.
    public var why: String?
    /// The name of the file that comes in, without its folders.
    public var file: String?
    /// The SHA-256 of the file that comes in, in 64 lower-case hexadecimal digits.
    public var fileHash: String?
    /// How the file was read, as JSON, so that it can be read again.
    public var options: String?
    /// The batch that it takes back.
    var undoes: Batch.ID?

    /// A batch about to be opened.
    public init(
      _ kind: Kind,
      who: String,
      why: String? = nil,
      file: String? = nil,
      fileHash: String? = nil,
      options: String? = nil
    ) {
      self.kind = kind
      self.who = who
      self.why = why
      self.file = file
      self.fileHash = fileHash
      self.options = options
    }
  }
}
