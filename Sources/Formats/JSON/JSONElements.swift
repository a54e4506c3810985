/// The values of a file that holds many: JSON Lines, values one after another, or one big array as
/// the dumps of Wikidata are.
public struct JSONElements {
  /// How the values stand in the file.
  public enum Layout: Hashable, Sendable {
    /// Found from the first character: the elements of an array, else values one after another.
    case automatic
    /// The elements of one array. A comma before its end is allowed.
    case array
    /// One value to a line, none over more than one. Blank lines are passed over.
    case lines
    /// Values one after another, with white space between, on any lines.
    case sequence
  }

  /// The layout, found or given; automatic until the first value is read.
  public private(set) var layout: Layout
  /// Where the last element begins.
  public private(set) var position = TextPosition(line: 1, column: 1)
  /// Where the last element begins in the text as UTF-8, without byte order mark.
  public private(set) var byteOffset = 0
  /// Elements read.
  public private(set) var count = 0

  private var reader: JSONReader
  private var hasBegun = false
  private var isAtEnd = false

  /// Opens a file of values.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - layout: How the values stand in it.
  ///   - options: Limits; what they say of the layout is overruled.
  public init(
    _ source: any ByteSource,
    layout: Layout = .automatic,
    options: JSONOptions = JSONOptions()
  ) {
    var options = options
    options.allowsSequence = layout != .array
    options.valueEndsWithLine = layout == .lines
    options.allowsTrailingCommaInRoot = layout == .array || layout == .automatic
    reader = JSONReader(source, options: options)
    self.layout = layout
  }

  /// How many bytes have been taken from the source, for a progress bar.
  public var bytesRead: Int { reader.bytesRead }

  /// The next value; nil at the end.
  ///
  /// - Throws: ``FormatError`` with line and column.
  public mutating func next() throws(FormatError) -> JSONValue? {
    guard !isAtEnd, let event = try firstEvent() else { return nil }
    position = reader.position
    byteOffset = reader.byteOffset
    let value = try reader.value(beginningWith: event)
    count += 1
    return value
  }

  /// After an error in a file of one value to a line, or of one element to a line: goes on with the
  /// next line, so that one bad record does not keep the others out.
  ///
  /// - Throws: ``FormatError`` when the bytes cannot be read.
  public mutating func skipLine() throws(FormatError) {
    try reader.skipLine(inArray: layout == .array)
  }

  private mutating func firstEvent() throws(FormatError) -> JSONEvent? {
    var event = try reader.next()
    if !hasBegun {
      hasBegun = true
      if layout == .automatic { layout = event == .beginArray ? .array : .sequence }
      if layout == .array {
        guard event == .beginArray else {
          throw FormatError("Expected an array.", at: reader.position)
        }
        event = try reader.next()
      }
    }
    if layout == .array, event == .endArray, reader.depth == 0 {
      if try reader.next() != nil {
        throw FormatError("Something follows the array.", at: reader.position)
      }
      isAtEnd = true
      return nil
    }
    return event
  }
}
