internal import Interchange
internal import RegestaKit

/// The proposals of a review and what was answered so far; nothing of the terminal.
struct ReviewDeck {
  /// An answer to a proposal.
  enum Answer: Equatable {
    /// The same, and whether what spoke against it was overruled.
    case same(overruling: Bool)
    case different
    /// Not decided now.
    case later
  }

  let proposals: [Proposal]
  private(set) var answers: [Answer] = []

  init(_ proposals: [Proposal]) { self.proposals = proposals }

  /// The proposal that is to be answered; nil at the end.
  var current: Proposal? { answers.count < proposals.count ? proposals[answers.count] : nil }
  /// Which it is, counted from 1.
  var number: Int { answers.count + 1 }

  mutating func answer(_ answer: Answer) {
    if current != nil { answers.append(answer) }
  }

  /// Goes back to the proposal before.
  ///
  /// - Returns: what had been answered; nil at the beginning.
  mutating func goBack() -> Answer? { answers.popLast() }

  /// What was decided.
  var decisions: [Decision] {
    zip(proposals, answers).compactMap { proposal, answer in
      switch answer {
      case .same(let overruling):
        Decision(.same, proposal.one, proposal.other, overrules: overruling)
      case .different: Decision(.different, proposal.one, proposal.other)
      case .later: nil
      }
    }
  }
}
