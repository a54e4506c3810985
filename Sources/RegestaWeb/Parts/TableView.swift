internal import JSONForms

/// Tables on a page.
enum TableView {
  /// A table with a head; numbers stand at the right edge.
  static func table(
    _ heads: [(title: String, isNumber: Bool)],
    _ rows: [[HTML]],
    caption: String? = nil
  ) -> HTML {
    Tag.div(.class("scroll"), .tabindex(0), .role("region"), .label(caption ?? "Table")) {
      Tag.table {
        if let caption { Tag.caption { caption } }
        Tag.thead {
          Tag.tr {
            for head in heads {
              Tag.th(.scope("col"), head.isNumber ? .class("number") : nil) { head.title }
            }
          }
        }
        Tag.tbody {
          for row in rows {
            Tag.tr {
              for (head, cell) in zip(heads, row) {
                Tag.td(head.isNumber ? .class("number") : nil) { cell }
              }
            }
          }
        }
      }
    }
  }

  /// Texts with a head.
  static func table(_ heads: [String], _ rows: [[HTML]], caption: String? = nil) -> HTML {
    table(heads.map { ($0, false) }, rows, caption: caption)
  }

  /// Names and values, one below the other.
  static func facts(_ facts: [(name: String, value: HTML)]) -> HTML {
    guard !facts.isEmpty else { return .empty }
    return Tag.dl(.class("facts")) {
      for fact in facts {
        Tag.div {
          Tag.dt { fact.name }
          Tag.dd { fact.value }
        }
      }
    }
  }

  /// The way to the rows behind these.
  static func more(_ link: Link?, _ words: String = "More") -> HTML {
    guard let link else { return .empty }
    return Tag.p(.class("more")) { Tag.a(.href(link), .rel("next")) { words } }
  }
}
