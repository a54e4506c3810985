/// How a file of separated values is written.
public struct CSVDialect: Hashable, Sendable {
  /// How a quote stands inside a quoted field.
  public enum Escape: Hashable, Sendable {
    /// `""`.
    case doubled
    /// `\"`, and `\\` for a backslash; a doubled quote is read as well.
    case backslash
  }

  /// Between fields: an ASCII character.
  public var delimiter: UInt8
  /// Around fields that need it, an ASCII character; nil when quotes are text like any other.
  public var quote: UInt8?
  /// How a quote stands inside a quoted field.
  public var escape: Escape
  /// Whether blanks after a delimiter are no part of the field.
  public var skipsLeadingBlanks: Bool
  /// Whether the first record names the columns.
  public var hasHeader: Bool

  /// A dialect of one's own; as RFC 4180 has it where nothing is said.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","),
    quote: UInt8? = UInt8(ascii: "\""),
    escape: Escape = .doubled,
    skipsLeadingBlanks: Bool = false,
    hasHeader: Bool = true
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.skipsLeadingBlanks = skipsLeadingBlanks
    self.hasHeader = hasHeader
  }

  /// Commas, double quotes that are doubled, a header.
  public static let rfc4180 = CSVDialect()
  /// Tabs, and otherwise the same.
  public static let tabSeparated = CSVDialect(delimiter: 0x09)
}

extension CSVDialect: CustomStringConvertible {
  /// "semicolons, quotes doubled, a header".
  public var description: String {
    let names: [UInt8: String] = [
      UInt8(ascii: ","): "commas", UInt8(ascii: ";"): "semicolons", 0x09: "tabs",
      UInt8(ascii: "|"): "bars",
    ]
    let separator = names[delimiter] ?? "“\(Unicode.Scalar(delimiter))” between fields"
    let quoting =
      switch (quote, escape) {
      case (nil, _): "no quoting"
      case (_?, .doubled): "quotes doubled"
      case (_?, .backslash): "quotes with a backslash"
      }
    return "\(separator), \(quoting), \(hasHeader ? "a header" : "no header")"
  }
}
