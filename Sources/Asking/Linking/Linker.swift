internal import Names
internal import Reading
internal import RegestaKit

/// What words of a question may name, and where they stand.
struct Mention: Hashable, Sendable {
  let range: Range<Int>
  var things: [Term.Thing]
  let how: How

  /// How the words stand for the thing.
  enum How: Int, Hashable, Sendable {
    /// They are its name.
    case name
    /// "Polish": what is of a power.
    case adjective
    /// "the Poles": those who are of a power, and who act for it.
    case people
  }
}

/// Finds what the words of a question may name.
struct Linker {
  let base: KnowledgeBase
  let language: AskingWords
  let lexicon: Lexicon
  let memory = NameMemory()

  /// The mentions of a question, by the word where they begin, the longest first.
  func mentions(in words: [Word]) throws -> [Int: [Mention]] {
    var runs: [(range: Range<Int>, folded: String)] = []
    for start in words.indices where !words[start].folded.isEmpty {
      for end in (start + 1)...min(start + 9, words.count) {
        let part = words[start..<end].map(\.folded).filter { !$0.isEmpty }
        guard words[end - 1].lower != "," else { break }
        // "Łossowski's" ends before its owner's mark.
        guard words[end - 1].lower != "'s" else { continue }
        runs.append((start..<end, part.joined(separator: " ")))
        // "People's Commissar": the owner's mark is of the name.
        if words[start..<end].contains(where: { $0.lower == "'s" }) {
          let typed = words[start..<end].map { $0.lower == "'s" ? "'s" : " " + $0.text }.joined()
          runs.append((start..<end, NameFolding.fold(typed)))
        }
      }
    }
    var powers: [(range: Range<Int>, how: Mention.How, names: [String])] = []
    for run in runs where run.range.count <= 2 {
      var text = run.folded
      for article in ["the "] where text.hasPrefix(article) {
        text = String(text.dropFirst(article.count))
      }
      for (table, how) in [
        (language.powers.byAdjective, Mention.How.adjective), (language.powers.byPeople, .people),
      ] {
        guard let numbers = table[text] else { continue }
        let all = numbers + (language.powers.kin[text] ?? [])
        powers.append((run.range, how, all.map { NameFolding.fold(language.powers.all[$0].name) }))
      }
    }
    let wanted = Set(runs.map(\.folded) + powers.flatMap(\.names)).filter { !$0.isEmpty }
    let named = try named(wanted)
    var found: [Int: [Mention]] = [:]
    func add(_ mention: Mention) {
      guard !mention.things.isEmpty else { return }
      if found[mention.range.lowerBound]?.contains(where: {
        $0.range == mention.range && $0.how.rawValue <= mention.how.rawValue
          && $0.things.first == mention.things.first
      }) == true {
        return
      }
      found[mention.range.lowerBound, default: []].append(mention)
    }
    for run in runs {
      if let things = named[run.folded], !isBareWord(run.range, words) {
        add(Mention(range: run.range, things: things, how: .name))
      }
    }
    for power in powers {
      var things: [Term.Thing] = []
      for name in power.names {
        for var thing in named[name] ?? [] {
          // Not its name: "the Poles" is all that may be meant by it.
          thing.score = 0.9
          guard !things.contains(where: { $0.entity.id == thing.entity.id }) else { continue }
          things.append(thing)
        }
      }
      add(Mention(range: power.range, things: things, how: power.how))
    }
    for start in found.keys {
      found[start]?.sort { ($0.range.count, -$0.how.rawValue) > ($1.range.count, -$1.how.rawValue) }
    }
    return found
  }

  /// A word of the question itself is no name, unless it is written as one: "a", "which", "lost".
  private func isBareWord(_ range: Range<Int>, _ words: [Word]) -> Bool {
    guard range.count == 1, let word = words[range].first, !word.isCapital else { return false }
    return language.articles.contains(word.lower) || language.prepositions[word.lower] != nil
      || language.auxiliaries[word.lower] != nil || language.asked[word.lower] != nil
      || language.units[word.lower] != nil
  }

  /// The things that bear these names, folded.
  func named(_ names: Set<String>) throws -> [String: [Term.Thing]] {
    guard !names.isEmpty else { return [:] }
    let list = QueryCompiler.list(names.sorted())
    let table = try base.sql(
      """
      SELECT n.folded, e.id, e.key, e.label, k.key, max(r.key IN ('preferred-name', 'name')),
             (SELECT count(*) FROM (SELECT 1 FROM claim WHERE subject = e.id AND status = 1 LIMIT 500))
               + (SELECT count(*) FROM (SELECT 1 FROM claim WHERE object = e.id AND status = 1 LIMIT 500))
        FROM name AS n JOIN claim AS c ON c.id = n.claim JOIN relation AS r ON r.id = c.relation
        JOIN entity AS e ON e.id = n.entity JOIN kind AS k ON k.id = e.kind
       WHERE n.folded IN (\(list)) AND c.status = 1 AND c.denied = 0 AND e.status = 1
         AND e.merged_into IS NULL
       GROUP BY n.folded, e.id
       ORDER BY 6 DESC, 7 DESC, e.id
      """
    )
    var found: [String: [Term.Thing]] = [:]
    for row in table.rows {
      guard let name = row[0].text, let entity = Entity(row: row, at: 1) else { continue }
      let isPreferred = row[5].integer == 1
      found[name, default: []].append(
        Term.Thing(entity: entity, actors: try actors(for: entity), score: isPreferred ? 1 : 0.97)
      )
    }
    return found
  }

  /// Things whose names have all of these words, the more the less else they have.
  func things(withWords texts: [String]) throws -> [Term.Thing] {
    let words = texts.flatMap { NameFolding.fold($0).split(separator: " ").map(String.init) }
    guard !words.isEmpty, words.count <= 12 else { return [] }
    let key = words.joined(separator: " ")
    if let known = memory.withWords[key] { return known }
    let expression = "folded : (" + words.map { "\"\($0)\"" }.joined(separator: " AND ") + ")"
    let table = try base.sql(
      """
      SELECT e.id, e.key, e.label, k.key, min(length(n.folded))
        FROM name AS n JOIN entity AS e ON e.id = n.entity JOIN kind AS k ON k.id = e.kind
        JOIN claim AS c ON c.id = n.claim
       WHERE n.claim IN (SELECT rowid FROM name_words WHERE name_words MATCH :words LIMIT 200)
         AND e.status = 1 AND e.merged_into IS NULL AND c.status = 1 AND c.denied = 0
       GROUP BY e.id ORDER BY 5, e.id LIMIT 6
      """,
      parameters: ["words": .text(expression)]
    )
    var found: [Term.Thing] = []
    for row in table.rows {
      guard let entity = Entity(row: row, at: 0), let length = row[4].integer else { continue }
      let share = Double(key.utf8.count) / Double(max(length, 1))
      guard share >= 0.5 else { continue }
      found.append(
        Term.Thing(
          entity: entity,
          actors: try actors(for: entity),
          score: 0.75 + 0.2 * min(share, 1)
        )
      )
    }
    memory.withWords[key] = found
    return found
  }

  /// Things whose names have all of these words, or are written almost so.
  func similar(_ text: String) throws -> [Term.Thing] {
    if let known = memory.similar[text] { return known }
    let things = try search(text)
    memory.similar[text] = things
    return things
  }

  /// The things with a name of one word that is a letter away from this one, or two where it is long.
  func misspelt(_ folded: String) throws -> [Term.Thing] {
    let hits = try base.search(folded, limit: 6, likeness: Self.likeness)
    guard !hits.isEmpty else { return [] }
    let table = try base.sql(
      """
      SELECT n.entity, n.folded FROM name AS n JOIN claim AS c ON c.id = n.claim
       WHERE n.entity IN (\(hits.map { "\($0.entity.id)" }.joined(separator: ", ")))
         AND c.status = 1 AND c.denied = 0 AND n.folded NOT LIKE '% %'
      """
    )
    var nearest: [Int: Int] = [:]
    for row in table.rows {
      guard let entity = row[0].integer, let name = row[1].text, name.first == folded.first,
        let distance = EditDistance.between(folded, name, limit: 2),
        distance == 1 || distance == 2 && folded.count >= 8
      else { continue }
      nearest[entity] = min(nearest[entity] ?? distance, distance)
    }
    guard let best = nearest.values.min() else { return [] }
    return try hits.filter { nearest[Int($0.entity.id.rawValue)] == best }.map {
      Term.Thing(entity: $0.entity, actors: try actors(for: $0.entity), score: 0.9)
    }
  }

  /// What is written less alike is not meant.
  private static let likeness = 0.75

  private func search(_ text: String) throws -> [Term.Thing] {
    try base.search(text, limit: 6, likeness: Self.likeness).compactMap { hit in
      let score: Double? =
        switch hit.match {
        case .exact: 1
        case .words: hit.score >= 0.5 ? 0.75 + 0.2 * hit.score : nil
        case .beginning: nil
        case .sound: hit.score > 0.8 ? 0.6 : nil
        case .similar: hit.score > Self.likeness ? hit.score * 0.9 : nil
        }
      guard let score else { return nil }
      return Term.Thing(entity: hit.entity, actors: try actors(for: hit.entity), score: score)
    }
  }

  /// Who acts for a thing, or for whom it acts.
  func actors(for entity: Entity) throws -> [Entity] {
    guard lexicon.fits(entity.kind, ["agent"]) else { return [] }
    if let known = memory.actors[entity.id] { return known }
    let keys = QueryCompiler.list(language.actsFor)
    let table = try base.sql(
      """
      SELECT e.id, e.key, e.label, k.key
        FROM (SELECT c.subject AS id FROM claim AS c
               WHERE c.object = \(entity.id) AND c.status = 1 AND c.denied = 0
                 AND c.relation IN (SELECT id FROM relation WHERE key IN (\(keys)))
              UNION
              SELECT c.object FROM claim AS c
               WHERE c.subject = \(entity.id) AND c.status = 1 AND c.denied = 0
                 AND c.relation IN (SELECT id FROM relation WHERE key IN (\(keys)))
               LIMIT 40) AS a
        JOIN entity AS e ON e.id = a.id JOIN kind AS k ON k.id = e.kind
       ORDER BY e.id
      """
    )
    let actors = table.rows.compactMap { Entity(row: $0, at: 0) }
    memory.actors[entity.id] = actors
    return actors
  }
}

extension Entity {
  /// The entity of four columns: number, key, label, kind.
  init?(row: [Table.Cell], at column: Int) {
    guard let id = row[column].integer, let key = row[column + 1].text,
      let label = row[column + 2].text, let kind = row[column + 3].text
    else { return nil }
    self.init(id: Entity.ID(id), key: key, label: label, kind: kind)
  }
}

extension Table.Cell {
  /// The text, where it is one.
  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// The whole number, where it is one.
  var integer: Int? {
    if case .integer(let number) = self { return number }
    return nil
  }
}
