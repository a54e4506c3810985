internal import Interchange
internal import RegestaKit

/// What is asked line by line: the parts of a claim, a reason, a name.
struct CandidateQuestions {
  let base: KnowledgeBase
  /// Asks for a line; nil when the person thought better of it.
  let ask: (_ prompt: String) throws -> String?
  let tell: (_ message: String) throws -> Void

  /// Why it is rejected; empty when nothing was said.
  func reason() throws -> String? {
    try ask("Why? (Return: no reason, Esc: back)").map { String($0.trimmingSpaces) }
  }

  /// Which new thing is which known one.
  func merge(_ candidate: Candidate) throws -> (thing: Entity, known: Entity)? {
    let new = candidate.things.filter { candidate.proposed.contains($0.id) }
    guard !new.isEmpty else {
      try tell("It speaks of nothing new.")
      return nil
    }
    var thing = new[0]
    if new.count > 1 {
      let list = new.enumerated().map { "\($0.offset + 1) \($0.element.label)" }
      let line = try ask("Which? \(list.joined(separator: " · "))")
      guard let line, let number = Int(line.trimmingSpaces), new.indices.contains(number - 1) else {
        return nil
      }
      thing = new[number - 1]
    }
    while let line = try ask("\(thing.label) is (name or key; Esc: back):") {
      let name = line.trimmingSpaces
      if name.isEmpty { return nil }
      do {
        return (thing, try base.entity(named: name))
      } catch let error as RegestaError {
        try explain(error)
      }
    }
    return nil
  }

  /// What is changed of a claim, part by part; nil when nothing is, or the person thought better of it.
  func edit(_ candidate: Candidate, merged: [Entity.ID: Entity]) throws -> ClaimEdit? {
    try tell(
      "Return keeps what stands in brackets; - takes away; +Name (kind) is a new thing; Esc: back."
    )
    var claim = candidate.claim
    // What was merged in this session is not in the base yet.
    if let known = merged[claim.subject.id] { claim.subject = known }
    if case .entity(let object) = claim.object, let known = merged[object.id] {
      claim.object = .entity(known)
    }
    var edit = ClaimEdit()
    let now = EditableClaim(claim)
    let parts: [(prompt: String, now: String, set: (inout ClaimEdit, String) -> Void)] = [
      ("subject", now.subject, { $0.subject = $1 }),
      ("relation", now.relation, { $0.relation = $1 }),
      ("object", now.object, { $0.object = $1 }),
      ("on", now.on, { $0.on = $1 == "-" ? "" : $1 }),
      ("from", now.from, { $0.from = $1 == "-" ? "" : $1 }),
      ("to", now.to, { $0.to = $1 == "-" ? "" : $1 }),
      (
        "denied", now.isDenied ? "yes" : "no",
        { $0.denied = ["y", "yes", "true", "1"].contains($1.lowercased()) }
      ),
      ("with", now.additions, { $0.additions = $1 == "-" ? [] : ClaimEdit.additions(in: $1) }),
    ]
    for part in parts {
      // A claim has either one date or two.
      if part.prompt == "from" || part.prompt == "to", edit.on?.isEmpty == false { continue }
      guard let line = try ask("\(part.prompt) [\(part.now)]:") else { return nil }
      let text = line.trimmingSpaces
      if !text.isEmpty { part.set(&edit, text) }
    }
    do {
      let draft = try edit.applied(to: claim, isInferred: candidate.isInferred, in: base)
      guard !edit.isEmpty || candidate.modality != .asserted else {
        try tell("Nothing was changed.")
        return nil
      }
      _ = draft
      return edit
    } catch let error as RegestaError {
      try explain(error)
      return nil
    }
  }

  private func explain(_ error: RegestaError) throws {
    let near = error.suggestions.prefix(3).map(\.text).joined(separator: ", ")
    try tell(error.message + (near.isEmpty ? "" : " Perhaps: \(near)."))
  }
}
