internal import RegestaKit

/// The sides of a dispute, next to each other.
enum DisputeSides {
  /// The letter of a side.
  static func letter(_ index: Int) -> String {
    index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : String(index + 1)
  }

  /// Claims with their citations in words.
  static func plain(_ sides: [[Claim]], _ visit: Visit) -> HTML {
    Tag.div(.class("sides")) {
      for (index, side) in sides.enumerated() {
        Tag.div(.class("side-of")) {
          Tag.h3 { "Side \(letter(index))" }
          Tag.ul(.class("claims")) {
            for claim in side { Tag.li { inline(claim, visit) } }
          }
        }
      }
    }
  }

  private static func inline(_ claim: Claim, _ visit: Visit) -> HTML {
    .all {
      ClaimText.sentence(claim, visit)
      if claim.status != .recorded { ClaimText.marks(of: claim, visit) }
      ClaimText.reference(claim, visit)
      if !claim.citations.isEmpty {
        Tag.div(.class("additions")) {
          for (index, citation) in claim.citations.enumerated() {
            if index > 0 { "; " }
            CitationText.whole(citation, visit)
          }
        }
      }
    }
  }

  /// Claims with who speaks for them and who holds what.
  static func whole(_ entry: DisputeEntry, _ visit: Visit, _ notes: Footnotes) -> HTML {
    Tag.div(.class("sides")) {
      for (index, side) in entry.sides.enumerated() {
        Tag.div(.class("side-of")) {
          Tag.h3 {
            "Side \(letter(index)) "
            Tag.span(.class("faint")) { side.weight }
          }
          ClaimText.list(side.claims, visit, notes)
          if let opinions = side.opinions { Tag.p(.class("faint")) { opinions + "." } }
        }
      }
    }
  }
}
