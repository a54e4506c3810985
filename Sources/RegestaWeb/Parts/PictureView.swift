internal import Interchange

/// Pictures on a page.
enum PictureView {
  /// A picture in the page itself, whose parts lead to their pages.
  static func inline(
    _ caption: String,
    _ visit: Visit,
    _ draw: @escaping @Sendable (PictureLinks) -> String
  ) -> HTML {
    let items = visit.lens.items
    return Tag.figure(.class("picture")) {
      Tag.div(.class("scroll pan"), .tabindex(0), .role("region"), .label(caption)) {
        HTML.picture { style in draw(PictureLinks(items, style)) }
      }
      Tag.figcaption { caption }
    }
  }

  /// A picture of its own address, which leads to its page.
  static func linked(_ link: Link, _ alt: String) -> HTML {
    Tag.figure(.class("picture small")) {
      Tag.a(.href(link)) {
        Tag.img(.src(link.inForm(.svg)), .alt(alt), .loading("lazy"))
      }
      Tag.figcaption { Tag.a(.href(link)) { alt } }
    }
  }
}

extension PictureLinks {
  /// Where what is drawn leads to, written for a server or a folder.
  ///
  /// - Parameters:
  ///   - items: The state that every page keeps to.
  ///   - style: How links are written.
  init(_ items: [QueryItem], _ style: LinkStyle) {
    self.init(
      entity: { style.address(of: Link(.entity($0), items)) },
      claim: { style.address(of: Link(.claim($0), items)) }
    )
  }
}
