internal import RegestaKit

/// A dispute on a page: the question, then its sides beside each other with their sources.
enum DisputeText {
  static func write(_ dispute: Dispute, on page: inout Page, _ notes: inout Footnotes) {
    page.gap()
    let state = word(for: dispute.status)
    page.line(
      (dispute.status == .open ? StyledText("▲ ", .warning) : StyledText("△ ", .faint))
        + StyledText(dispute.question, .heading) + "  "
        + StyledText("\(state) · dispute:\(dispute.key)", .faint)
    )
    if let reason = dispute.reason { page.line(StyledText(reason), indent: 2) }
    var texts: [[StyledText]] = []
    for (index, side) in dispute.sides.enumerated() {
      var text: [StyledText] = []
      for claim in side {
        var mark = StyledText()
        if text.isEmpty { mark = StyledText("\(letter(index)). ", .hint) }
        text.append(
          mark + StyledText(claim.sentence) + notes.marks(for: claim.citations) + "  "
            + ClaimText.reference(claim)
        )
      }
      texts.append(text)
    }
    page.sideBySide(texts)
  }

  static func word(for state: Dispute.State) -> String {
    switch state {
    case .open: "open dispute"
    case .settled: "settled"
    case .compatible: "no contradiction"
    case .notComparable: "not comparable"
    case .withdrawn: "withdrawn"
    }
  }

  /// A, B, C … for the sides of a dispute.
  static func letter(_ side: Int) -> String {
    guard side < 26 else { return String(side + 1) }
    return String(UnicodeScalar(UInt8(0x41 + side)))
  }
}
