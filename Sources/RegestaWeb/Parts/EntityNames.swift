internal import RegestaKit

/// What an entity is called, and its numbers elsewhere.
struct EntityNames {
  private let portrait: Portrait
  private let visit: Visit

  init(_ portrait: Portrait, _ visit: Visit) {
    self.portrait = portrait
    self.visit = visit
  }

  var html: HTML {
    .all {
      if !portrait.names.isEmpty {
        Tag.section(.labelledBy("names")) {
          Tag.h2(.id("names")) { "Names" }
          Tag.ul(.class("names")) { for name in grouped { item(name) } }
        }
      }
      if !portrait.identifiers.isEmpty {
        Tag.section(.labelledBy("identifiers")) {
          Tag.h2(.id("identifiers")) { "Elsewhere" }
          Tag.ul(.class("plain")) {
            for identifier in portrait.identifiers { Tag.li { item(identifier) } }
          }
        }
      }
    }
  }

  /// One text in several languages is one line.
  private var grouped: [[Name]] {
    var order: [String] = []
    var groups: [String: [Name]] = [:]
    for name in portrait.names {
      let key = "\(name.text)\u{0}\(name.role)\u{0}\(name.when ?? "")"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(name)
    }
    return order.compactMap { groups[$0] }
  }

  private func item(_ names: [Name]) -> HTML {
    let tags = names.map(\.language).filter { $0 != "und" }
    let facts = [Self.role(names[0].role), names[0].when].compactMap(\.self)
    return Tag.li {
      Tag.a(.class("name"), .href(visit.link(.claim(names[0].claim.rawValue)))) {
        Tag.bdi(tags.first.map { .lang($0) }) { names[0].text }
      }
      if !tags.isEmpty { Tag.span(.class("faint")) { " " + tags.joined(separator: ", ") } }
      if !facts.isEmpty { Tag.span(.class("faint")) { " · " + facts.joined(separator: ", ") } }
    }
  }

  private static func role(_ key: String) -> String? {
    key == "preferred-name" ? nil : String(key.map { $0 == "-" ? " " : $0 })
  }

  private func item(_ identifier: ExternalIdentifier) -> HTML {
    .all {
      Tag.span(.class("faint")) { identifier.scheme + " " }
      if let href = identifier.url.flatMap(Attribute.href(elsewhere:)) {
        Tag.a(href, .rel("noreferrer external")) { identifier.text }
      } else {
        Tag.bdi { identifier.text }
      }
    }
  }
}
