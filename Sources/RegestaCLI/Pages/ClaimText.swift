package import RegestaKit

/// How a claim is put into words on a page, with its marks. No meaning is carried by colour alone.
package enum ClaimText {
  /// The marks of a claim, in words: disputed, likely, the editor's reading, superseded ...
  ///
  /// - Parameters:
  ///   - claim: What is said.
  ///   - isPossible: Of the time that is asked about it only may have held.
  /// - Returns: The marks, each after two spaces.
  package static func marks(of claim: Claim, isPossible: Bool = false) -> StyledText {
    var marks: [StyledText] = []
    if isPossible { marks.append(.glued("? may have held", .hint)) }
    if claim.isDisputed { marks.append(.glued("▲ disputed", .warning)) }
    switch claim.certainty {
    case .certain: break
    case .likely: marks.append(.glued("~ likely", .hint))
    case .doubtful: marks.append(.glued("? doubtful", .hint))
    }
    if let other = claim.readingOf {
      marks.append(StyledText("◇ editor's reading of claim:\(other)", .hint))
    }
    if claim.status != .recorded { marks.append(StyledText("× \(claim.status.name)", .warning)) }
    return marks.reduce(StyledText()) { $0 + "  " + $1 }
  }

  /// One side of a claim under the heading of its relation: what it says there, when, its marks.
  package static func statement(_ claim: Claim, far: String) -> StyledText {
    var text = StyledText(far)
    if claim.isDenied { text = StyledText("✗ denied: ", .warning) + text }
    if let when = claim.when { text += ", " + StyledText(when, .faint) }
    return text + marks(of: claim)
  }

  /// The whole claim as a sentence with its marks. The sentence itself says whether it is denied and
  /// how certain it is.
  package static func sentence(_ claim: Claim) -> StyledText {
    var claim = claim
    let sentence = claim.sentence
    claim.certainty = .certain
    return StyledText(sentence) + marks(of: claim)
  }

  /// The claim as a sentence without its time, for where that stands beside it.
  package static func timelessSentence(_ claim: Claim) -> StyledText {
    var claim = claim
    claim.period = nil
    return sentence(claim)
  }

  /// The small additions to a claim: "over: Vilnius; instrument: the treaty".
  package static func qualifiers(_ claim: Claim) -> String? {
    guard !claim.qualifiers.isEmpty else { return nil }
    return claim.qualifiers.map { "\($0.relation.label) \($0.value.printed)" }
      .joined(separator: "; ")
  }

  /// How to ask for it.
  package static func reference(_ claim: Claim) -> StyledText {
    StyledText("claim:\(claim.id)", .faint)
  }
}
