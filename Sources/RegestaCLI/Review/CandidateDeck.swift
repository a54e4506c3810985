internal import Interchange
internal import RegestaKit

/// The candidates of a review and what was answered so far; nothing of the terminal.
struct CandidateDeck {
  let candidates: [Candidate]
  private(set) var answers: [CandidateDecision?] = []
  /// What things were said to be, candidate by candidate; it holds for all that come after.
  private(set) var merges: [[CandidateDecision.Merge]]

  init(_ candidates: [Candidate]) {
    self.candidates = candidates
    merges = Array(repeating: [], count: candidates.count)
  }

  /// The candidate that is to be answered; nil at the end.
  var current: Candidate? { answers.count < candidates.count ? candidates[answers.count] : nil }
  /// Which it is, counted from 1.
  var number: Int { answers.count + 1 }

  /// Answers; nil: not decided now.
  mutating func answer(_ verdict: CandidateDecision.Verdict?, reason: String? = nil) {
    guard let current else { return }
    let own = merges[answers.count]
    answers.append(
      verdict == nil && own.isEmpty
        ? nil : CandidateDecision(current, verdict, merges: own, reason: reason)
    )
  }

  /// Says what a thing is that the current candidate speaks of.
  mutating func merge(_ thing: Entity, into known: Entity) {
    guard current != nil else { return }
    merges[answers.count].append(CandidateDecision.Merge(thing, into: known))
  }

  /// Takes back what was said last: of a thing of this candidate, else of the one before.
  ///
  /// - Returns: Whether there was anything to take back.
  mutating func goBack() -> Bool {
    if current != nil, merges[answers.count].popLast() != nil { return true }
    return answers.popLast() != nil
  }

  /// What things have been said to be so far.
  var merged: [Entity.ID: Entity] {
    var result: [Entity.ID: Entity] = [:]
    for merge in merges.prefix(answers.count + 1).joined() { result[merge.thing.id] = merge.known }
    return result
  }

  /// What was decided.
  var decisions: [CandidateDecision] { answers.compactMap { $0 } }
}
