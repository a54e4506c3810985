// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// The prefixes of a document that is written: which IRIs they shorten, and how.
struct TurtlePrefixes {
  private struct Prefix {
    let name: String
    let namespace: [UInt8]
  }

  /// The declarations, sorted by prefix.
  let declarations: [(name: String, namespace: String)]
  /// Longer namespaces before those that they begin with.
  private let byLength: [Prefix]

  init(_ prefixes: [String: String]) throws(FormatError) {
    for name in prefixes.keys {
      var name = name
      let isWhole = name.withUTF8 { bytes in
        bytes.isEmpty
          || bytes.endOfName(from: 0, to: bytes.count, beginsWithDigit: false) == bytes.count
            && bytes.first != UInt8(ascii: "_") && bytes.last != UInt8(ascii: ".")
      }
      guard isWhole else {
        throw FormatError(
          "\"\(name.shortened)\" cannot be a prefix: it begins with a letter and has letters, digits,"
            + " _ and -."
        )
      }
    }
    declarations = prefixes.map { (name: $0.key, namespace: $0.value) }
      .sorted { $0.name.precedesInBytes($1.name) }
    byLength =
      declarations
      .map { Prefix(name: $0.name, namespace: Array($0.namespace.utf8)) }
      .filter { !$0.namespace.isEmpty }
      .sorted { $0.namespace.count > $1.namespace.count }
  }

  /// "prefix:local" for an IRI, when the local part needs no escapes.
  func shortened(_ iri: String) -> String? {
    var iri = iri
    return iri.withUTF8 { bytes in
      for prefix in byLength where bytes.starts(with: prefix.namespace) {
        let local = UnsafeBufferPointer(rebasing: bytes[prefix.namespace.count...])
        let isPlain =
          local.isEmpty
          || local.endOfName(from: 0, to: local.count, beginsWithDigit: true) == local.count
            && local.last != UInt8(ascii: ".")
        if isPlain { return "\(prefix.name):\(String(decoding: local, as: UTF8.self))" }
      }
      return nil
    }
  }
}
