internal import Chronology

extension SentenceClaims {
  /// How a clause says what it says; nil when it says nothing that can be held.
  func manner(of clause: Clause) -> Manner? {
    let group = chunker.verbs[clause.verb]
    var manner = Manner(
      score: clause.score,
      span: clause.span,
      notes: clause.notes,
      dates: clause.dates.map { dates[$0] },
      pattern: group.lemma
    )
    if clause.hasSharedDates {
      manner.dates = manner.dates.filter { $0.role == .point }
      manner.isDateInherited = true
    }
    if group.isNegated || hasNegativeSubject(clause) { manner.isDenied = true }
    if clause.isWithout { manner.isDenied = true }
    if isUntil(clause) { manner.isDenied = false }
    let modalVerb = group.modal ?? (clause.isContinuation ? modalBefore(clause) : nil)
    if let modal = modalVerb, let modality = language.frames.modals[modal] {
      manner.modality = isLater(clause) ? .asserted : modality
    }
    if case .adverbial(let word) = clause.link, word == "if" || word == "unless" {
      manner.modality = .possible
    }
    if let governor = clause.governor, !apply(clauses[governor], to: clause, &manner) { return nil }
    if manner.dates.isEmpty { inherit(clause, &manner) }
    if manner.attribution == nil { manner.attribution = accordingTo }
    return manner
  }

  /// "According to Poland, ...": whose word the sentence is.
  private var accordingTo: String? {
    let start = chunker.sentence.lowerBound
    guard tokens[start].lower == "according", chunker.phrases.count > 1 else { return nil }
    return NameFinder.text(tokens, chunker.phrases[0].tokens)
  }

  /// The word that rules an infinitive: the verb, or "unwilling" of "was unwilling to".
  func ruler(_ clause: Clause) -> String {
    let lemma = chunker.verbs[clause.verb].lemma
    guard lemma == "be" else { return lemma }
    let said = clause.adverbs + clause.objects.map { tokens[chunker.phrases[$0].head].lower }
    return said.first { language.frames.governed[$0] != nil } ?? lemma
  }

  /// What the verb above makes of it.
  func apply(_ governor: Clause, to clause: Clause, _ manner: inout Manner) -> Bool {
    let group = chunker.verbs[governor.verb]
    switch clause.link {
    case .infinitive:
      guard let above = self.manner(of: governor) else { return false }
      if manner.modality == .asserted { manner.modality = above.modality }
      manner.attribution = above.attribution
      switch language.frames.governed[ruler(governor)] {
      case .modality(let modality)?:
        if manner.modality == .asserted { manner.modality = modality }
        // "did not want to sign": neither signed nor not.
        if above.isDenied, modality != .asserted { return false }
        if above.isDenied { manner.isDenied.toggle() }
      case .denied?: manner.isDenied.toggle()
      case nil:
        // "sent a note to propose": what it was for, not what was done.
        return false
      }
    case .content:
      if language.frames.attributing.contains(group.lemma), let first = governor.subjects.first {
        let phrase = chunker.phrases[first]
        manner.attribution = NameFinder.text(tokens, phrase.tokens)
        manner.score *= 0.95
      }
      if case .modality(let modality)? = language.frames.governed[group.lemma],
        manner.modality == .asserted
      {
        manner.modality = modality
      } else if case .denied? = language.frames.governed[group.lemma] {
        manner.isDenied.toggle()
      }
      if group.isNegated { return false }
    default: break
    }
    return true
  }

  /// A clause without a date has that of the clause it hangs on, where both are of one time.
  func inherit(_ clause: Clause, _ manner: inout Manner) {
    guard let governor = clause.governor else {
      inheritFromAdverbial(clause, &manner)
      return
    }
    switch clause.link {
    case .content
    where language.frames.announcing.contains(
      chunker.verbs[clauses[governor].verb].lemma
    ):
      manner.dates = clauses[governor].dates.map { dates[$0] }.filter { $0.role == .point }
      manner.isDateInherited = !manner.dates.isEmpty
    case .adverbial("when") where untilWhen(clause, clauses[governor]) != nil:
      manner.dates = untilWhen(clause, clauses[governor]).map { [$0] } ?? []
    case .infinitive where manner.modality == .asserted && !manner.isDenied,
      .participle, .adverbial("when"), .adverbial("as"):
      manner.dates = clauses[governor].dates.map { dates[$0] }.filter { $0.role == .point }
      manner.isDateInherited = !manner.dates.isEmpty
    default: break
    }
  }

  /// "remained Lithuanian until March 1939 when it was ceded": the day of the one is that of the other.
  private func untilWhen(_ clause: Clause, _ governor: Clause) -> FoundDate? {
    guard let last = governor.dates.last, dates[last].role == .to else { return nil }
    var next = chunker.dates[last].upperBound
    while next < chunker.sentence.upperBound, tokens[next].tag == .comma { next += 1 }
    guard next < clause.span.lowerBound, tokens[next].lower == "when" else { return nil }
    var date = dates[last]
    date.role = .point
    return date
  }

  /// "When they entered Vilnius on July 14, they installed": the clause of time before says when.
  private func inheritFromAdverbial(_ clause: Clause, _ manner: inout Manner) {
    guard case .main = clause.link,
      let index = clauses.firstIndex(where: { $0.verb == clause.verb }), index > 0
    else { return }
    switch clauses[index - 1].link {
    case .adverbial("when"), .adverbial("as"):
      manner.dates = clauses[index - 1].dates.map { dates[$0] }.filter { $0.role == .point }
      manner.isDateInherited = !manner.dates.isEmpty
    default: break
    }
  }

  func hasNegativeSubject(_ clause: Clause) -> Bool {
    guard let first = clause.subjects.first else { return false }
    return ["no", "neither", "none"].contains(
      tokens[chunker.phrases[first].tokens.lowerBound].lower
    )
  }

  func modalBefore(_ clause: Clause) -> String? {
    guard let index = clauses.firstIndex(where: { $0.verb == clause.verb }) else { return nil }
    return clauses[..<index].last { chunker.verbs[$0.verb].modal != nil }
      .flatMap { chunker.verbs[$0.verb].modal }
  }

  /// "did not respond until March 31": then it did.
  func isUntil(_ clause: Clause) -> Bool {
    let group = chunker.verbs[clause.verb]
    return group.isNegated && clause.dates.contains { dates[$0].role == .to }
  }

  /// "would later become": it did.
  func isLater(_ clause: Clause) -> Bool {
    let group = chunker.verbs[clause.verb]
    return group.modal == "would"
      && tokens[group.tokens].contains {
        ["later", "eventually", "subsequently", "soon", "ultimately"].contains($0.lower)
      }
  }
}
