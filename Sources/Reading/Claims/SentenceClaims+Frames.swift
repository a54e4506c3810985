internal import Chronology

extension SentenceClaims {
  /// Whether the word that a pattern wants behind its verb is there: "set *up*", "declare *war*".
  func hasSecond(_ second: String, _ clause: Clause) -> Bool {
    let words = second.split(separator: " ")
    let group = chunker.verbs[clause.verb]
    if words.count == 2, let preposition = words.first, let head = words.last {
      if phrases(String(preposition), clause).contains(where: { isHead($0, String(head)) }) {
        return true
      }
      return objects(clause, group).contains { phrase in
        isHead(phrase, String(head))
          && NameFinder.text(tokens, chunker.phrases[phrase].tokens).lowercased()
            .contains(second)
      }
    }
    if clause.particle == second || clause.adverbs.contains(second) { return true }
    return objects(clause, group).contains { isHead($0, second) }
  }

  func isHead(_ phrase: Int, _ word: String) -> Bool {
    let head = tokens[chunker.phrases[phrase].head].lower
    return head == word || head == word + "s"
  }

  func hasObjectWord(_ frame: Frame, _ clause: Clause, _ group: VerbGroup) -> Bool {
    // "Relations began": the subject of what takes no object.
    let objects = objects(clause, group)
    return (objects.isEmpty ? clause.subjects : objects).contains {
      frame.objectWords.contains(tokens[chunker.phrases[$0].head].lower)
    }
  }

  func hasSubjectWord(_ frame: Frame, _ clause: Clause) -> Bool {
    clause.subjects.contains { frame.subjectWords.contains(tokens[chunker.phrases[$0].head].lower) }
  }

  /// Whether who does it may, where no claim of the pattern asks: "the treaty returned the island to Spain".
  mutating func subjectFits(_ frame: Frame, _ clause: Clause, _ group: VerbGroup) -> Bool {
    let asks = frame.claims.contains { $0.subject == .subject || $0.object == .subject }
    guard !asks else { return true }
    return things(group.isPassive ? phrases("by", clause) : clause.subjects).contains { filler in
      guard case .thing(let reference) = filler else { return false }
      return vocabulary.accepts(things[reference.thing].kind, frame.subject)
    }
  }

  /// Whether the object is of a kind with which a pattern does not hold.
  mutating func isExcepted(_ frame: Frame, _ clause: Clause, _ group: VerbGroup) -> Bool {
    objects(clause, group).contains { phrase in
      reference(phrase).map { vocabulary.accepts(things[$0.thing].kind, frame.objectExcept) }
        ?? false
    }
  }

  mutating func objectFits(_ frame: Frame, _ clause: Clause, _ group: VerbGroup) -> Bool {
    switch frame.object {
    case ["number"]:
      return objects(clause, group).contains { quantity($0) != nil && reference($0) == nil }
    case ["none"]:
      return objects(clause, group).isEmpty
        && !clauses.contains { other in
          guard case .infinitive = other.link, let governor = other.governor else { return false }
          return clauses[governor].verb == clause.verb
        }
    default: return true
    }
  }
}
