import RegestaKit

extension CheckCase {
  /// Rules on sources and citations.
  static let sources = [
    CheckCase(
      rule: "no-citation",
      things: ["sweden state", "riga city"],
      sound: ["{claim: [sweden, controls, riga], from: 1700}"],
      fault: ["{claim: [sweden, controls, riga], from: 1700}"],
      script: "UPDATE citation SET status = 3;",
      says: ["No source is given for \"sweden controls riga"]
    ),
    CheckCase(
      rule: "quotation-not-in-passage",
      things: ["sweden state", "riga city"],
      sound: ["{claim: [sweden, lost, riga], on: 1710}"],
      fault: ["{claim: [sweden, lost, riga], on: 1710}"],
      script: """
        -- Here too the base's own rule is taken out first.
        DROP TRIGGER citation_quotes_its_passage;
        INSERT INTO passage (source, ordinal, text, sha256, batch)
          SELECT id, 1, 'Riga fell to the Russians.', printf('%064d', 0),
                 (SELECT max(id) FROM batch) FROM source WHERE key = 'text';
        INSERT INTO citation (claim, source, passage, quote, batch)
          SELECT c.id, s.id, 1, 'Riga fell to the Swedes', (SELECT max(id) FROM batch)
            FROM claim AS c, source AS s
           WHERE c.object IS NOT NULL AND s.key = 'text';
        """,
      says: ["Riga fell to the Swedes", "sweden lost riga"]
    ),
    CheckCase(
      rule: "circular-dependence",
      things: ["sweden state"],
      sound: [],
      fault: [],
      script: """
        -- The base's own rule forbids it; a file may come from where the rule was not kept.
        DROP TRIGGER source_dependence_is_added;
        INSERT INTO source_dependence (source, depends_on, batch)
          SELECT a.id, b.id, (SELECT max(id) FROM batch) FROM source AS a, source AS b
           WHERE a.key <> b.key;
        """,
      says: ["Text depends on itself, by way of Book", "Book depends on itself"]
    ),
    CheckCase(
      rule: "broken-chain",
      things: ["sweden state", "riga city"],
      sound: ["{claim: [sweden, lost, riga], on: 1710, at: p. 1}"],
      fault: ["{claim: [sweden, lost, riga], on: 1710, note: {source: book, at: p. 5}}"],
      says: ["sweden lost riga", "known from Book through Text", "draws on"]
    ),
    CheckCase(
      rule: "retracted-source",
      things: ["sweden state", "riga city"],
      sound: ["{claim: [sweden, lost, riga], on: 1710}"],
      fault: ["{claim: [sweden, lost, riga], on: 1710}"],
      script: "UPDATE source SET status = 3 WHERE key = 'text';",
      says: ["sweden lost riga", "rests only on Text"]
    ),
    CheckCase(
      rule: "reading-of-nothing",
      things: ["sweden state", "tsardom-of-russia state", "riga city"],
      sound: [
        "{claim: [sweden, lost, riga], on: 1710, "
          + "reading: {claim: [tsardom-of-russia, gained, riga], why: The same seen from outside.}}"
      ],
      fault: [
        "{claim: [sweden, lost, riga], on: 1710, "
          + "reading: {claim: [tsardom-of-russia, gained, riga], why: The same seen from outside.}}"
      ],
      script: "UPDATE claim SET status = 3 WHERE reading_of IS NULL AND object IS NOT NULL;",
      says: ["tsardom-of-russia gained riga", "sweden lost riga", "retracted"]
    ),
  ]

  private static let sides = [
    "{id: one, claim: [sweden, attacked-first, tsardom-of-russia], on: 1700}",
    "{id: other, claim: [tsardom-of-russia, attacked-first, sweden], on: 1700}",
  ]
  private static let quarrel = """
    disputes: [{id: who-began, question: Who began?, sides: [[one], [other]], status: open}]
    """

  /// Rules on disputes.
  static let disputes = [
    CheckCase(
      rule: "one-sided-dispute",
      things: ["sweden state", "tsardom-of-russia state"],
      sound: sides,
      fault: sides,
      more: quarrel,
      script: """
        UPDATE citation SET status = 3 WHERE claim = (SELECT max(claim) FROM dispute_claim);
        """,
      says: ["Who began?", "tsardom-of-russia attacked first sweden"]
    ),
    CheckCase(
      rule: "dead-claim-in-dispute",
      things: ["sweden state", "tsardom-of-russia state"],
      sound: sides,
      fault: sides,
      more: quarrel,
      script: "UPDATE claim SET status = 2 WHERE id = (SELECT min(claim) FROM dispute_claim);",
      says: ["sweden attacked first tsardom-of-russia", "superseded", "Who began?"]
    ),
  ]

  /// Rules on entities and their names.
  static let entities = [
    CheckCase(
      rule: "likely-duplicate",
      things: [],
      sound: [],
      fault: [],
      more: """
        entities:
          riga: {kind: city, names: [Riga]}
          riga-town: {kind: settlement, names: [Rīga]}
        """,
      soundMore: """
        entities:
          riga: {kind: city, names: [Riga]}
          riga-treaty: {kind: treaty, names: [Riga]}
          rida: {kind: settlement, names: [Rida, {text: riga, role: as-written}]}
        """,
      says: ["Riga (riga)", "(riga-town)"]
    ),
    CheckCase(
      rule: "name-without-language",
      things: [],
      sound: [],
      fault: [],
      more: "entities: {riga: {kind: city, names: [{text: Ryga, lang: und}]}}",
      soundMore: "entities: {riga: {kind: city, names: [{text: Ryga, lang: pl}]}}",
      says: ["\"Ryga\""]
    ),
    CheckCase(
      rule: "orphan",
      things: ["sweden state", "riga city"],
      sound: ["{claim: [sweden, lost, riga], on: 1710}"],
      fault: ["{claim: [sweden, lost, stralsund], on: 1715}"],
      more: "entities: {stralsund: {kind: city}}",
      soundMore: "",
      says: ["riga (city)"]
    ),
    CheckCase(
      rule: "claim-of-the-gone",
      things: ["sweden state", "riga city"],
      sound: ["{claim: [sweden, lost, riga], on: 1710}"],
      fault: ["{claim: [sweden, lost, riga], on: 1710}"],
      script: "UPDATE entity SET status = 3 WHERE key = 'riga';",
      says: ["sweden lost riga", "retracted"]
    ),
  ]
}
