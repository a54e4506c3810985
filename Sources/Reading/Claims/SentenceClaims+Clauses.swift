internal import Chronology

extension SentenceClaims {
  /// Holds every clause against the patterns of its verb.
  mutating func readClauses() {
    for clause in clauses {
      identify(clause)
      identifyCalled(clause)
    }
    identifyRows()
    identifyBeside()
    identifyNamed()
    for clause in clauses { readMeeting(clause) }
    for index in clauses.indices {
      let before = candidates.count
      read(clauses[index])
      for other in otherSubjects(of: index) where candidates.count == before {
        var clause = clauses[index]
        clause.subjects = [other]
        clause.score *= 0.9
        read(clause)
      }
    }
  }

  /// Of whom a clause may be said instead: "The Treaty of Moscow was a treaty between X and Y, signed in 1921".
  private func otherSubjects(of index: Int) -> [Int] {
    let clause = clauses[index]
    var others = clause.otherSubject.map { [$0] } ?? []
    if case .relative = clause.link, chunker.verbs[clause.verb].form == .participle,
      let main = clauses[..<index].first(where: { chunker.verbs[$0.verb].form == .finite }),
      chunker.verbs[main.verb].lemma == "be", main.subjects.count == 1
    {
      others += main.subjects
    }
    return others
  }

  /// "The war was a conflict fought by": the conflict is the war.
  mutating func identify(_ clause: Clause) {
    guard chunker.verbs[clause.verb].lemma == "be", let first = clause.subjects.first,
      let second = clause.objects.first, chunker.phrases[second].name == nil,
      !chunker.phrases[second].isPronoun, !chunker.phrases[second].isDefinite,
      chunker.phrases[second].inner.isEmpty, !chunker.phrases[first].isPronoun
    else { return }
    let head = tokens[chunker.phrases[second].head].lower
    guard let kind = language.forms.kindOfHead[head] ?? vocabulary.kindOfWord[head],
      let subject = reference(first),
      vocabulary.isCase(things[subject.thing].kind, of: kind)
        || vocabulary.isCase(kind, of: things[subject.thing].kind)
        || ["agreement", "conflict"].contains(where: {
          vocabulary.isCase(things[subject.thing].kind, of: $0) && vocabulary.isCase(kind, of: $0)
        })
    else { return }
    take(subject, for: second)
  }

  /// "a war between A and B known as the Seven Years' War": the war is the one of that name.
  mutating func identifyCalled(_ clause: Clause) {
    guard case .relative = clause.link, chunker.verbs[clause.verb].isPassive else { return }
    let name: Int?
    switch chunker.verbs[clause.verb].lemma {
    case "know": name = phrases("as", clause).first
    case "call", "name", "title", "entitle": name = clause.objects.first
    default: name = nil
    }
    guard let name, let called = chunker.phrases[name].name, !called.isAdjective else { return }
    let before = clause.subjects + (clause.otherSubject.map { [$0] } ?? [])
    guard let unnamed = before.first(where: { isUnnamed($0, like: called) }) else { return }
    take(Reference(thing: called.thing, score: called.score * 0.95), for: unnamed)
  }

  /// Whether a phrase has no name of its own, and a word for what a name names.
  func isUnnamed(_ number: Int, like name: NameMention) -> Bool {
    let phrase = chunker.phrases[number]
    guard phrase.name == nil, !phrase.isPronoun else { return false }
    let head = tokens[phrase.head].lower
    guard let kind = language.forms.kindOfHead[head] ?? vocabulary.kindOfWord[head] else {
      return false
    }
    let thing = things[name.thing]
    return thing.kindScore < 0.35 || vocabulary.isCase(thing.kind, of: kind)
      || vocabulary.isCase(kind, of: thing.kind)
      || vocabulary.accepts(thing.kind, ["agreement"]) && vocabulary.accepts(kind, ["agreement"])
  }

  /// "Kaunas, Vilnius and Grodno, an area which": the area is all of them.
  mutating func identifyRows() {
    let chunks = chunker.chunks
    for place in chunks.indices {
      guard case .phrase(let number) = chunks[place], place > 2, case .comma = chunks[place - 1],
        case .phrase = chunks[place - 2],
        ["area", "territory", "territories", "lands", "areas", "regions"].contains(
          tokens[chunker.phrases[number].head].lower
        )
      else { continue }
      var row: [Int] = []
      var at = place - 2
      while at >= 0, case .phrase(let member) = chunks[at] {
        row.append(member)
        row += chunker.phrases[member].of
        guard at >= 2 else { break }
        switch chunks[at - 1] {
        case .comma, .conjunction("and"): at -= 2
        default: at = -1
        }
      }
      let members = row.compactMap { reference($0) }.filter {
        vocabulary.isCase(things[$0.thing].kind, of: "place")
      }
      guard let first = members.last, members.count > 1 else { continue }
      var all = first
      all.others = members.map(\.thing).filter { $0 != first.thing }
      all.score *= 0.9
      take(all, for: number)
    }
  }

  /// "At a meeting in Tallinn, A and B agreed": they took part in it.
  mutating func readMeeting(_ clause: Clause) {
    guard chunker.verbs[clause.verb].form == .finite, !clause.leading.isEmpty else { return }
    for complement in clause.leading where ["at", "during"].contains(complement.preposition) {
      for phrase in complement.phrases {
        guard let event = reference(phrase),
          vocabulary.accepts(things[event.thing].kind, ["meeting", "negotiation"]),
          !event.isReference
        else { continue }
        for subject in clause.subjects {
          guard let agent = reference(subject),
            vocabulary.isCase(things[agent.thing].kind, of: "agent")
          else { continue }
          var manner = Manner(score: clause.score, span: clause.span, pattern: "at a meeting")
          manner.dates = clause.dates.map { dates[$0] }
          say(
            agent.thing,
            "took-part-in",
            event.thing,
            score: 0.72,
            clause.span,
            "at a meeting",
            manner: manner
          )
        }
      }
    }
  }

  mutating func read(_ clause: Clause) {
    let group = chunker.verbs[clause.verb]
    if group.lemma == "be" { readCopula(clause, group) } else { readAs(clause, group) }
    readService(clause)
    let before = candidates.count
    readAttitude(clause, group)
    // "refused to recognise the government": where no refusal could be made of it, it was not done.
    let isSaid =
      candidates.count > before
      || clause.governor.map { language.frames.governed[ruler(clauses[$0])] } != .denied
    guard let frames = language.frames.byVerb[group.lemma], var manner = manner(of: clause) else {
      return
    }
    let modality = manner.modality
    let governor = clause.governor.map { ruler(clauses[$0]) }
    let particular = frames.filter { frame in
      frame.second.map { hasSecond($0, clause) } ?? false
        && frame.voice.map { ($0 == .passive) == group.isPassive } ?? true
    }
    // "relations and the legation were established": the pattern of the one word does not say all.
    let general = frames.filter { $0.second == nil }
    let isMore = objects(clause, group).count > 1
    for frame in particular.isEmpty ? general : isMore ? particular + general : particular {
      guard frame.score > 0 else { continue }
      if frame.isOfNegated {
        guard manner.isDenied else { continue }
        manner.isDenied = false
        // "would not agree" is a refusal, and no plan.
        manner.modality = group.modal == "would" ? .asserted : modality
      }
      defer {
        if frame.isOfNegated {
          manner.isDenied = true
          manner.modality = modality
        }
      }
      if !frame.governors.isEmpty {
        guard let governor, frame.governors.contains(governor) else { continue }
        manner.modality = .asserted
        if manner.dates.isEmpty, let index = clause.governor {
          manner.dates = clauses[index].dates.map { dates[$0] }
        }
      } else if isSaid, isSaidByAttitude(clause) {
        continue
      }
      if let voice = frame.voice, (voice == .passive) != group.isPassive { continue }
      if !frame.subject.isEmpty, !subjectFits(frame, clause, group) { continue }
      if !frame.subjectWords.isEmpty, !hasSubjectWord(frame, clause) { continue }
      if clause.complements.contains(where: { frame.unless.contains($0.preposition) }) { continue }
      if !frame.objectWords.isEmpty, !hasObjectWord(frame, clause, group) { continue }
      if !frame.object.isEmpty, !objectFits(frame, clause, group) { continue }
      if !frame.objectExcept.isEmpty, isExcepted(frame, clause, group) { continue }
      let base = manner.score
      manner.score = base * frame.score
      manner.pattern = frame.second.map { "\(frame.verb) \($0)" } ?? frame.verb
      var wanted: [Slot: [String]] = [:]
      if !frame.subject.isEmpty {
        wanted[.subject] = frame.subject
        wanted[.eachSubject] = frame.subject
      }
      if !frame.object.isEmpty, frame.object != ["none"], frame.object != ["number"] {
        wanted[.object] = frame.object
      }
      for pattern in frame.claims {
        if pattern.object == .count {
          let counted = group.isPassive || clause.objects.isEmpty ? clause.subjects : clause.objects
          let scene = scene(clause)
          makeCounts(pattern, manner, of: counted, scene) { $0.fillers(of: $1, clause, group) }
          continue
        }
        make(pattern, manner, wanted: wanted) { claims, slot in
          claims.fillers(of: slot, clause, group)
        }
      }
      manner.score = base
    }
  }

  /// "promised to pay reparations": what was promised.
  mutating func readAttitude(_ clause: Clause, _ group: VerbGroup) {
    guard let index = clause.governor, isSaidByAttitude(clause),
      !chunker.verbs[clauses[index].verb].isPassive, let above = manner(of: clauses[index])
    else { return }
    let lemma = ruler(clauses[index])
    for frame in language.frames.byVerb["*"] ?? [] where frame.governors.contains(lemma) {
      if frame.isOfNegated != above.isDenied, frame.isOfNegated { continue }
      var manner = above
      manner.score = clause.score * frame.score
      manner.span =
        min(
          clauses[index].span.lowerBound,
          clause.span.lowerBound
        )..<max(
          clauses[index].span.upperBound,
          clause.span.upperBound
        )
      manner.pattern = "\(lemma) to"
      manner.notes = clause.notes
      if manner.dates.isEmpty { manner.dates = clause.dates.map { dates[$0] } }
      if frame.isOfNegated { manner.isDenied = false }
      for pattern in frame.claims {
        make(pattern, manner) { claims, slot in
          slot == .subject
            ? claims.things(claims.clauses[index].subjects)
            : claims.fillers(of: slot, clause, group)
        }
      }
      return
    }
  }

  /// Whether a clause only says what somebody wants, says or does by the verb above.
  func isSaidByAttitude(_ clause: Clause) -> Bool {
    guard let index = clause.governor else { return false }
    switch clause.link {
    case .infinitive, .participle: break
    default: return false
    }
    let lemma = ruler(clauses[index])
    if case .participle = clause.link, lemma != "consider" { return false }
    return language.frames.attitudes.contains(lemma)
  }
}
