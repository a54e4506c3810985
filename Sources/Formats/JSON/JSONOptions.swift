/// What a reader of JSON takes and where it stops.
public struct JSONOptions: Hashable, Sendable {
  /// How deep arrays and objects may nest.
  public var maximumDepth = 512
  /// The longest text or number, in bytes as written.
  public var maximumTokenBytes = 64 << 20
  /// Whether an object that names a member twice is an error when it is read as a value. RFC 8259
  /// leaves it to the reader; two readers that take different ones of the two see different data.
  public var refusesDuplicateNames = true
  /// Whether more than one value may follow each other, with white space between.
  public var allowsSequence = false
  /// Whether a value ends where its line ends, as in JSON Lines.
  public var valueEndsWithLine = false
  /// Whether the outermost array may have a comma before its end, as parts cut out of the dumps of
  /// Wikidata have.
  public var allowsTrailingCommaInRoot = false

  /// RFC 8259, one value.
  public init() {}
}
