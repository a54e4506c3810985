import RegestaKit

extension CheckCase {
  /// Rules on the order of dates that belong together.
  static let order = [
    CheckCase(
      rule: "negotiated-after-signed",
      things: ["sweden state", "treaty-of-nystad treaty"],
      sound: [
        "{claim: [treaty-of-nystad, signed-on, {date: 1721-09}]}",
        "{claim: [sweden, negotiated, treaty-of-nystad], from: 1721-04, to: 1721-09-10}",
      ],
      fault: [
        "{claim: [treaty-of-nystad, signed-on, {date: 1721-09}]}",
        "{claim: [sweden, negotiated, treaty-of-nystad], from: 1721-10-01, to: 1721-11-01}",
      ],
      says: ["sweden negotiated treaty-of-nystad", "later than the signature", "September 1721"]
    ),
    CheckCase(
      rule: "expired-before-signed",
      things: ["sweden state", "treaty-of-nystad treaty"],
      sound: [
        "{claim: [treaty-of-nystad, signed-on, {date: 1721-09-10}]}",
        "{claim: [treaty-of-nystad, expired-on, {date: 1721}]}",
        "{claim: [sweden, denounced, treaty-of-nystad], on: 1741}",
      ],
      fault: [
        "{claim: [treaty-of-nystad, signed-on, {date: 1721-09-10}]}",
        "{claim: [treaty-of-nystad, in-force-from, {date: 1721-11-30}]}",
        "{claim: [treaty-of-nystad, expired-on, {date: 1721-11-29}]}",
        "{claim: [sweden, denounced, treaty-of-nystad], on: 1720}",
      ],
      says: [
        "treaty-of-nystad ceased to be in force (29 November 1721) before it came into force",
        "treaty-of-nystad was denounced (1720) before it was signed (10 September 1721)",
      ]
    ),
    CheckCase(
      rule: "in-force-before-ratified",
      things: ["sweden state", "russia state", "treaty-of-nystad treaty"],
      sound: [
        // In force once the first has ratified it; and where one did so at a time not known.
        "{claim: [treaty-of-nystad, in-force-from, {date: 1721-09-20}]}",
        "{claim: [sweden, ratified, treaty-of-nystad], on: 1721-09-20}",
        "{claim: [russia, ratified, treaty-of-nystad], on: 1721-10}",
      ],
      fault: [
        "{claim: [treaty-of-nystad, in-force-from, {date: 1721-09-19}]}",
        "{claim: [sweden, ratified, treaty-of-nystad], on: 1721-09-20}",
        "{claim: [russia, ratified, treaty-of-nystad], on: 1721-10}",
      ],
      says: ["came into force (19 September 1721)", "first ratified (20 September 1721)"]
    ),
    CheckCase(
      rule: "source-before-event",
      things: ["sweden state", "riga city"],
      sound: [
        "{claim: [sweden, lost, riga], on: 1710, cite: [{source: old, at: p. 1}]}",
        "{claim: [sweden, planned, riga], on: 1800, cite: [{source: old, at: p. 2}]}",
      ],
      fault: ["{claim: [sweden, lost, riga], on: 1811, cite: [{source: old, at: p. 1}]}"],
      more: "sources: {old: {type: book, title: An old book, short: Old, issued: 1710}}",
      says: ["sweden lost riga (1811)", "Old, which is earlier (1710)"]
    ),
  ]

  /// Rules on values that exclude each other, beside those of possession.
  static let figures = [
    CheckCase(
      rule: "two-figures",
      things: ["battle-of-poltava battle", "sweden state", "russia state", "man unit"],
      sound: [
        // Rounded; of the two sides; at two times.
        "{claim: [battle-of-poltava, losses, {amount: 6900}], with: {on-behalf-of: sweden}}",
        "{claim: [battle-of-poltava, losses, {amount: 7000}], with: {on-behalf-of: sweden}}",
        "{claim: [battle-of-poltava, losses, {amount: 1345}], with: {on-behalf-of: russia}}",
        "{claim: [sweden, population, {amount: 1400000}], on: 1700}",
        "{claim: [sweden, population, {amount: 1700000}], on: 1750}",
      ],
      fault: [
        "{claim: [battle-of-poltava, losses, {amount: 6900}], with: {on-behalf-of: sweden}}",
        "{claim: [battle-of-poltava, losses, {amount: 9234}], with: {on-behalf-of: sweden}}",
      ],
      says: ["battle-of-poltava had losses of 6900 and 9234"]
    ),
    CheckCase(
      rule: "two-subjects",
      things: ["sweden state", "finland state", "aland island"],
      sound: [
        "{claim: [sweden, sole-keeper-of, aland], from: 1634-01-01, to: 1809-09-17}",
        "{claim: [finland, sole-keeper-of, aland], from: 1809-09-17, to: 1854}",
      ],
      fault: [
        "{claim: [sweden, sole-keeper-of, aland], from: 1634-01-01, to: 1809-09-17}",
        "{claim: [finland, sole-keeper-of, aland], from: 1809-01-01, to: 1854}",
      ],
      more: """
        relations:
          sole-keeper-of:
            {label: is the only keeper of, inverse: is kept by, subject: [agent], object: [place], time: interval, inverse-functional: true}
        """,
      says: ["sweden and finland both is the only keeper of aland at one time"]
    ),
  ]
}
