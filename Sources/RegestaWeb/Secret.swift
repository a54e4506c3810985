internal import RegestaKit

/// Words that must not be guessed.
enum Secret {
  /// What the forms of a server have, so that none but its own are taken.
  static func form(_ token: String) -> String { SHA256.hex(of: ("form " + token).utf8) }

  /// Whether two are the same, in a time that does not tell how far they are.
  static func equal(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
