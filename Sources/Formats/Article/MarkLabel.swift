/// What may stand in the brackets of a mark: "1", "12", "a", "note 1".
enum MarkLabel {
  private static let prefixes: Set<String> = [
    "note", "nb", "n", "fn", "footnote", "lower-alpha", "uwaga", "anm.", "прим.", "пр.",
  ]

  /// Where the mark that begins at a place ends; nil when none does.
  static func end(at index: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard index < scalars.count, scalars[index] == "[" else { return nil }
    let limit = min(scalars.count, index + 18)
    guard let close = scalars[(index + 1)..<limit].firstIndex(of: "]") else { return nil }
    return isLabel(scalars[(index + 1)..<close]) ? close + 1 : nil
  }

  static func isLabel(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = scalars.first else { return false }
    if scalars.allSatisfy(\.isDigit) { return scalars.count <= 3 }
    if scalars.count == 1 { return first.isLower && first.isASCII }
    if scalars.allSatisfy({ $0 == "i" || $0 == "v" || $0 == "x" }) { return scalars.count < 6 }
    guard let space = scalars.firstIndex(of: " ") else { return false }
    let number = scalars[(space + 1)...]
    guard !number.isEmpty, number.count <= 3,
      number.allSatisfy(\.isDigit) || number.count == 1 && number.allSatisfy(\.isLower)
    else { return false }
    return prefixes.contains(scalars[..<space].string.lowercased())
  }

  // swift-format-ignore
  private static let editorial: Set<String> = [
    "citation needed", "clarification needed", "who?", "when?", "where?", "which?", "by whom?",
    "according to whom?", "page needed", "verification needed", "better source needed",
    "not in citation given", "failed verification", "original research?", "dubious", "vague",
    "disputed", "edit", "dubious – discuss", "full citation needed", "clarify", "sic?",
    "unreliable source?", "why?", "how?", "specify", "update", "hide", "show",
  ]

  /// Where a remark of editors, "[citation needed]", ends.
  static func editorialEnd(at index: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard index < scalars.count, scalars[index] == "[" else { return nil }
    let limit = min(scalars.count, index + 32)
    guard let close = scalars[(index + 1)..<limit].firstIndex(of: "]") else { return nil }
    return editorial.contains(scalars[(index + 1)..<close].string.lowercased()) ? close + 1 : nil
  }
}
