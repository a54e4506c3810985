import RegestaKit
import Testing

/// A rule with a small story that breaks it and a twin that does not.
struct CheckCase: Sendable, CustomTestStringConvertible {
  var rule: String
  /// Entities, "key kind" each.
  var things: [String]
  /// Statements in the notation, one a line, of which nothing is wrong.
  var sound: [String]
  /// The same with the fault.
  var fault: [String]
  /// What the notation says besides.
  var more = ""
  /// The same for the sound twin, where it differs.
  var soundMore: String?
  /// What is done to the base after loading the fault, for what the notation cannot say.
  var script = ""
  /// Every text that the finding is to contain: names and dates.
  var says: [String]

  var testDescription: String { rule }
}

extension CheckCase {
  static let all =
    time + order + possession + figures + form + sources + disputes + positions + entities
    + spelling

  /// Rules on dates.
  static let time = [
    CheckCase(
      rule: "deed-after-death",
      things: ["peter-i person", "treaty-of-nystad treaty"],
      sound: [
        "{claim: [peter-i, died-on, {date: 1725-02-08}]}",
        "{claim: [peter-i, signed, treaty-of-nystad], on: 1721-09-10}",
        "{claim: [peter-i, buried-in, saint-petersburg], from: 1725-03-21}",
      ],
      fault: [
        "{claim: [peter-i, died-on, {date: 1725-02-08}]}",
        "{claim: [peter-i, signed, treaty-of-nystad], on: 1727}",
      ],
      more: "entities: {saint-petersburg: {kind: city}}",
      says: ["peter-i signed treaty-of-nystad (1727)", "8 February 1725"]
    ),
    CheckCase(
      rule: "deed-before-birth",
      things: ["peter-i person", "riga city"],
      sound: [
        "{claim: [peter-i, born-on, {date: 1672-06-09}]}",
        "{claim: [peter-i, entered, riga], on: 1672}",
      ],
      fault: [
        "{claim: [peter-i, born-on, {date: 1672-06-09}]}",
        "{claim: [peter-i, entered, riga], on: 1672-06-08}",
      ],
      says: ["peter-i entered riga (8 June 1672)", "9 June 1672"]
    ),
    CheckCase(
      rule: "ratified-before-signed",
      things: ["sweden state", "treaty-of-nystad treaty"],
      sound: [
        "{claim: [treaty-of-nystad, signed-on, {date: 1721-09-10}]}",
        "{claim: [sweden, ratified, treaty-of-nystad], on: 1721-09-10}",
      ],
      fault: [
        "{claim: [treaty-of-nystad, signed-on, {date: 1721-09-10}]}",
        "{claim: [sweden, ratified, treaty-of-nystad], on: 1721-08}",
      ],
      says: ["treaty-of-nystad was ratified (August 1721)", "signed (10 September 1721)"]
    ),
    CheckCase(
      rule: "in-force-before-signed",
      things: ["treaty-of-nystad treaty"],
      sound: [
        "{claim: [treaty-of-nystad, signed-on, {date: 1721-09}]}",
        "{claim: [treaty-of-nystad, in-force-from, {date: 1721-09-10}]}",
      ],
      fault: [
        "{claim: [treaty-of-nystad, signed-on, {date: 1721-09}]}",
        "{claim: [treaty-of-nystad, in-force-from, {date: 1721-08-31}]}",
      ],
      says: ["came into force (31 August 1721)", "signed (September 1721)"]
    ),
    CheckCase(
      rule: "ended-before-began",
      things: ["great-northern-war war"],
      sound: [
        "{claim: [great-northern-war, began, {date: 1700}]}",
        "{claim: [great-northern-war, ended, {date: 1721-09-10}]}",
      ],
      fault: [
        "{claim: [great-northern-war, began, {date: 1700}]}",
        "{claim: [great-northern-war, ended, {date: 1699}]}",
      ],
      says: ["great-northern-war", "1699", "1700"]
    ),
    CheckCase(
      rule: "anachronism",
      things: ["russian-empire state", "sweden state", "riga city"],
      sound: [
        "{claim: [russian-empire, founded-on, {date: 1721-11-02}]}",
        "{claim: [russian-empire, controls, riga], from: 1721}",
      ],
      fault: [
        "{claim: [russian-empire, founded-on, {date: 1721-11-02}]}",
        "{claim: [russian-empire, captured, riga], on: 1710-07-15, "
          + "reading: {claim: [tsardom-of-russia, captured, riga], why: It was not yet an empire.}}",
      ],
      more: "entities: {tsardom-of-russia: {kind: state}}",
      says: [
        "russian-empire captured riga (15 July 1710)", "2 November 1721",
        "tsardom-of-russia captured",
      ]
    ),
    CheckCase(
      rule: "deed-after-end",
      things: ["swedish-livonia dependency", "riga city"],
      sound: [
        "{claim: [swedish-livonia, dissolved-on, {date: 1721}]}",
        "{claim: [swedish-livonia, left, riga], on: 1710}",
      ],
      fault: [
        "{claim: [swedish-livonia, dissolved-on, {date: 1721}]}",
        "{claim: [swedish-livonia, left, riga], on: 1730}",
      ],
      says: ["swedish-livonia left riga (1730)", "1721"]
    ),
    CheckCase(
      rule: "life-too-long",
      things: ["charles-xii person"],
      sound: [
        "{claim: [charles-xii, born-on, {date: 1682-06-27}]}",
        "{claim: [charles-xii, died-on, {date: 1718-12-11}]}",
      ],
      fault: [
        "{claim: [charles-xii, born-on, {date: 1582}]}",
        "{claim: [charles-xii, died-on, {date: 1718-12-11}]}",
      ],
      says: ["charles-xii would have lived 135 years", "1582", "11 December 1718"]
    ),
  ]

  /// Rules on who holds what, and on values that exclude each other.
  static let possession = [
    CheckCase(
      rule: "two-in-control",
      things: ["sweden state", "tsardom-of-russia state", "swedish-army army", "riga city"],
      sound: [
        // A change of hands on one day; an army in its master's city; a right against a fact.
        "{claim: [sweden, controls, riga], from: 1621-09-25, to: 1710-07-15}",
        "{claim: [swedish-army, occupies, riga], from: 1621-09-25, to: 1710-07-15}",
        "{claim: [swedish-army, armed-force-of, sweden]}",
        "{claim: [tsardom-of-russia, controls, riga], from: 1710-07-15, to: 1721}",
        "{claim: [sweden, sovereign-over, riga], from: 1621-09-25, to: 1721-09-10}",
      ],
      fault: [
        "{claim: [sweden, controls, riga], from: 1621-09-25, to: 1721-09-10}",
        "{claim: [tsardom-of-russia, controls, riga], from: 1710-07-15, to: 1721-11-02}",
      ],
      says: ["sweden and tsardom-of-russia both held riga", "1710-07-15 to 1721-09-10"]
    ),
    CheckCase(
      rule: "two-may-be-in-control",
      things: ["sweden state", "tsardom-of-russia state", "riga city"],
      sound: [
        "{claim: [sweden, controls, riga], from: 1621-09-25, to: 1710-07}",
        "{claim: [tsardom-of-russia, controls, riga], from: 1710-07, to: 1721}",
      ],
      fault: [
        "{claim: [sweden, controls, riga], from: 1621-09-25, to: 1710}",
        "{claim: [tsardom-of-russia, controls, riga], from: 1710-07, to: 1721}",
      ],
      says: ["sweden and tsardom-of-russia may both have held riga"]
    ),
    CheckCase(
      rule: "two-in-office",
      things: ["arvid-horn person", "carl-gyllenborg person", "chancery-president office"],
      sound: [
        "{claim: [arvid-horn, holds-office, chancery-president], from: 1720-04, to: 1738-12-18}",
        "{claim: [carl-gyllenborg, holds-office, chancery-president], from: 1738-12-18, to: 1746}",
      ],
      fault: [
        "{claim: [arvid-horn, holds-office, chancery-president], from: 1720-04-10, to: 1738-12-18}",
        "{claim: [carl-gyllenborg, holds-office, chancery-president], from: 1737-01-01, to: 1746}",
      ],
      says: ["arvid-horn and carl-gyllenborg", "chancery-president", "1737-01-01 to 1738-12-18"]
    ),
    CheckCase(
      rule: "two-values",
      things: ["charles-xii person"],
      sound: [
        "{claim: [charles-xii, died-on, {date: 1718-12}]}",
        "{claim: [charles-xii, died-on, {date: 1718-12-11}]}",
      ],
      fault: [
        "{claim: [charles-xii, died-on, {date: 1718-11-30}]}",
        "{claim: [charles-xii, died-on, {date: 1718-12-11}]}",
      ],
      says: ["charles-xii", "30 November 1718", "11 December 1718"]
    ),
    CheckCase(
      rule: "shared-identifier",
      things: [],
      sound: [],
      fault: [],
      more: """
        entities:
          riga: {kind: city, ids: {wikidata: Q1773}}
          livonia: {kind: historical-region, ids: {wikidata: Q1773}}
        """,
      soundMore: """
        entities:
          riga: {kind: city, ids: {wikidata: Q1773}}
          livonia: {kind: historical-region, ids: {wikidata: Q146299}}
        """,
      says: ["riga and livonia", "Q1773"]
    ),
    CheckCase(
      rule: "said-and-denied",
      things: ["sweden state", "treaty-of-nystad treaty"],
      sound: [
        "{id: yes-signed, claim: [sweden, signed, treaty-of-nystad], on: 1721-09-10}",
        "{claim: [sweden, signed, treaty-of-nystad], on: 1720, denied: true}",
      ],
      fault: [
        "{claim: [sweden, signed, treaty-of-nystad], on: 1721-09-10}",
        "{claim: [sweden, signed, treaty-of-nystad], on: 1721-09-10, denied: true}",
      ],
      says: ["both said and denied that sweden signed treaty-of-nystad"]
    ),
  ]

  /// Rules on the form of claims.
  static let form = [
    CheckCase(
      rule: "wrong-kind",
      things: ["riga city", "sweden state", "charles-xii person"],
      sound: ["{claim: [sweden, controls, riga], from: 1700}"],
      fault: ["{claim: [riga, controls, charles-xii], from: 1700}"],
      says: ["riga is of the kind city", "subject", "charles-xii is of the kind person", "object"]
    ),
    CheckCase(
      rule: "off-the-map",
      things: ["riga city", "island-of-dago island"],
      sound: ["{claim: [riga, coordinates, {point: [56.949, 24.106]}]}"],
      fault: ["{claim: [riga, coordinates, {point: [0, 0]}]}"],
      says: ["riga cannot lie at 0, 0"]
    ),
    CheckCase(
      rule: "circle",
      things: ["riga city", "livonia historical-region", "sweden state"],
      sound: ["{claim: [riga, located-in, livonia]}", "{claim: [livonia, located-in, sweden]}"],
      fault: ["{claim: [riga, located-in, livonia]}", "{claim: [livonia, located-in, riga]}"],
      says: ["riga lies in itself", "livonia lies in itself"]
    ),
    CheckCase(
      rule: "of-itself",
      things: ["sweden state", "tsardom-of-russia state"],
      sound: ["{claim: [sweden, attacked, tsardom-of-russia], on: 1700}"],
      fault: ["{claim: [sweden, attacked, sweden], on: 1700}"],
      says: ["sweden attacked sweden"]
    ),
    CheckCase(
      rule: "signed-by-no-party",
      things: ["sweden state", "johan-lillienstedt person", "treaty-of-nystad treaty"],
      sound: [
        "{claim: [sweden, party-to, treaty-of-nystad], from: 1721-09-10}",
        "{claim: [sweden, signed, treaty-of-nystad], on: 1721-09-10}",
        "{claim: [johan-lillienstedt, signed, treaty-of-nystad], on: 1721-09-10, "
          + "with: {on-behalf-of: sweden}}",
      ],
      fault: [
        "{claim: [sweden, party-to, treaty-of-nystad], from: 1721-09-10}",
        "{claim: [johan-lillienstedt, signed, treaty-of-nystad], on: 1721-09-10}",
      ],
      says: ["johan-lillienstedt signed treaty-of-nystad"]
    ),
  ]
}
