internal import Interchange
internal import RegestaKit

extension Website {
  /// Decides on a candidate, or takes a decision back, and shows the candidates again where they stood.
  func deciding(_ form: SentForm, _ open: () throws -> KnowledgeBase) throws -> WebResponse {
    let batch = try decide(form, in: open())
    var back = Link(.review, [])
    for name in ["source", "next", "at"] { back[name] = try form.text(name) }
    back["done"] = batch.map(\.description)
    return Self.seeOther(back.at(ReviewPage.doneID))
  }

  private func decide(_ form: SentForm, in base: KnowledgeBase) throws -> Batch.ID? {
    let verdict: (Candidate) throws -> CandidateDecision.Verdict
    switch try form.text("do") {
    case "undo":
      let batch = Batch.ID(try form.number("batch"))
      guard try base.batch(batch)?.kind == .review else {
        throw Problem(.refused, "Here only what was decided in a review is taken back.")
      }
      return try takeBack(batch, in: base)
    case "accept": verdict = { _ in .accept }
    case "reject": verdict = { _ in .reject }
    case "edit": verdict = { .edit(try EditForm($0.claim).edit(in: form)) }
    default: throw Problem(.badInput, "The form does not say what is to be done.")
    }
    let claim = Claim.ID(try form.number("claim"))
    guard let candidate = try base.candidates(CandidateQuery(claim: claim)).first else {
      throw Problem(
        .refused,
        "Candidate \(claim) does not wait any more: it was decided on meanwhile.",
        suggestions: [Problem.Suggestion(text: "the others", link: Link(.review))]
      )
    }
    let decided = CandidateDecision(
      candidate,
      try verdict(candidate),
      reason: try form.text("reason")
    )
    let (outcomes, batch) = try base.decide(
      [decided],
      who: options.who,
      why: "\(decided.verdict?.name ?? "decide")s claim \(claim)"
    )
    if let refused = outcomes.first(where: { $0.result == .refused }) {
      throw Problem(
        .refused,
        refused.detail ?? "The base refused it.",
        suggestions: [
          Problem.Suggestion(
            text: "back to the review",
            link: Link(.review, [], fragment: ReviewPage.id(of: candidate.id.rawValue))
          )
        ]
      )
    }
    return batch
  }
}
