// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// What RFC 8259 calls a number.
enum JSONNumberGrammar {
  private enum State {
    case start, minus, zero, digits, point, fraction, exponent, sign, power
  }

  /// Whether the bytes are one number and nothing else.
  static func isNumber(_ bytes: some Sequence<UInt8>) -> Bool {
    var state = State.start
    for byte in bytes {
      let isDigit = (0x30...0x39).contains(byte)
      switch (state, byte) {
      case (.start, 0x2D): state = .minus
      case (.start, 0x30), (.minus, 0x30): state = .zero
      case (.start, _) where isDigit, (.minus, _) where isDigit: state = .digits
      case (.digits, _) where isDigit: break
      case (.zero, 0x2E), (.digits, 0x2E): state = .point
      case (.point, _) where isDigit, (.fraction, _) where isDigit: state = .fraction
      case (.zero, 0x65), (.zero, 0x45), (.digits, 0x65), (.digits, 0x45): state = .exponent
      case (.fraction, 0x65), (.fraction, 0x45): state = .exponent
      case (.exponent, 0x2B), (.exponent, 0x2D): state = .sign
      case (.exponent, _) where isDigit, (.sign, _) where isDigit: state = .power
      case (.power, _) where isDigit: break
      default: return false
      }
    }
    return state == .zero || state == .digits || state == .fraction || state == .power
  }

  /// The integer that the bytes are; nil for fractions, exponents, `-0`, and what 64 bits cannot hold.
  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    let isNegative = bytes.first == 0x2D
    let digits = bytes.dropFirst(isNegative ? 1 : 0)
    guard digits.count <= 19, !digits.isEmpty else { return nil }
    if digits.first == 0x30, digits.count > 1 || isNegative { return nil }
    var value: Int64 = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let digit = Int64(byte - 0x30)
      let (sum, carry) =
        isNegative
        ? scaled.subtractingReportingOverflow(digit) : scaled.addingReportingOverflow(digit)
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value
  }
}
