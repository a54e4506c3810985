internal import Chronology
internal import RegestaKit

/// Makes SQL of a pattern: which claims fit it, with the things at their ends.
///
/// The statement is meant to be read and run by people: it speaks of keys, and stands on the tables alone.
struct QueryCompiler {
  /// Whether who acts for a thing counts as the thing: its army, its government.
  var widens = false
  /// Whether claims that deny it are wanted too.
  var includesDenied = true
  /// The kinds of which there are few things: with these a search may begin.
  var rareKinds: Set<String> = []
  /// The place among the phrases of a pattern of the one with whose claims the search begins; nil to begin elsewhere.
  var leadingExtra: Int?
  private var aliases = 0

  init(widens: Bool = false, includesDenied: Bool = true, rareKinds: Set<String> = []) {
    self.widens = widens
    self.includesDenied = includesDenied
    self.rareKinds = rareKinds
  }

  /// The statement that finds the claims of a pattern.
  ///
  /// Its columns are `claim`, `subject`, `object`, and `loose`: how many of the phrases of the question the claim
  /// itself does not have, but a claim about one of its things does.
  mutating func claims(of pattern: Pattern) -> String {
    var conditions = ["c.status = 1"]
    if !includesDenied { conditions.append("c.denied = 0") }
    conditions += self.conditions(pattern, alias: "c", leading: leadingEnd(of: pattern))
    var loose: [String] = []
    for (place, extra) in pattern.extras.enumerated() {
      if place == leadingExtra {
        conditions.append("c.id IN (\(listOfClaims(around: extra, in: pattern)))")
      }
      let (tight, wide) = self.extra(extra, alias: "c")
      conditions.append(wide.map { "(\(tight)\n        OR \($0))" } ?? "(\(tight))")
      if wide != nil { loose.append("(NOT ifnull(\(tight), 0))") }
    }
    return """
      SELECT c.id AS claim, c.subject, c.object, \(loose.isEmpty ? "0" : loose.joined(separator: " + ")) AS loose
        FROM claim AS c
       WHERE \(conditions.joined(separator: "\n   AND "))
       ORDER BY loose, c.start_min, c.end_max, c.id
       LIMIT 500
      """
  }

  /// The conditions on a claim, without those of the phrases around it.
  mutating func conditions(
    _ pattern: Pattern,
    alias: String,
    leading: Query.Asked? = nil
  ) -> [String] {
    var conditions: [String] = []
    let leads = leading == .subject
    if !pattern.relations.isEmpty {
      // With a sign before it a column has no index: where a list leads and another one is beside it, SQLite would
      // rather read all claims of the relation.
      let sign = leads && widens ? "+" : ""
      conditions.append("\(sign)\(alias).relation IN (\(Self.listOfRelations(pattern.relations)))")
    }
    if let subject = predicate(pattern.subject, "\(alias).subject", leads: leads) {
      conditions.append(
        widens
          ? "(\(subject)\n        OR \(byHand(pattern.subject, alias: alias, leads: leads)))"
          : subject
      )
    }
    if let object = predicate(pattern.object, "\(alias).object", leads: leading == .object) {
      conditions.append(object)
    }
    if let time = pattern.time { conditions.append(self.time(time, alias: alias)) }
    return conditions
  }

  /// That the claim names it as the one by whose hand it was done.
  ///
  /// If the term is named or `leads`, such claims are listed: an index then finds both them and those of the subject.
  private mutating func byHand(_ term: Term, alias: String, leads: Bool) -> String {
    let hand = next("h")
    let isListed = leads || !term.allNamed.isEmpty
    let object = predicate(term, "\(hand).object", leads: leads) ?? "1"
    return """
      \(isListed ? "\(alias).id IN (SELECT \(hand).claim" : "EXISTS (SELECT 1") FROM qualifier AS \(hand)
               WHERE \(isListed ? "" : "\(hand).claim = \(alias).id AND ")\(object)
                 AND \(hand).relation IN (SELECT id FROM relation WHERE key IN ('through', 'represented-by')))
      """
  }

  /// What a term demands of a column of entities; nil where anything will do.
  ///
  /// If it `leads`, the search begins with the things that the term describes.
  mutating func predicate(_ term: Term, _ column: String, leads: Bool = false) -> String? {
    switch term {
    case .anything: return nil
    case .things(let things, _):
      var entities = things.map(\.entity)
      if widens { entities += things.flatMap(\.actors) }
      return "\(column) IN (\(Self.list(entities)))"
    case .all(let terms):
      let parts = terms.compactMap { predicate($0, column) }
      return parts.isEmpty ? nil : "(" + parts.joined(separator: " OR ") + ")"
    case .described(let description):
      let lead = leads ? self.lead(of: description) : nil
      var parts: [String] = []
      if lead == .kinds {
        parts.append("\(column) IN (\(listOfKind(description)))")
      } else if !description.kinds.isEmpty {
        parts.append(isOfKind(description, column))
      }
      for (place, restriction) in description.restrictions.enumerated() {
        if lead == .restriction(place), case .claimed(let pattern, let isSubject) = restriction {
          parts.append("\(column) IN (\(listOfClaimed(pattern, isSubject: isSubject)))")
        } else {
          parts.append(self.restriction(restriction, column))
        }
      }
      return parts.isEmpty ? "\(column) IS NOT NULL" : parts.joined(separator: "\n   AND ")
    }
  }

  private mutating func isOfKind(_ description: Term.Description, _ column: String) -> String {
    let entity = next("e")
    let isOfKind = """
      EXISTS (SELECT 1 FROM entity AS \(entity) JOIN kind_tree AS t ON t.kind = \(entity).kind
                JOIN kind AS k ON k.id = t.ancestor
               WHERE \(entity).id = \(column) AND k.key IN (\(Self.list(description.kinds))))
      """
    // A thing may also be called what it is: "peace talks" that were only planned.
    return description.noun.map {
      "(\(isOfKind)\n        OR \(isMatter(column))\n           AND \(restriction(.named($0), column)))"
    } ?? isOfKind
  }

  /// That a column is neither an agent nor a place: those are never called by what they are about.
  mutating func isMatter(_ column: String) -> String {
    let entity = next("m")
    return """
      NOT EXISTS (SELECT 1 FROM entity AS \(entity) JOIN kind_tree AS t ON t.kind = \(entity).kind
                    JOIN kind AS k ON k.id = t.ancestor
                   WHERE \(entity).id = \(column) AND k.key IN ('agent', 'place'))
      """
  }

  private mutating func restriction(_ restriction: Term.Restriction, _ column: String) -> String {
    switch restriction {
    case .touches(let term): return touches(column, term)
    case .dated(let time):
      let claim = next("d")
      return """
        EXISTS (SELECT 1 FROM claim AS \(claim) JOIN date AS x ON x.id = \(claim).value_date
                 WHERE \(claim).subject = \(column) AND \(Self.dates(claim))
                   AND x.earliest <= \(time.latest.number) AND x.latest >= \(time.earliest.number))
        """
    case .named(let word):
      let claim = next("n")
      return """
        EXISTS (SELECT 1 FROM name AS \(claim) WHERE \(claim).entity = \(column)
                   AND \(Self.isNamed(claim, word)))
        """
    case .claimed(let pattern, let isSubject):
      let claim = next("r")
      let parts =
        ["\(claim).\(isSubject ? "subject" : "object") = \(column)"]
        + claimed(pattern, alias: claim)
      return
        "EXISTS (SELECT 1 FROM claim AS \(claim) WHERE \(parts.joined(separator: "\n   AND ")))"
    }
  }

  /// The conditions on a claim that says of a thing what describes it.
  mutating func claimed(
    _ pattern: Pattern,
    alias: String,
    leading: Query.Asked? = nil
  ) -> [String] {
    var parts = ["\(alias).status = 1", "\(alias).denied = 0"]
    parts += conditions(pattern, alias: alias, leading: leading)
    for extra in pattern.extras {
      let (tight, wide) = self.extra(extra, alias: alias)
      parts.append(wide.map { "(\(tight) OR \($0))" } ?? "(\(tight))")
    }
    return parts
  }

  /// That a word of a name begins with these words.
  static func isNamed(_ name: String, _ words: String) -> String {
    "' ' || \(name).folded || ' ' LIKE \(quoted("% \(words)%"))"
  }

  /// These relations and cases of them.
  static func listOfRelations(_ keys: [String]) -> String {
    """
    SELECT t.relation FROM relation_tree AS t JOIN relation AS r ON r.id = t.ancestor
                          WHERE r.key IN (\(list(keys)))
    """
  }

  /// That some claim has both: a thing of the column, and the term.
  private mutating func touches(_ column: String, _ term: Term) -> String {
    // What is named is listed once with all that it has to do with, and not looked for in the claims of each thing.
    if term.isOfNames { return "\(column) IN (\(listOfTouched(by: term)))" }
    let claim = next("l")
    let subject = predicate(term, "\(claim).subject") ?? "1"
    let object = predicate(term, "\(claim).object") ?? "1"
    return """
      EXISTS (SELECT 1 FROM claim AS \(claim) WHERE \(claim).subject = \(column) AND \(claim).status = 1
                 AND \(claim).denied = 0 AND \(object)
              UNION ALL
              SELECT 1 FROM claim AS \(claim) WHERE \(claim).object = \(column) AND \(claim).status = 1
                 AND \(claim).denied = 0 AND \(subject))
      """
  }

  /// A phrase around a claim: what says it in the claim itself, and what says it of one of its things.
  private mutating func extra(_ extra: Pattern.Extra, alias: String) -> (
    tight: String, wide: String?
  ) {
    let qualifier = next("q")
    var tight: [String] = []
    let isOfKind =
      extra.qualifiers.isEmpty
      ? ""
      : " AND \(qualifier).relation IN (SELECT id FROM relation WHERE key IN (\(Self.list(extra.qualifiers))))"
    let object = predicate(extra.term, "\(qualifier).object") ?? "1"
    tight.append(
      "EXISTS (SELECT 1 FROM qualifier AS \(qualifier) WHERE \(qualifier).claim = \(alias).id\(isOfKind) AND \(object))"
    )
    guard extra.isLoose else { return (tight[0], nil) }
    if let subject = predicate(extra.term, "\(alias).subject") { tight.append(subject) }
    if let object = predicate(extra.term, "\(alias).object") { tight.append(object) }
    // In the place, or in a place that lies in it; of the event in the course of which it was.
    let inner = next("w")
    var wide = [touches("\(alias).subject", extra.term), touches("\(alias).object", extra.term)]
    wide.append(
      """
      EXISTS (SELECT 1 FROM qualifier AS \(inner) WHERE \(inner).claim = \(alias).id
                 AND \(touches("\(inner).object", extra.term)))
      """
    )
    return (tight.isEmpty ? "1" : tight.joined(separator: " OR "), wide.joined(separator: " OR "))
  }

  /// The claim may have held within the time; what has no time of its own, by the dates of its things.
  private mutating func time(_ time: TimeWindow, alias: String) -> String {
    let claim = next("d")
    return """
      (\(alias).start_min <= \(time.latest.number) AND \(alias).end_max >= \(time.earliest.number)
        OR \(alias).start_min IS NULL AND EXISTS (
             SELECT 1 FROM claim AS \(claim) JOIN date AS x ON x.id = \(claim).value_date
              WHERE \(claim).subject IN (\(alias).subject, \(alias).object) AND \(Self.dates(claim))
                AND x.earliest <= \(time.latest.number) AND x.latest >= \(time.earliest.number)))
      """
  }

  /// That a claim gives a date; by its relation, of which few give any, so that not all claims about a thing are read.
  private static func dates(_ claim: String) -> String {
    """
    \(claim).relation IN (SELECT id FROM relation WHERE value = 'date')
                   AND \(claim).status = 1 AND \(claim).denied = 0
    """
  }

  mutating func next(_ letter: String) -> String {
    aliases += 1
    return "\(letter)\(aliases)"
  }

  static func list(_ entities: [Entity]) -> String {
    entities.isEmpty
      ? "NULL" : entities.map { "\($0.id) /* \(comment($0.key)) */" }.joined(separator: ", ")
  }

  static func list(_ texts: [String]) -> String { texts.map(quoted).joined(separator: ", ") }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// Keys are ASCII letters, figures and hyphens, and cannot end a comment.
  private static func comment(_ key: String) -> String { key }
}
