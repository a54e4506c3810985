internal import Asking

/// What is shown of a question that was not understood: what of it was, and what comes near.
struct RefusalView {
  private let misunderstanding: Misunderstanding
  private let visit: Visit

  init(_ misunderstanding: Misunderstanding, _ visit: Visit) {
    self.misunderstanding = misunderstanding
    self.visit = visit
  }

  var html: HTML {
    .all {
      Tag.h2 { "Not understood" }
      Tag.p { misunderstanding.message }
      if !misunderstanding.understood.isEmpty {
        Tag.p {
          "Understood: "
          misunderstanding.understood.joined(separator: "; ")
        }
      }
      if !misunderstanding.unknown.isEmpty {
        Tag.p {
          "Not understood: "
          for (index, word) in misunderstanding.unknown.enumerated() {
            if index > 0 { ", " }
            Tag.a(.href(Link(.search, [QueryItem("q", word), QueryItem("all", "yes")]))) { word }
          }
        }
      }
      if !misunderstanding.suggestions.isEmpty {
        Tag.h3 { "What comes near" }
        Tag.ul(.class("examples")) {
          for text in misunderstanding.suggestions {
            Tag.li { Tag.a(.href(visit.link(.ask, [QueryItem("q", text)]))) { text } }
          }
        }
      }
    }
  }
}
