internal import RegestaKit

/// What a reader proposes, beside its passage and what the base has, with the forms that decide on it.
struct CandidateCard {
  let candidate: Candidate
  let standing: Standing
  /// What forms that write must have; nil where nothing may be written.
  let formToken: String?
  /// What stands behind it on the page; nil at its end.
  let following: Candidate?
  /// Where the rows go on behind the page, for who skips the last.
  let more: Link?
  let visit: Visit

  var html: HTML {
    Tag.article(.class("candidate"), .tabindex(0), .id(ReviewPage.id(of: candidate.id.rawValue))) {
      Tag.h2 { sentence }
      Tag.blockquote { PassageText.around(candidate.range, in: candidate.passage) }
      Tag.p(.class("faint")) {
        CitationText.source(candidate.source, visit)
        candidate.passage.section.map { ", \($0)" }
        candidate.passage.paragraph.map { " ¶\($0)" }
        " · score \(Int((candidate.score * 100).rounded()))"
        candidate.modality == .asserted
          ? "" : " · the text only says it to be \(candidate.modality.rawValue)"
        candidate.attribution.map { " · according to \($0)" }
      }
      if standing.kind != .none {
        Tag.p(.class(standing.kind == .contrary ? "mark disputed" : "faint")) {
          Self.words(standing.kind)
          for claim in standing.claims {
            " "
            Tag.a(.href(Link(.claim(claim.rawValue)))) { "claim \(claim)" }
          }
        }
      }
      if let formToken { decisions(formToken) }
    }
  }

  private func decisions(_ token: String) -> HTML {
    .all {
      ReviewPage.form(token, fields, visit, class: "decide") {
        if candidate.modality == .asserted {
          button("accept", "Accept", "a", isPlain: false)
        }
        button("reject", "Reject", "r", isPlain: true)
        skip
      }
      Tag.details(.class("edit")) {
        Tag.summary(.data(key: "e")) {
          candidate.modality == .asserted ? "Edit, then accept" : "Put it as the text says it"
        }
        ReviewPage.form(token, fields, visit, class: "fields") {
          EditForm(candidate.claim).html
          Tag.p(.class("faint")) { EditForm.help }
          Tag.button(.type("submit"), .name("do"), .value("edit")) { "Accept as edited" }
        }
      }
      Tag.details(.class("edit")) {
        Tag.summary(.data(key: "w")) { "Reject with a reason" }
        ReviewPage.form(token, fields, visit, class: "fields") {
          FormParts.text(
            "reason",
            "Why",
            nil,
            id: "w\(candidate.claim.id)-reason",
            isRequired: true
          )
          Tag.button(.type("submit"), .name("do"), .value("reject"), .class("plain")) { "Reject" }
        }
      }
    }
  }

  /// Who decides on this one goes on with the next.
  private var fields: [(String, String)] {
    [("claim", candidate.claim.id.description)]
      + (following.map { [("at", $0.id.description)] } ?? [])
  }

  @HTMLBuilder private var skip: HTML {
    if let following {
      Tag.a(.href(here: ReviewPage.id(of: following.id.rawValue)), .data(key: "s")) { "Skip" }
    } else if let more {
      Tag.a(.href(more), .data(key: "s")) { "Skip" }
    }
  }

  private func button(_ value: String, _ words: String, _ key: String, isPlain: Bool) -> HTML {
    Tag.button(
      .type("submit"),
      .name("do"),
      .value(value),
      .data(key: key),
      isPlain ? .class("plain") : nil
    ) { words }
  }

  /// The claim in words; what the base does not know yet is marked, and leads nowhere.
  private var sentence: HTML {
    let claim = candidate.claim
    func thing(_ entity: Entity) -> HTML {
      guard candidate.proposed.contains(entity.id) else { return ClaimText.entity(entity, visit) }
      return .all {
        Tag.bdi { entity.label }
        Tag.span(.class("mark possible")) { " new \(entity.kind)" }
      }
    }
    return .all {
      if claim.isDenied { Tag.span(.class("denied")) { "It is denied that " } }
      thing(claim.subject)
      " \(claim.relation.label) "
      if let object = claim.object.entity {
        thing(object)
      } else {
        ClaimText.value(claim.object, visit)
      }
      if let when = claim.when { Tag.span(.class("when")) { " (\(when))" } }
    }
  }

  private static func words(_ kind: Standing.Kind) -> String {
    switch kind {
    case .none: "The base says nothing of it."
    case .same: "The base says so already:"
    case .finer: "The base says it less exactly:"
    case .contrary: "▲ The base says what cannot be true together with it:"
    }
  }
}
