internal import RegestaKit

extension Answerer {
  // MARK: What one says of another

  func between(_ query: Query) throws -> Answer? {
    guard query.terms.count == 2 else { return nil }
    let (things, _) = try evaluator.things(query.terms[0], limit: 10)
    guard let one = things.first else { return nil }
    let others = Set(try evaluator.things(query.terms[1], limit: 20).entities.map(\.id))
    guard !others.isEmpty else { return nil }
    var answer = Answer(query, reading: wording(of: query) + "; \(one.label)")
    var claims = try base.claims(ClaimQuery(about: one.id))
    // What is in it speaks for it: the clauses of a treaty.
    for part in claims where part.subject.id == one.id && part.relation.key == "contains-clause" {
      if case .entity(let clause) = part.object {
        claims += try base.claims(ClaimQuery(about: clause.id))
      }
    }
    var seen: Set<Claim.ID> = []
    claims = claims.filter { claim in
      seen.insert(claim.id).inserted
        && (claim.entities.contains { others.contains($0.id) }
          || claim.qualifiers.contains {
            if case .entity(let entity) = $0.value { others.contains(entity.id) } else { false }
          })
    }
    guard !claims.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "Nothing is recorded of it."
      return answer
    }
    answer.items = claims.map { claim in
      Answer.Item(
        text: claim.sentence,
        entity: nil,
        when: claim.when,
        isPossible: claim.certainty == .doubtful,
        claims: [claim]
      )
    }
    answer.text = claims.map { $0.sentence + "." }.joined(separator: "\n")
    finish(&answer)
    return answer
  }

  // MARK: What it is called

  func names(_ query: Query) throws -> Answer? {
    guard let term = query.terms.first,
      let entity = try evaluator.things(term, limit: 1).entities.first
    else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    let all = try base.names(of: entity.id).filter { name in
      query.language.map { name.language == $0 || name.language.hasPrefix($0 + "-") } ?? true
    }
    for name in all {
      let aside = [
        name.language == "und" ? nil : name.language,
        name.role == "preferred-name" ? nil : name.role, name.when,
      ].compactMap { $0 }
      let text = aside.isEmpty ? name.text : "\(name.text) (\(aside.joined(separator: ", ")))"
      guard !answer.items.contains(where: { $0.text == text }) else { continue }
      answer.items.append(
        Answer.Item(
          text: text,
          entity: nil,
          when: name.when,
          isPossible: false,
          claims: try base.claim(name.claim).map { [$0] } ?? []
        )
      )
    }
    guard !answer.items.isEmpty else {
      answer.verdict = .notRecorded
      answer.text =
        "Not recorded: \(entity.label) has no name\(query.language.map { " in that language (\($0))" } ?? "")."
      return answer
    }
    answer.text = sentence(answer.items)
    finish(&answer)
    return answer
  }

  // MARK: What it is

  func describe(_ query: Query) throws -> Answer? {
    guard let term = query.terms.first else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    let (entities, sql) = try evaluator.things(term, limit: 5)
    answer.sql = [sql].filter { !$0.isEmpty }
    guard let entity = entities.first else { return nil }
    let portrait = try base.portrait(of: entity)
    let kind = lexicon.kinds[entity.kind]?.label ?? entity.kind
    var text = portrait.description ?? "\(entity.label): \(kind)"
    if text.last != "." { text += "." }
    answer.text = "\(entity.label) (\(kind)). \(text)"
    let told = portrait.statements.filter { $0.direction != .mention }
    answer.items = told.prefix(12).map { statement in
      Answer.Item(
        text: statement.claim.sentence,
        entity: nil,
        when: statement.claim.when,
        isPossible: false,
        claims: [statement.claim]
      )
    }
    if told.count > 12 {
      answer.notes.append("\(told.count - 12) more statements: regesta show \(entity.key)")
    }
    if entities.count > 1, !term.isOne {
      answer.notes.append(
        "The name may also mean \(Self.listed(entities.dropFirst().map(\.label)))."
      )
    }
    answer.items.insert(
      Answer.Item(text: text, entity: entity, when: nil, isPossible: false, claims: []),
      at: 0
    )
    answer.evidence = answer.items.flatMap(\.claims)
    dissent(&answer)
    answer.verdict = .certain
    return answer
  }
}
