internal import Chronology
internal import RegestaKit

/// What stands around every page: head, the ways on, how the base is read, the foot.
struct Frame {
  /// What the page is.
  let title: String
  /// What the base is called; nil when it has no title.
  let base: String?
  /// The page itself.
  let link: Link
  /// The forms that it can be had in.
  var forms: [PageForm] = []
  /// How the base is read.
  var lens: Lens?
  /// Whether anything can be written.
  var mayWrite = false

  private var baseTitle: String { base ?? "Regesta" }

  /// The whole document.
  func document(_ content: HTML) -> HTML {
    Tag.html(.lang("en")) {
      Tag.head {
        Tag.meta(.charset("utf-8"))
        Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        Tag.meta(.name("color-scheme"), .content("light dark"))
        Tag.title { title == baseTitle ? title : "\(title) · \(baseTitle)" }
        Tag.link(.rel("stylesheet"), .href(Asset.style.link))
        Tag.link(.rel("icon"), .href(Asset.mark.link), .type("image/svg+xml"))
        for form in forms {
          let way = Tag.link(
            .rel("alternate"),
            .href(link.inForm(form)),
            .type(String(form.mediaType.prefix { $0 != ";" }))
          )
          if StillLinks.file(of: link.inForm(form)) != nil { way } else { HTML.live(way) }
        }
        HTML.live(Tag.script(.src(Asset.script.link), .defer))
      }
      Tag.body {
        Tag.a(.class("skip"), .href(here: "main")) { "To the content" }
        header
        Tag.main(.id("main"), .tabindex(-1)) {
          lensBar
          content
        }
        footer
      }
    }
  }

  private var header: HTML {
    Tag.header(.class("top")) {
      Tag.a(.class("base"), .href(home)) { Tag.bdi { baseTitle } }
      HTML.live(
        Tag.search {
          Tag.form(.action(Link(.search)), .method("get"), .class("jump")) {
            Tag.label(.for("jump"), .class("hidden")) { "Go to a name" }
            Tag.input(
              .id("jump"),
              .type("search"),
              .name("q"),
              .placeholder("Go to a name …"),
              .autocomplete("off"),
              .data(suggest: Link(.suggest))
            )
            carried
            Tag.button(.type("submit")) { "Go" }
          }
        }
      )
      Tag.nav(.label("Pages")) {
        Tag.ul {
          for (address, name) in Self.ways(mayWrite: mayWrite) {
            let target = lensLink(address)
            let item = Tag.li {
              if address == link.address {
                Tag.a(.href(target), .current("page")) { name }
              } else {
                Tag.a(.href(target)) { name }
              }
            }
            if StillLinks.file(of: target) != nil { item } else { HTML.live(item) }
          }
        }
      }
    }
  }

  private static func ways(mayWrite: Bool) -> [(Address, String)] {
    let ways: [(Address, String)] = [
      (.ask, "Ask"), (.kinds, "Things"), (.sources, "Sources"), (.timeline, "Timeline"),
      (.day, "A day"), (.network, "Network"), (.path, "Paths"), (.compare, "Compare"),
      (.disputes, "Disputes"), (.check, "Checks"), (.questions, "Questions"), (.sql, "SQL"),
      (.log, "Log"),
    ]
    return mayWrite ? ways + [(.review, "Review"), (.importing, "Import")] : ways
  }

  private var home: Link { lensLink(.home) }

  /// Pages that can be read through the lens keep to it.
  private func lensLink(_ address: Address) -> Link {
    let outline = PageTable.page(at: address)?.outline
    guard let lens, outline?.takesLens == true else { return Link(address) }
    return lens.link(address)
  }

  /// The lens, in forms.
  private var carried: HTML {
    .all {
      for item in lens?.items ?? [] {
        Tag.input(.type("hidden"), .name(item.name), .value(item.value))
      }
    }
  }

  // MARK: The lens

  /// Says how the base is read when that is not plainly.
  private var lensBar: HTML {
    guard let lens, !lens.isPlain else { return .empty }
    return Tag.aside(.class("lens"), .label("How the base is read")) {
      if let on = lens.on {
        Tag.span {
          "Only what held on "
          Tag.strong { on.printed }
          off("on", "at any time")
        }
      }
      if let view = lens.viewpoint {
        Tag.span {
          "As "
          Tag.strong { Tag.bdi { view.holder.label } }
          " sees it"
          without(view)
          if link["as"] == nil {
            " "
            Tag.a(.href(link.with("as", Lens.everyone))) { "leave nothing out" }
          } else {
            off("as", "leave nothing out")
          }
        }
      }
      if let batch = lens.batch {
        Tag.span {
          "As the base was after "
          Tag.a(.href(Link(.batch(batch.id.rawValue)))) { "batch \(batch.id)" }
          ", \(batch.at.prefix(10))"
          off("known-at", "as it is now")
        }
      }
    }
  }

  private func off(_ name: String, _ words: String) -> HTML {
    .all {
      " "
      Tag.a(.href(link.with(name, nil))) { words }
    }
  }

  private func without(_ view: Viewpoint) -> HTML {
    let claims = view.rejections.map(\.claim)
    guard !claims.isEmpty else { return .text(", who rejects nothing") }
    return .all {
      ", without "
      for (index, claim) in claims.prefix(5).enumerated() {
        if index > 0 { ", " }
        Tag.a(.href(Link(.claim(claim.rawValue)))) { "claim \(claim)" }
      }
      if claims.count > 5 { " and \(claims.count - 5) more" }
    }
  }

  // MARK: The foot

  private var footer: HTML {
    Tag.footer {
      if !forms.isEmpty {
        Tag.p {
          "This page as "
          for (index, form) in forms.enumerated() {
            // A folder of files has only some of them.
            let isStill = StillLinks.file(of: link.inForm(form)) != nil
            let way = HTML.all {
              if index > 0 { ", " }
              Tag.a(.href(link.inForm(form))) { form.label }
            }
            if isStill { way } else { HTML.live(way) }
          }
        }
      }
      HTML.live(
        Tag.p {
          Tag.a(.href(Link(.openapi))) { "Programming interface" }
          " · "
          Tag.a(.href(Link(.relations))) { "Relations" }
          " · Made by Regesta from one file; nothing is fetched from elsewhere."
        }
      )
      HTML.still(
        Tag.p {
          "A still copy made by Regesta. "
          Tag.a(.href(Link(.health))) { "About this edition" }
        }
      )
    }
  }
}
