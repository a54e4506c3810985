/// Verb groups: auxiliaries, negations and the verb itself.
extension Chunker {
  mutating func verb(at start: Int) -> Int? {
    var index = start
    var hasBe = false
    var hasHave = false
    var isNegated = false
    var modal: String?
    var isInfinitive = false
    var last: Int?
    loop: while index < sentence.upperBound {
      let token = tokens[index]
      switch token.tag {
      case .to:
        guard index == start else { break loop }
        isInfinitive = true
      case .modal: modal = token.lemma
      case .auxiliary:
        if token.lower.hasSuffix("n't") || token.lower.hasSuffix("n’t") { isNegated = true }
        switch token.lemma {
        case "be", "get": hasBe = true
        case "have": hasHave = true
        default: break
        }
        last = index
      case .negation:
        isNegated = true
      case .adverb: if index == start { return nil }
      case .finiteVerb, .baseVerb, .participle, .gerund:
        return finish(
          start..<index + 1,
          head: index,
          lemma: token.lemma,
          hasBe: hasBe,
          hasHave: hasHave,
          isNegated: isNegated,
          modal: modal,
          isInfinitive: isInfinitive
        )
      default: break loop
      }
      index += 1
    }
    guard let last, hasBe || hasHave else { return nil }
    var end = last + 1
    while end < index, tokens[end].tag == .negation { end += 1 }
    return finish(
      start..<end,
      head: last,
      lemma: hasBe ? "be" : "have",
      hasBe: false,
      hasHave: hasHave && hasBe,
      isNegated: isNegated,
      modal: modal,
      isInfinitive: isInfinitive
    )
  }

  mutating func finish(
    _ range: Range<Int>,
    head: Int,
    lemma: String,
    hasBe: Bool,
    hasHave: Bool,
    isNegated: Bool,
    modal: String?,
    isInfinitive: Bool
  ) -> Int {
    let tag = tokens[head].tag
    var group = VerbGroup(tokens: range, head: head, lemma: lemma, form: .finite)
    group.isNegated = isNegated
    group.modal = modal
    if tag == .baseVerb, modal == nil, !isInfinitive, !hasHave, range.count == 1 {
      group.form = .infinitive
    } else if isInfinitive {
      group.form = .infinitive
      group.isPassive = hasBe && tag == .participle
    } else if tag == .gerund {
      group.form = hasBe ? .finite : .gerund
    } else if tag == .participle {
      group.isPassive = hasBe || !hasHave
      group.form = hasBe || hasHave ? .finite : .participle
      if tokens[range.lowerBound].lower == "having" || tokens[range.lowerBound].lower == "being" {
        group.form = .gerund
      }
    }
    chunks.append(.verb(verbs.count))
    verbs.append(group)
    return range.upperBound
  }
}
