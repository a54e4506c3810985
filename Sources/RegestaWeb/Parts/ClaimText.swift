internal import Chronology
internal import RegestaKit

/// How a claim is put into words on a page, with links and marks. No meaning is carried by colour alone.
enum ClaimText {
  /// An entity by its name, with a link to its page.
  static func entity(_ entity: Entity, _ visit: Visit) -> HTML {
    Tag.a(.class("thing"), .href(visit.link(entity))) { Tag.bdi { entity.label } }
  }

  /// A value: an entity with its link, anything else as it is printed.
  static func value(_ value: Claim.Value, _ visit: Visit) -> HTML {
    switch value {
    case .entity(let entity): self.entity(entity, visit)
    case .text(let text, let language):
      Tag.span(language.flatMap { $0 == "und" ? nil : .lang($0) }) { Tag.bdi { text } }
    case .date(let date): Tag.span(.class("date"), .title(DateText.title(date))) { date.printed }
    case .quantity, .point, .unknown: .text(value.printed)
    }
  }

  /// The whole claim as a sentence.
  static func sentence(_ claim: Claim, _ visit: Visit, hasTime: Bool = true) -> HTML {
    .all {
      if claim.isDenied { Tag.span(.class("denied")) { "It is denied that " } }
      entity(claim.subject, visit)
      " \(claim.relation.label) "
      value(claim.object, visit)
      if hasTime, let when = claim.when {
        " "
        time("(\(when))", of: claim)
      }
    }
  }

  /// One side of a claim under the heading of its relation.
  static func statement(_ statement: Portrait.Statement, _ visit: Visit) -> HTML {
    let claim = statement.claim
    if statement.far == claim.sentence { return sentence(claim, visit) }
    return .all {
      if claim.isDenied { Tag.span(.class("mark denied")) { "✗ denied: " } }
      if statement.direction == .object {
        entity(claim.subject, visit)
      } else {
        value(claim.object, visit)
      }
      if let when = claim.when {
        ", "
        time(when, of: claim)
      }
    }
  }

  private static func time(_ text: String, of claim: Claim) -> HTML {
    Tag.span(.class("when"), claim.period.map { .title(DateText.title($0)) }) { text }
  }

  /// The marks of a claim, in a sign and a word each.
  static func marks(of claim: Claim, isPossible: Bool = false, _ visit: Visit) -> HTML {
    .all {
      if isPossible { mark("possible", "?", "may have held") }
      if claim.isDisputed { disputed(claim, visit) }
      if claim.certainty == .likely { mark("likely", "~", "likely") }
      if claim.certainty == .doubtful { mark("likely", "?", "doubtful") }
      if let other = claim.readingOf {
        " "
        Tag.a(.class("mark reading"), .href(visit.link(.claim(other.rawValue)))) {
          "◇ editors’ reading of claim \(other)"
        }
      }
      if claim.status != .recorded { mark("gone", "×", claim.status.name) }
    }
  }

  private static func disputed(_ claim: Claim, _ visit: Visit) -> HTML {
    guard let dispute = claim.disputes.first(where: { $0.status == .open }) else {
      return mark("disputed", "▲", "disputed")
    }
    return .all {
      " "
      Tag.a(
        .class("mark disputed"),
        .href(visit.link(.dispute(dispute.key))),
        .title(dispute.question)
      ) { "▲ disputed" }
    }
  }

  private static func mark(_ name: String, _ sign: String, _ word: String) -> HTML {
    .all {
      " "
      Tag.span(.class("mark \(name)")) { "\(sign) \(word)" }
    }
  }

  /// The small additions to a claim, and the editor's remark.
  static func additions(_ claim: Claim, _ visit: Visit) -> HTML {
    .all {
      if !claim.qualifiers.isEmpty {
        Tag.div(.class("additions")) {
          for (index, qualifier) in claim.qualifiers.enumerated() {
            if index > 0 { "; " }
            "\(qualifier.relation.label) "
            value(qualifier.value, visit)
          }
        }
      }
      if let comment = claim.comment { Tag.div(.class("additions")) { "Note: \(comment)" } }
    }
  }

  /// A link to the page of the claim.
  static func reference(_ claim: Claim, _ visit: Visit) -> HTML {
    .all {
      " "
      Tag.a(
        .class("permalink"),
        .href(visit.link(claim)),
        .label("claim \(claim.id)")
      ) { "c\(claim.id)" }
    }
  }

  /// A claim in a list: sentence, marks, notes, additions.
  static func item(
    _ claim: Claim,
    _ visit: Visit,
    _ notes: Footnotes,
    hasTime: Bool = true,
    isPossible: Bool = false
  ) -> HTML {
    .all {
      sentence(claim, visit, hasTime: hasTime)
      marks(of: claim, isPossible: isPossible, visit)
      notes.marks(for: claim.citations)
      reference(claim, visit)
      additions(claim, visit)
    }
  }

  /// Claims one below the other.
  static func list(_ claims: [Claim], _ visit: Visit, _ notes: Footnotes) -> HTML {
    Tag.ul(.class("claims")) {
      for claim in claims { Tag.li { item(claim, visit, notes) } }
    }
  }
}
