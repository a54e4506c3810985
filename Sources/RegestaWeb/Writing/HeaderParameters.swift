/// The value of a field of a head with its parameters: `form-data; name="file"; filename="a.csv"`.
struct HeaderParameters {
  /// What stands before the first semicolon, in lower case.
  let value: String
  /// The parameters in their order, each name once and in lower case.
  let parameters: [(name: String, value: String)]

  /// Reads a field; nil where it is not well formed.
  ///
  /// A quotation ends at the next quotation mark: browsers escape marks by `%22` and leave backslashes alone.
  init?(_ text: String) {
    var rest = Substring(text)
    func trim() { rest = rest.drop { $0 == " " || $0 == "\t" } }
    func token() -> String {
      let token = rest.prefix { $0.utf8.count == 1 && $0.utf8.allSatisfy(Self.isOfToken) }
      rest = rest.dropFirst(token.count)
      return String(token)
    }
    trim()
    var value = token()
    if rest.first == "/" {
      rest.removeFirst()
      value += "/" + token()
    }
    var parameters: [(name: String, value: String)] = []
    trim()
    while !rest.isEmpty {
      guard rest.removeFirst() == ";" else { return nil }
      trim()
      let name = token().lowercased()
      guard !name.isEmpty, rest.first == "=", !parameters.contains(where: { $0.name == name })
      else { return nil }
      rest.removeFirst()
      if rest.first == "\"" {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        parameters.append((name, String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        let word = token()
        guard !word.isEmpty else { return nil }
        parameters.append((name, word))
      }
      trim()
    }
    guard !value.isEmpty else { return nil }
    self.value = value.lowercased()
    self.parameters = parameters
  }

  /// Whether a byte may stand in a word without quotation marks (RFC 9110).
  static func isOfToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
