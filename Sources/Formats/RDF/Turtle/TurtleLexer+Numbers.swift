extension TurtleLexer {
  /// An integer, a decimal or a double, in the grammar's own spelling.
  func number(from start: Int) throws(SyntaxFault) -> TurtleToken? {
    let isSigned = bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-")
    let first = isSigned ? start + 1 : start
    var index = endOfDigits(from: first)
    var hasDigits = index > first
    guard index < end || endsAtEnd else { return nil }
    var datatype = RDFVocabulary.integer
    if index < end, bytes[index] == UInt8(ascii: ".") {
      guard index + 1 < end || endsAtEnd else { return nil }
      let fraction = endOfDigits(from: index + 1)
      if fraction > index + 1 {
        datatype = RDFVocabulary.decimal
        hasDigits = true
        index = fraction
      } else if index + 1 < end, hasDigits, bytes[index + 1] | 0x20 == UInt8(ascii: "e") {
        // "1.e5" is a number; "1.e:x" is a number, a full stop and a name.
        guard let exponent = endOfExponent(from: index + 1) else { return nil }
        if exponent > index + 1 { index += 1 }
      }
      guard index < end || endsAtEnd else { return nil }
    }
    guard hasDigits else { throw SyntaxFault("A sign must be followed by digits.", at: start) }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      guard let exponent = endOfExponent(from: index) else { return nil }
      guard exponent > index else {
        throw SyntaxFault("The exponent of this number has no digits.", at: start)
      }
      datatype = RDFVocabulary.double
      index = exponent
    }
    return TurtleToken(kind: .number(datatype: datatype), range: start..<index)
  }

  private func endOfDigits(from start: Int) -> Int {
    var index = start
    while index < end, bytes[index].isASCIIDigit { index += 1 }
    return index
  }

  /// Where "e+5" ends; `start` when it has no digits; nil when the window must grow.
  private func endOfExponent(from start: Int) -> Int? {
    var index = start + 1
    if index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
      index += 1
    }
    let digits = endOfDigits(from: index)
    guard digits < end || endsAtEnd else { return nil }
    return digits > index ? digits : start
  }
}
