/// The tag of a language (BCP 47) as it is written.
enum LanguageTag {
  /// The same tag with hyphens and with its letters in the case that the standard recommends: `lt`,
  /// `be-Latn`, `pt-BR`.
  static func canonical(_ tag: String) -> String {
    let parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" })
    var isPrivate = false
    return parts.enumerated().map { index, part in
      defer { if part.count == 1 { isPrivate = true } }
      let lower = part.lowercased()
      guard index > 0, !isPrivate, part.allSatisfy(\.isLetter) else { return lower }
      switch part.count {
      case 2: return part.uppercased()
      case 4: return lower.prefix(1).uppercased() + lower.dropFirst()
      default: return lower
      }
    }.joined(separator: "-")
  }
}
