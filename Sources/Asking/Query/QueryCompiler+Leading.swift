/// Where a search begins.
///
/// SQLite has indexes on a claim's subject, on its object, and on its relation, which may have most of all
/// claims. Where a pattern names nothing at either end, it would read all of those; so one end whose things are few is listed
/// first (`IN`), and all else is asked of their claims only (`EXISTS`).
extension QueryCompiler {
  /// What lists the things of a description.
  enum Lead: Equatable {
    /// Its kinds, which are rare.
    case kinds
    /// The claims of the restriction at this place, whose other end is named, or listed in its turn.
    case restriction(Int)
  }

  /// What lists the things of a description; nil where they may be many.
  func lead(of description: Term.Description) -> Lead? {
    if !description.kinds.isEmpty, rareKinds.isSuperset(of: description.kinds) { return .kinds }
    let place = description.restrictions.firstIndex { restriction in
      guard case .claimed(let pattern, let isSubject) = restriction else { return false }
      return isFew(isSubject ? pattern.object : pattern.subject)
    }
    return place.map { .restriction($0) }
  }

  /// Whether the things of a term are few, or can be listed from few.
  private func isFew(_ term: Term) -> Bool {
    if case .described(let description) = term { return lead(of: description) != nil }
    return !term.allNamed.isEmpty
  }

  /// The end of a pattern to begin with; nil where one is named, or both may be many.
  func leadingEnd(of pattern: Pattern) -> Query.Asked? {
    let ends = [(Query.Asked.subject, pattern.subject), (.object, pattern.object)]
    guard ends.allSatisfy({ $0.1.allNamed.isEmpty }) else { return nil }
    return ends.first { isFew($0.1) }?.0
  }

  /// The things that some claim has together with those of a term.
  mutating func listOfTouched(by term: Term) -> String {
    let claim = next("l")
    let subject = predicate(term, "\(claim).subject") ?? "1"
    let object = predicate(term, "\(claim).object") ?? "1"
    return """
      SELECT \(claim).object FROM claim AS \(claim) WHERE \(subject) AND \(claim).object IS NOT NULL
                 AND \(claim).status = 1 AND \(claim).denied = 0
              UNION ALL
              SELECT \(claim).subject FROM claim AS \(claim) WHERE \(object)
                 AND \(claim).status = 1 AND \(claim).denied = 0
      """
  }

  /// The claims among which are all those that have to do with the named thing of a phrase, as far as it asks for that.
  mutating func listOfClaims(around extra: Pattern.Extra, in pattern: Pattern) -> String {
    guard extra.isLoose else {
      let named = predicate(extra.term, "object") ?? "1"
      return "SELECT claim FROM qualifier WHERE \(named)"
    }
    let relation =
      pattern.relations.isEmpty
      ? "" : "\n                 AND relation IN (\(Self.listOfRelations(pattern.relations)))"
    let named = predicate(extra.term, "id") ?? "1"
    return """
      WITH near (id) AS (SELECT id FROM entity WHERE \(named)
              UNION ALL
              \(listOfTouched(by: extra.term)))
              SELECT id FROM claim WHERE subject IN (SELECT id FROM near)\(relation)
              UNION
              SELECT id FROM claim WHERE object IN (SELECT id FROM near)\(relation)
              UNION
              SELECT claim FROM qualifier WHERE object IN (SELECT id FROM near)
      """
  }

  /// The things of a description's kinds, and those that are called so.
  mutating func listOfKind(_ description: Term.Description) -> String {
    let ofKind = """
      SELECT id FROM entity WHERE kind IN (
                   SELECT t.kind FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
                    WHERE k.key IN (\(Self.list(description.kinds))))
      """
    guard let noun = description.noun else { return ofKind }
    let name = next("n")
    // The index of words finds the names; the same test as elsewhere then has the last word.
    return """
      \(ofKind)
               UNION
               SELECT \(name).entity FROM name AS \(name)
                WHERE \(name).claim IN (SELECT rowid FROM name_words
                                     WHERE name_words MATCH \(Self.quoted("folded : \"\(noun)\" *")))
                  AND \(Self.isNamed(name, noun)) AND \(isMatter("\(name).entity"))
      """
  }

  /// The things at one end of the claims of a pattern, found from its other end.
  mutating func listOfClaimed(_ pattern: Pattern, isSubject: Bool) -> String {
    let claim = next("r")
    let conditions = claimed(pattern, alias: claim, leading: isSubject ? .object : .subject)
      .joined(separator: "\n   AND ")
    return
      "SELECT \(claim).\(isSubject ? "subject" : "object") FROM claim AS \(claim) WHERE \(conditions)"
  }
}
