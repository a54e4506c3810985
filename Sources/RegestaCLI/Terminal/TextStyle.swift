/// A way to set off text on a terminal. Colour never carries a meaning alone: words do.
package enum TextStyle: Sendable {
  case heading
  case faint
  case error
  case warning
  case hint
  case emphasis

  private var codes: String {
    switch self {
    case .heading: "1"
    case .faint: "2"
    case .error: "1;31"
    case .warning: "1;33"
    case .hint: "36"
    case .emphasis: "1;32"
    }
  }

  /// The text between the escape sequences of this style, or as it is when `enabled` is false.
  package func paint(_ text: String, enabled: Bool) -> String {
    enabled && !text.isEmpty ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text
  }
}
