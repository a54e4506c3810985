import Foundation
import Interchange
import RegestaKit
import TestSupport

@testable import RegestaCLI

/// A small base with a little of everything that is shown: made once, in a file of its own.
///
/// The seed's demo grows with the seed; what is printed of this base changes only when the program
/// does.
enum NystadBase {
  static let title = "Nystad"

  /// The folder it is in, as `nystad.regesta`; `nil` when it could not be made.
  static let folder: TemporaryFolder? = {
    guard let folder = try? TemporaryFolder() else { return nil }
    do {
      try make(at: folder.path + "/nystad.regesta")
      // What is static is never let go of.
      atexit { try? FileManager.default.removeItem(atPath: NystadBase.folder?.path ?? "") }
      return folder
    } catch {
      print("no base: \(error)")
      return nil
    }
  }()

  static var path: String { (folder?.path ?? "/nonexistent") + "/nystad.regesta" }

  /// A run of the program in the folder of the base.
  static func run(
    _ arguments: [String],
    columns: Int = 80,
    isTerminal: Bool = false,
    environment: [String: String] = [:]
  ) -> World.Outcome {
    var world = World()
    world.folder = folder?.path ?? "/nonexistent"
    world.environment = environment
    world.terminal = TerminalFacts(
      inputIsTerminal: isTerminal,
      outputIsTerminal: isTerminal,
      errorIsTerminal: isTerminal,
      columns: columns
    )
    return world.run(arguments)
  }

  static func make(at path: String) throws {
    let base = try KnowledgeBase.create(at: path)
    try base.loadSeed(withFoundingArticle: false, who: "tester", title: title)
    try base.write(Batch.Draft(.import, who: "tester", why: "a treaty", file: "nystad.yaml")) {
      try NotationLoader([(name: "nystad.yaml", text: notation)]).load(into: $0, of: base)
    }
  }

  static let notation = """
    regesta: 1
    source: nystad-text
    sources:
      nystad-text:
        type: treaty
        title: Treaty of Nystad
        short: Treaty of Nystad
        issued: {date: 1721-08-30, calendar: julian}
      first-notebook:
        type: manuscript
        title: First notebook
        short: First notebook
        depends-on: [nystad-text]
      second-notebook:
        type: manuscript
        title: Second notebook
        short: Second notebook
        note: Written later than the first.
    entities:
      sweden:
        kind: state
        description: The kingdom of Sweden.
        names: [Sweden, {text: Sverige, lang: sv}, {text: Swedish, role: demonym}]
        ids: {wikidata: Q34}
      tsardom-of-russia:
        kind: state
        description: Russia under the tsars, until it became an empire in 1721.
        names: [Tsardom of Russia, {text: Russia, role: alias, to: 1721}]
      livonia:
        kind: historical-region
        description: The land between the Gulf of Riga and Lake Peipus.
        names: [Livonia, {text: Livland, lang: de}, {text: Лифляндия, lang: ru}]
      riga:
        kind: city
        description: City on the Daugava.
        names: [Riga, {text: Rīga, lang: lv}]
      nystad:
        kind: town
        description: Port on the Gulf of Bothnia.
        names: [Nystad, {text: Uusikaupunki, lang: fi}]
      treaty-of-nystad:
        kind: treaty
        description: Treaty that ended the war between Sweden and Russia in 1721.
        names: [Treaty of Nystad, {text: Peace of Nystad, role: alias}]
      editors:
        kind: school
        description: Those who made this base.
        names: [The editors]
    statements:
      - at: preamble
        claims:
          - {claim: [treaty-of-nystad, signed-on, {date: 1721-08-30, calendar: julian}]}
          - {claim: [treaty-of-nystad, took-place-in, nystad]}
          - {claim: [sweden, party-to, treaty-of-nystad], from: {date: 1721-09-10}}
          - {claim: [tsardom-of-russia, party-to, treaty-of-nystad], from: {date: 1721-09-10}}
      - at: art. 4
        claims:
          - id: c-livonia-lost
            claim: [sweden, lost, livonia]
            on: {date: 1721-09-10}
            with: {recipient: tsardom-of-russia, instrument: treaty-of-nystad}
            quote: the whole of Livonia
            comment: By right; Russian troops had held the land since 1710.
          - {claim: [sweden, sovereign-over, livonia], from: 1629, to: 1721-09-10}
          - {claim: [tsardom-of-russia, sovereign-over, livonia], from: 1721-09-10, to: ..}
          - {claim: [riga, located-in, livonia]}
      - at: f. 2
        source: first-notebook
        claims:
          - id: c-riga-4
            claim: [tsardom-of-russia, captured, riga]
            on: 1710-07-15
          - {claim: [tsardom-of-russia, controls, riga], from: 1710-07, to: 1721-09-10}
          - {claim: [sweden, controls, riga], from: 1621-09-25, to: 1710-07-15}
      - at: f. 9
        source: second-notebook
        claims:
          - id: c-riga-14
            claim: [tsardom-of-russia, captured, riga]
            on: 1710-07-14
            certainty: doubtful
          - {claim: [sweden, captured, riga], on: 1721-09-10, denied: true}
          - claim: [sweden, lost, nystad]
            on: 1713-08-30
            reading: {claim: [sweden, lost, riga], why: The notebook confuses the two ports.}
    disputes:
      - id: fall-of-riga
        question: On which day did Riga fall?
        sides: [[c-riga-4], [c-riga-14]]
        status: open
    positions:
      - {holder: editors, claim: c-riga-4, stance: holds, why: The first notebook is the older., cite: {source: first-notebook, at: f. 2}}
    """
}

extension NystadBase {
  /// The number of the first claim of a relation that an entity is the subject of.
  static func claim(_ relation: String, of subject: String) -> Int? {
    guard let base = try? KnowledgeBase(path: path),
      let entity = try? base.entity(key: subject)
    else { return nil }
    let claims = try? base.claims(ClaimQuery(subject: entity.id, relation: relation))
    return claims?.first.map { $0.id.rawValue }
  }

  /// The number of an entity.
  static func number(of key: String) -> Int? {
    guard let base = try? KnowledgeBase(path: path) else { return nil }
    return (try? base.entity(key: key))?.id.rawValue
  }
}
