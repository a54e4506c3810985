/// A bibliography of BibTeX or BibLaTeX as it is written: entries with their fields, macros put in.
public struct BibTeXFile: Sendable {
  /// An entry.
  public struct Entry: Hashable, Sendable {
    /// In small letters: "article".
    public var type: String
    /// The key.
    public var key: String
    /// In the order of the file; names in small letters.
    public var fields: [Field]
    /// Where the `@` stands.
    public var position: TextPosition

    /// The first field of that name, in LaTeX; nil when there is none.
    public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
  }

  /// A field, its value still in LaTeX.
  public struct Field: Hashable, Sendable {
    /// In small letters: "journaltitle".
    public var name: String
    /// Macros put in, pieces joined, blanks single.
    public var value: String
    /// Where the name stands.
    public var position: TextPosition
  }

  /// In the order of the file.
  public internal(set) var entries: [Entry] = []
  /// Macros by name in small letters, the months among them.
  public internal(set) var strings: [String: String] = Self.standardStrings
  /// In the order of the file.
  public internal(set) var preambles: [String] = []
  /// What stands in `@comment`.
  public internal(set) var comments: [String] = []
  /// What could not be read, each with its place. An entry at fault is left out; all others are here.
  public internal(set) var problems: [FormatError] = []

  /// The entries at fault, as they stand in the file.
  public internal(set) var faults: [Fault] = []

  /// An entry that could not be read, or whose key was taken.
  public struct Fault: Hashable, Sendable {
    /// What is wrong, and where.
    public var error: FormatError
    /// The entry as it is written, up to where reading went on.
    public var text: String
    /// Whether it is an entry before it once more, the same in all its fields.
    public var isRepetition: Bool
  }

  /// An empty file.
  init() {}

  /// Reads a bibliography.
  ///
  /// - Parameters:
  ///   - source: The bytes, in any encoding that ``TextDecoder`` reads.
  ///   - encoding: The encoding when it is known.
  /// - Throws: ``FormatError`` when the bytes cannot be had or decoded; what is wrong with single
  ///   entries goes to ``problems``.
  public init(_ source: any ByteSource, encoding: TextEncoding? = nil) throws(FormatError) {
    var decoder = TextDecoder(source, encoding: encoding)
    var bytes: [UInt8] = []
    while let chunk = try decoder.nextChunk() { bytes += chunk }
    var parser = BibTeXParser(bytes)
    self = parser.file()
  }

  /// The month macros that every style has, as numbers.
  public static let standardStrings: [String: String] = {
    let names = "jan feb mar apr may jun jul aug sep oct nov dec".split(separator: " ")
    let pairs = names.enumerated().map { (String($1), String($0 + 1)) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()
}
