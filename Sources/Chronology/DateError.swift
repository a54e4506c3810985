/// Why a text is not read as a date, in words for a historian.
public struct DateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong: "February 1923 has 28 days".
  public let message: String
  /// The text that was to be read.
  public let input: String
  /// Where in ``input`` the trouble begins, in UTF-8 bytes from 0; the length of the text if at its end.
  public let offset: Int

  /// Makes an error.
  public init(_ message: String, in input: String, at offset: Int) {
    self.message = message
    self.input = input
    self.offset = max(0, min(offset, input.utf8.count))
  }

  /// The message with the text it is about.
  public var description: String {
    "cannot read \u{201C}\(input)\u{201D} as a date: \(message)"
  }
}
