internal import Formats
public import RegestaKit

/// Decisions on candidates in JSON Lines: what `review --export` writes, with a word for each in
/// `verdict`.
///
/// ```json
/// {"claim":812,"verdict":"accept"}
/// {"claim":813,"verdict":"edit","edit":{"relation":"demanded","on":"12 July 1920"}}
/// {"claim":816,"verdict":"edit","edit":{"object":"+Strelsau Accord (agreement)","with":{"recipient":"zenda"}}}
/// {"claim":814,"verdict":"reject","reason":"the treaty of 1919 is meant"}
/// {"claim":815,"verdict":"accept","merge":{"ruritania-2":"ruritania"}}
/// ```
public enum CandidateDecisionFile {
  /// Whether a line of a file of decisions is about a candidate.
  static func isLine(_ value: JSONValue) -> Bool { value["claim"]?.integer != nil }

  /// Reads decisions; lines without a verdict and without merges are left open, as are lines about other
  /// things.
  ///
  /// - Parameters:
  ///   - text: JSON Lines, or one JSON array.
  ///   - name: The file's name, for errors.
  ///   - base: The base that the numbers are of.
  /// - Returns: The decisions, in the order of the file.
  /// - Throws: ``RegestaError`` of kind `badInput` with the line, or `notFound`.
  public static func decisions(
    in text: String,
    name: String,
    base: KnowledgeBase
  ) throws -> [CandidateDecision] {
    do {
      var options = JSONOptions()
      options.allowsSequence = true
      options.valueEndsWithLine = true
      var reader = JSONReader(MemorySource(text), options: options)
      var decisions: [CandidateDecision] = []
      while let value = try reader.nextValue() {
        guard isLine(value) else { continue }
        let line = Line(value: value, place: "\(name):\(reader.position.line)")
        if let decision = try line.decision(in: base) { decisions.append(decision) }
      }
      return decisions
    } catch let error as FormatError {
      throw RegestaError(
        .badInput,
        "\(error.position.map { "\(name):\($0): " } ?? "\(name): ")\(error.message)",
        hint: Line.hint
      )
    }
  }

  private struct Line {
    let value: JSONValue
    let place: String
    static let hint = "Each line is an object with the members claim and verdict."

    func decision(in base: KnowledgeBase) throws -> CandidateDecision? {
      let merges = try self.merges(in: base)
      let word = value["verdict"] ?? .null
      if word == .null, merges.isEmpty { return nil }
      var verdict: CandidateDecision.Verdict?
      switch word.string {
      case "accept": verdict = .accept
      case "reject": verdict = .reject
      case "edit": verdict = .edit(try edit())
      case "open": return merges.isEmpty ? nil : try made(nil, merges, base)
      case nil where word == .null: break
      default: throw bad("A verdict is \"accept\", \"edit\", \"reject\" or \"open\".")
      }
      return try made(verdict, merges, base)
    }

    private func made(
      _ verdict: CandidateDecision.Verdict?,
      _ merges: [CandidateDecision.Merge],
      _ base: KnowledgeBase
    ) throws -> CandidateDecision {
      let number = Int(value["claim"]?.integer ?? 0)
      let query = CandidateQuery(
        claim: Claim.ID(number),
        outcomes: Set(Candidate.Outcome.allCases)
      )
      guard let candidate = try base.candidates(query).first else {
        throw RegestaError(.notFound, "\(place): No reader proposed a claim \(number).")
      }
      return CandidateDecision(
        candidate,
        verdict,
        merges: merges,
        reason: value["reason"]?.string
      )
    }

    private func merges(in base: KnowledgeBase) throws -> [CandidateDecision.Merge] {
      guard let given = value["merge"], given != .null else { return [] }
      guard let object = given.object else {
        throw bad("\"merge\" is an object: the key of what is proposed, and what it is.")
      }
      return try object.members.map { member in
        guard let name = member.value.string else { throw bad("\"merge\" has texts in it.") }
        return CandidateDecision.Merge(
          try base.thing(named: member.name),
          into: try base.entity(named: name)
        )
      }
    }

    private func edit() throws -> ClaimEdit {
      guard let object = value["edit"]?.object else {
        throw bad("A verdict \"edit\" needs a member \"edit\" with what is to be changed.")
      }
      var edit = ClaimEdit()
      for member in object.members {
        if member.name == "denied" {
          guard case .bool(let flag) = member.value else {
            throw bad("\"denied\" is true or false.")
          }
          edit.denied = flag
          continue
        }
        if member.name == "with" {
          edit.additions = try additions(member.value)
          continue
        }
        guard let text = member.value.string else { throw bad("\"\(member.name)\" is a text.") }
        switch member.name {
        case "subject": edit.subject = text
        case "relation": edit.relation = text
        case "object": edit.object = text
        case "on": edit.on = text
        case "from": edit.from = text
        case "to": edit.to = text
        default:
          throw bad(
            "\"\(member.name.abridged)\" is none of subject, relation, object, on, from, to, denied, with."
          )
        }
      }
      return edit
    }

    private func additions(_ value: JSONValue) throws -> [ClaimEdit.Addition] {
      guard let object = value.object else {
        throw bad("\"with\" is an object: the keys of relations, and what they say.")
      }
      return try object.members.map { member in
        guard let text = member.value.string else { throw bad("\"with\" has texts in it.") }
        return ClaimEdit.Addition(member.name, text)
      }
    }

    private func bad(_ what: String) -> RegestaError {
      RegestaError(.badInput, "\(place): \(what)", hint: Self.hint)
    }
  }
}
