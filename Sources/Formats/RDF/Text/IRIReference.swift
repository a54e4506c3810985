// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// An IRI or a relative reference in its five parts, and the way from one to the other (RFC 3986).
struct IRIReference {
  private(set) var scheme: ArraySlice<UInt8>?
  private(set) var authority: ArraySlice<UInt8>?
  private(set) var path: ArraySlice<UInt8>
  private(set) var query: ArraySlice<UInt8>?
  private(set) var fragment: ArraySlice<UInt8>?

  /// Takes a reference apart (section 3); every text is one.
  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[(hash + 1)...]
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[(mark + 1)...]
      rest = rest[..<mark]
    }
    let hasScheme = rest.withUnsafeBufferPointer { $0.hasScheme(in: $0.indices) }
    if hasScheme, let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      scheme = rest[..<colon]
      rest = rest[(colon + 1)...]
    }
    if rest.starts(with: "//".utf8) {
      let start = rest.startIndex + 2
      let end = rest[start...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[start..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// The IRI that the reference means where `base`, which has a scheme, is the base (section 5.2.2).
  func resolved(against base: IRIReference) -> String {
    var target = self
    if scheme == nil {
      target.scheme = base.scheme
      if authority == nil {
        target.authority = base.authority
        if path.isEmpty {
          target.path = base.path
          target.query = query ?? base.query
          return target.text
        }
        if path.first != UInt8(ascii: "/") { target.path = merged(with: base) }
      }
    }
    target.path = Self.withoutDotSegments(target.path)
    return target.text
  }

  /// The parts put together again (section 5.3).
  var text: String {
    var bytes: [UInt8] = []
    if let scheme { bytes += scheme + ":".utf8 }
    if let authority { bytes += "//".utf8 + authority }
    bytes += path
    if let query { bytes += "?".utf8 + query }
    if let fragment { bytes += "#".utf8 + fragment }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path behind the base's last slash (section 5.2.3).
  private func merged(with base: IRIReference) -> ArraySlice<UInt8> {
    if base.authority != nil, base.path.isEmpty { return "/".utf8 + path }
    guard let slash = base.path.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return base.path[...slash] + path
  }

  /// The path with each "." left out and each ".." gone up (section 5.2.4).
  private static func withoutDotSegments(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let slash = UInt8(ascii: "/")
    let dot = UInt8(ascii: ".")
    var input = path
    var output: [UInt8] = []
    // Leading dots of a path without a slash go away whole.
    while input.starts(with: "../".utf8) || input.starts(with: "./".utf8) {
      input = input.drop { $0 == dot }.dropFirst()
    }
    if input.elementsEqual("..".utf8) || input.elementsEqual(".".utf8) { return [] }
    while let first = input.first {
      let start = first == slash ? input.startIndex + 1 : input.startIndex
      let end = input[start...].firstIndex(of: slash) ?? input.endIndex
      let segment = input[start..<end]
      let isLast = end == input.endIndex
      if first == slash, segment.elementsEqual(".".utf8) {
        if isLast { output.append(slash) }
      } else if first == slash, segment.elementsEqual("..".utf8) {
        if let last = output.lastIndex(of: slash) {
          output.removeSubrange(last...)
        } else {
          output.removeAll()
        }
        if isLast { output.append(slash) }
      } else {
        output += input[input.startIndex..<end]
      }
      input = input[end...]
    }
    return output[...]
  }
}
