// Unsafe: texts are copied from where they lie; no buffer outlives its closure.

/// A piece of XML, written as a template: what stands between the tags is escaped as its place wants it.
///
/// ```swift
/// var fragment: XMLFragment = "<node id=\"\(attribute: key)\">\(label)</node>"
/// ```
public struct XMLFragment: Sendable {
  /// In UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  ///
  /// - Parameter capacity: About how many bytes will come.
  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Adds XML as it is.
  public mutating func append(xml text: String) {
    text.lendUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Adds a text that stands between tags.
  public mutating func append(content text: String) { XMLText.append(content: text, to: &bytes) }

  /// Adds a text that stands inside double quotes.
  public mutating func append(attribute text: String) {
    XMLText.append(attribute: text, to: &bytes)
  }

  /// Adds another piece.
  public static func += (left: inout XMLFragment, right: XMLFragment) {
    left.bytes.append(contentsOf: right.bytes)
  }
}

extension XMLFragment: ExpressibleByStringInterpolation {
  /// XML as it is.
  public init(stringLiteral text: String) { append(xml: text) }

  /// XML with what stands between.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.fragment }

  /// What a template is put together in.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var fragment: XMLFragment

    /// - Parameters:
    ///   - literalCapacity: How many bytes of XML there are.
    ///   - interpolationCount: How many places stand between.
    public init(literalCapacity: Int, interpolationCount: Int) {
      fragment = XMLFragment(capacity: literalCapacity + 64 * interpolationCount)
    }

    /// XML as it is.
    public mutating func appendLiteral(_ text: String) { fragment.append(xml: text) }

    /// A text between tags.
    public mutating func appendInterpolation(_ text: String) { fragment.append(content: text) }

    /// A text inside double quotes.
    public mutating func appendInterpolation(attribute text: String) {
      fragment.append(attribute: text)
    }

    /// A number.
    public mutating func appendInterpolation(_ number: Int) {
      fragment.append(xml: number.description)
    }

    /// A number.
    public mutating func appendInterpolation(_ number: Double) {
      fragment.append(xml: number.description)
    }

    /// A piece of XML.
    public mutating func appendInterpolation(_ piece: XMLFragment) { fragment += piece }
  }
}
