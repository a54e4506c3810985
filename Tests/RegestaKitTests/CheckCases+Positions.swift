import RegestaKit

extension CheckCase {
  private static let sides = [
    "{id: one, claim: [sweden, attacked-first, tsardom-of-russia], on: 1700}",
    "{id: other, claim: [tsardom-of-russia, attacked-first, sweden], on: 1700}",
  ]

  private static func held(_ other: String, status: String = "open") -> String {
    """
    disputes:
      - {id: who-began, question: Who began?, sides: [[one], [other]], status: \(status), reason: Seen.}
    positions:
      - {holder: voltaire, claim: one, stance: holds}
      - {holder: voltaire, claim: other, stance: \(other)}
    """
  }

  /// Rules on positions.
  static let positions = [
    CheckCase(
      rule: "holds-both-sides",
      things: ["sweden state", "tsardom-of-russia state", "voltaire person"],
      sound: sides,
      fault: sides,
      more: held("holds"),
      soundMore: held("undecided"),
      says: ["voltaire holds two sides", "Who began?", "tsardom-of-russia attacked first sweden"]
    ),
    CheckCase(
      rule: "dead-position",
      things: ["sweden state", "tsardom-of-russia state", "voltaire person"],
      sound: sides,
      fault: sides,
      more: held("rejects"),
      script: "UPDATE claim SET status = 3 WHERE id = (SELECT max(claim) FROM dispute_claim);",
      says: ["voltaire rejects \"tsardom-of-russia attacked first sweden (1700)\"", "retracted"]
    ),
  ]

  /// Rules on what is written twice or not as it should be; the program can mend them.
  static let spelling = [
    CheckCase(
      rule: "said-twice",
      things: ["sweden state", "riga city"],
      sound: [
        "{claim: [sweden, lost, riga], on: 1710}",
        "{claim: [sweden, lost, riga], on: 1710, with: {on-behalf-of: sweden}}",
        "{claim: [sweden, lost, riga], on: 1711}",
        "{claim: [sweden, lost, riga], on: 1710, denied: true}",
        "{claim: [sweden, lost, riga], on: 1710, certainty: likely}",
      ],
      fault: ["{claim: [sweden, lost, riga], on: 1710}"],
      // The notation does not say a thing twice; other programs do.
      script: """
        INSERT INTO claim (subject, relation, object, start_date, start_min, start_max, end_min,
          end_max, batch)
        SELECT subject, relation, object, start_date, start_min, start_max, end_min, end_max,
               (SELECT max(id) FROM batch)
          FROM claim WHERE object IS NOT NULL;
        """,
      says: ["\"sweden lost riga (1710)\" is recorded twice"]
    ),
    CheckCase(
      rule: "untidy-name",
      things: [],
      sound: [],
      fault: [],
      more: "entities: {riga: {kind: city, names: [{text: \"Old  Riga \", lang: en}]}}",
      soundMore: "entities: {riga: {kind: city, names: [{text: \"Old Riga\", lang: en}]}}",
      says: ["The name \"Old  Riga \" of"]
    ),
    CheckCase(
      rule: "language-tag",
      things: ["riga city"],
      sound: [],
      fault: [],
      more: "entities: {minsk: {kind: city, names: [{text: Minsk, lang: be-Latn}]}}",
      script: """
        INSERT INTO claim (subject, relation, text, language, start_min, start_max, end_min, end_max,
          batch)
        SELECT e.id, r.id, 'Miensk', 'BE_latn', -70368744177664, 70368744177664, -70368744177664,
               70368744177664, (SELECT max(id) FROM batch)
          FROM entity AS e, relation AS r WHERE e.key = 'minsk' AND r.key = 'alias';
        """,
      says: ["The language of \"Miensk\" is written BE_latn."]
    ),
  ]
}
