internal import RegestaKit

/// A claim as it is named on the command line.
enum ClaimReference {
  /// Reads `claim:42` or `42`.
  ///
  /// - Throws: a failure with status 64.
  static func number(_ text: some StringProtocol) throws(CommandFailure) -> Claim.ID {
    let digits = text.hasPrefix("claim:") ? String(text.dropFirst(6)) : String(text)
    guard let number = Int(digits), number > 0 else {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "'\(text)' is not a claim",
        hint: "write claim:42 or 42; regesta show prints the numbers"
      )
    }
    return Claim.ID(number)
  }

  /// Reads `claim:42,claim:7`.
  ///
  /// - Throws: a failure with status 64.
  static func numbers(_ text: String) throws(CommandFailure) -> [Claim.ID] {
    var numbers: [Claim.ID] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      numbers.append(try number(part))
    }
    return numbers
  }
}
