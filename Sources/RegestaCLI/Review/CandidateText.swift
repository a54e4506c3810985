internal import JSONForms
internal import RegestaKit

/// What readers propose, on the pages of what is known: apart from it, and marked.
enum CandidateText {
  static func section(_ candidates: [Candidate], on page: inout Page) {
    guard !candidates.isEmpty else { return }
    page.heading("Proposed by readers, not known")
    for candidate in candidates {
      let score = Int((candidate.score * 100).rounded())
      var text = StyledText(candidate.claim.sentence)
      if candidate.modality != .asserted {
        text += StyledText(", only \(candidate.modality.rawValue)", .warning)
      }
      text += "  " + StyledText("\(score) of 100 · \(candidate.source.short)", .faint)
      text += "  " + StyledText("claim:\(candidate.claim.id)", .faint)
      page.item(StyledText("?", .hint), text)
    }
  }

  static func json(_ candidates: [Candidate]) -> JSON {
    .array(
      candidates.map {
        .object([
          ("claim", .integer(Int64($0.claim.id.rawValue))),
          ("sentence", .string($0.claim.sentence)), ("score", .real($0.score)),
          ("modality", .string($0.modality.rawValue)), ("source", .string($0.source.key)),
          ("quote", .string($0.quote)),
        ])
      }
    )
  }
}
