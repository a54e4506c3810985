public import Formats

/// A form in which knowledge of others comes in.
///
/// A new format is one new file with a type of this protocol, and one line in ``ImportFormats``. It reads
/// its file as a stream and tells the ``Importer`` what the file says, record by record; matching, undoing,
/// counting and reporting are the importer's.
public protocol ImportFormat: Sendable {
  /// Its name on the command line: `csv`.
  var name: String { get }
  /// One line: what it is and where it comes from.
  var summary: String { get }
  /// The endings of file names that mean it, without the dot.
  var fileExtensions: [String] { get }
  /// Whether a long file of it is very many records, each told by itself, so that it pays to write them in
  /// bulk; false unless a format says so.
  var bringsManyRecords: Bool { get }

  /// How far the first bytes of a file speak for this format.
  ///
  /// The bytes are uncompressed; they may end in the middle of anything.
  func confidence(in head: FileHead) -> ImportConfidence

  /// Reads a file, and tells the importer what it says.
  ///
  /// What one record gets wrong is rejected with ``Importer/record(_:body:)``; what makes the rest of the
  /// file unreadable is thrown as a `FormatError` or a `RegestaError` of kind `badInput`, and then nothing
  /// of the file is taken in.
  func read(_ input: ImportInput, into importer: Importer) throws
}

extension ImportFormat {
  /// Most formats hold what a person has gathered.
  public var bringsManyRecords: Bool { false }
}

/// A format whose files are read together when several come in at once, because each may speak of what
/// another defines. They are read after all other files, in their order.
public protocol FileSetImportFormat: ImportFormat {
  /// Reads files together, and tells the importer what they say.
  func read(_ inputs: [ImportInput], into importer: Importer) throws
}

extension FileSetImportFormat {
  /// Reads one file.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    try read([input], into: importer)
  }
}

/// How sure a format is that a file is its own.
public enum ImportConfidence: Int, Comparable, Sendable {
  /// It is not.
  case none
  /// It may be, as any text may be a table of one column.
  case possible
  /// It looks like it.
  case likely
  /// It says so itself.
  case certain

  /// By sureness.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A file about to be read.
public struct ImportInput {
  /// The file's name, as errors and the report say it.
  public var name: String
  /// Its bytes, uncompressed.
  public var source: any ByteSource
  /// The first of them.
  public var head: FileHead
  /// What the user said about how to read it.
  public var settings: ImportSettings
  /// Counts what is read of it.
  var meter: ImportFile.Meter?

  /// A file as a value.
  public init(
    name: String,
    source: any ByteSource,
    head: FileHead,
    settings: ImportSettings = ImportSettings()
  ) {
    self.name = name
    self.source = source
    self.head = head
    self.settings = settings
  }

  /// Reads the file on another thread while what was read before is taken in.
  ///
  /// - Parameters:
  ///   - size: How many pieces are handed over at a time: one where each is large.
  ///   - make: Makes the next piece of ``source``; nil at the end. It may touch nothing that the other side changes:
  ///     neither the base nor the importer.
  /// - Returns: The pieces in their order.
  func readAhead<Piece: AnyObject>(
    batchesOf size: Int = 256,
    _ make: @escaping () throws -> Piece?
  ) -> ReadAhead<Piece> {
    meter?.isReadAhead = true
    return ReadAhead(batchesOf: size, make) { [meter] in meter?.tell() }
  }
}

/// What a user may say about how a file is to be read.
public struct ImportSettings: Sendable, Hashable {
  /// A mapping file, by name and text; nil: what the program carries or can guess.
  public var mapping: Text?
  /// The character encoding, by its name; nil: it is found.
  public var encoding: String?
  /// The kind of things that the file describes, by key; nil: the format or the mapping says.
  public var kind: String?
  /// The language of names that say none.
  public var language = "en"

  /// A text with the name of the file that it stands in.
  public struct Text: Sendable, Hashable {
    /// The file's name.
    public var name: String
    /// All of it.
    public var text: String

    /// A text with its name.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// Nothing said.
  public init() {}
}
