internal import RegestaKit

extension Problem {
  /// The page that says so.
  func content() -> HTML {
    .all {
      Tag.h1 { kind.title }
      Tag.p(.class("lead")) { message }
      if let place { excerpt(place) }
      if let hint { Tag.p { hint } }
      if !suggestions.isEmpty {
        Tag.h2 { suggestions.count == 1 ? "Perhaps" : "Did you mean" }
        Tag.ul(.class("plain")) {
          for suggestion in suggestions { item(suggestion) }
        }
      }
      Tag.p { Tag.a(.href(Link(.home))) { "Back to the beginning" } }
    }
  }

  private func item(_ suggestion: Suggestion) -> HTML {
    Tag.li {
      if let link = suggestion.link {
        Tag.a(.href(link)) { suggestion.text }
      } else {
        Tag.strong { suggestion.text }
      }
      if let detail = suggestion.detail {
        " "
        Tag.span(.class("faint")) { detail }
      }
    }
  }

  /// What was typed, with the place marked where it went wrong.
  private func excerpt(_ place: RegestaError.Place) -> HTML {
    let bytes = Array(place.text.utf8)
    let offset = min(max(place.offset, 0), bytes.count)
    let before = String(decoding: bytes[..<offset], as: UTF8.self)
    let after = String(decoding: bytes[offset...], as: UTF8.self)
    let word = after.prefix { !$0.isWhitespace }
    return Tag.pre(.class("excerpt")) {
      Tag.code {
        before
        Tag.mark { word.isEmpty ? "⁠" : String(word) }
        String(after.dropFirst(word.count))
      }
    }
  }
}
