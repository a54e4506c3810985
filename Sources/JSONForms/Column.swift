/// A column of a result.
package struct Column: Equatable, Sendable {
  package enum Kind: Sendable {
    case text
    case integer
    case real
    case bool
    case list
  }

  /// The name in machine output and for `--fields`: stable, lower case, `_` between words.
  package var key: String
  /// The name that people read.
  package var title: String
  package var kind: Kind

  package init(_ key: String, _ title: String? = nil, _ kind: Kind = .text) {
    self.key = key
    self.title = title ?? key
    self.kind = kind
  }
}
