internal import Chronology
internal import RegestaKit

/// What is said of an entity, under the headings of its relations; rival claims stand together.
enum EntityStatements {
  /// The statements in groups, each heading where it is first needed.
  static func groups(
    _ statements: [Portrait.Statement],
    _ visit: Visit,
    _ notes: Footnotes
  ) -> HTML {
    .all {
      for direction in Portrait.Direction.allCases {
        for group in grouped(statements, direction) {
          section(group, visit, notes)
        }
      }
    }
  }

  private struct Group {
    var link: String
    var relation: String?
    var statements: [Portrait.Statement]
  }

  private static func grouped(
    _ statements: [Portrait.Statement],
    _ direction: Portrait.Direction
  ) -> [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for statement in statements where statement.direction == direction {
      let isWhole = direction == .mention || statement.far == statement.claim.sentence
      let link = isWhole ? "Also named in" : statement.link
      if let place = places[link] {
        groups[place].statements.append(statement)
      } else {
        places[link] = groups.count
        groups.append(
          Group(
            link: link,
            relation: isWhole ? nil : statement.claim.relation.key,
            statements: [statement]
          )
        )
      }
    }
    return groups
  }

  private static func section(_ group: Group, _ visit: Visit, _ notes: Footnotes) -> HTML {
    Tag.section(.class("relation")) {
      Tag.h3 {
        if let relation = group.relation {
          Tag.a(.href(Link(.relation(relation)))) { group.link }
        } else {
          group.link
        }
      }
      Tag.ul(.class("claims")) {
        for statement in group.statements { item(statement, group.statements, visit, notes) }
      }
    }
  }

  private static func item(
    _ statement: Portrait.Statement,
    _ all: [Portrait.Statement],
    _ visit: Visit,
    _ notes: Footnotes
  ) -> HTML {
    let claim = statement.claim
    let isRival = claim.disputes.contains { mine in
      mine.status == .open
        && all.contains { other in
          other.claim.disputes.contains { $0.id == mine.id && $0.side != mine.side }
        }
    }
    return Tag.li(isRival ? .class("rival") : nil) {
      ClaimText.statement(statement, visit)
      ClaimText.marks(of: claim, isPossible: statement.verdict == .possible, visit)
      notes.marks(for: claim.citations)
      ClaimText.reference(claim, visit)
      ClaimText.additions(claim, visit)
    }
  }
}
