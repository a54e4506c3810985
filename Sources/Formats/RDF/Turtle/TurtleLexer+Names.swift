extension TurtleLexer {
  /// `_:label`
  func blankNode(from start: Int) throws(SyntaxFault) -> TurtleToken? {
    guard start + 2 < end || endsAtEnd else { return nil }
    guard start + 2 < end, bytes[start + 1] == UInt8(ascii: ":"),
      let last = bytes.endOfName(from: start + 2, to: end, beginsWithDigit: true)
    else { throw SyntaxFault("A blank node is written _:label, or [].", at: start) }
    guard last < end || endsAtEnd else { return nil }
    return TurtleToken(
      kind: .blankNode,
      range: start..<bytes.endWithoutStops(from: start + 2, to: last)
    )
  }

  /// A word, or the name of a thing with its prefix.
  func name(from start: Int) throws(SyntaxFault) -> TurtleToken? {
    var colon = start
    if bytes[start] != UInt8(ascii: ":") {
      guard let last = bytes.endOfName(from: start, to: end, beginsWithDigit: false) else {
        throw SyntaxFault(
          "Nothing can begin with \(bytes.describedCharacter(at: start)).",
          at: start
        )
      }
      guard last < end || endsAtEnd else { return nil }
      guard last < end, bytes[last] == UInt8(ascii: ":") else {
        return TurtleToken(
          kind: .word,
          range: start..<bytes.endWithoutStops(from: start, to: last)
        )
      }
      guard bytes[last - 1] != UInt8(ascii: ".") else {
        throw SyntaxFault("A prefix cannot end with a full stop.", at: last - 1)
      }
      colon = last
    }
    return try localName(from: start, colon: colon)
  }

  private func localName(from start: Int, colon: Int) throws(SyntaxFault) -> TurtleToken? {
    var index = colon + 1
    // Full stops belong to the name only when something follows them.
    var last = index
    var hasEscapes = false
    scan: while index < end {
      let byte = bytes[index]
      var length = 1
      switch byte {
      case UInt8(ascii: "."):
        if index == colon + 1 { break scan }
        index += 1
        continue
      case UInt8(ascii: "-") where index == colon + 1:
        break scan
      case UInt8(ascii: ":"):
        break
      case UInt8(ascii: "%"):
        guard index + 2 < end || endsAtEnd else { return nil }
        guard index + 2 < end, bytes[index + 1].hexadecimalValue != nil,
          bytes[index + 2].hexadecimalValue != nil
        else { throw SyntaxFault("% needs two hexadecimal digits.", at: index) }
        length = 3
      case UInt8(ascii: "\\"):
        guard index + 1 < end || endsAtEnd else { return nil }
        guard index + 1 < end, bytes[index + 1].isEscapableInLocalName else {
          throw SyntaxFault(
            "In a name a backslash cannot stand before"
              + " \(bytes.describedCharacter(at: index + 1)).",
            at: index
          )
        }
        hasEscapes = true
        length = 2
      case 0x80...:
        let (scalar, bytesOfScalar) = bytes.scalar(at: index)
        guard index == colon + 1 ? scalar.beginsName : scalar.continuesName else { break scan }
        length = bytesOfScalar
      default:
        guard byte.isNameByte else { break scan }
      }
      index += length
      last = index
    }
    guard index < end || endsAtEnd else { return nil }
    return TurtleToken(
      kind: .prefixedName(colon: colon),
      range: start..<last,
      hasEscapes: hasEscapes
    )
  }
}
