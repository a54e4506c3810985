/// Division that rounds down, as calendars need it: years and days before their epoch are negative.
@inline(__always)
func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
  let quotient = dividend / divisor
  return dividend % divisor != 0 && (dividend < 0) != (divisor < 0) ? quotient - 1 : quotient
}

/// The remainder that belongs to ``floorDivide(_:_:)``; it has the divisor's sign.
@inline(__always)
func floorModulo(_ dividend: Int, _ divisor: Int) -> Int {
  dividend - floorDivide(dividend, divisor) * divisor
}
