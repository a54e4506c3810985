extension Evaluator {
  /// Things that have to do with more than so many others are not listed with these.
  private static let mostTouched = 20_000

  /// Claims of a relation are common when there are more than so many.
  private static let fewClaims = 1_000

  /// The place of the phrase with whose claims a search is to begin.
  ///
  /// - Parameters:
  ///   - pattern: What must be claimed.
  ///   - compiler: What will make the statement.
  /// - Returns: nil where an end of the pattern leads to few claims, and where what is said by the relation is less than what has to do with
  ///   the thing of a phrase.
  /// - Throws: a `RegestaError` of kind `limit`, `damaged` or `busy`.
  func leadingExtra(of pattern: Pattern, _ compiler: QueryCompiler) throws -> Int? {
    guard (pattern.subject.allNamed + pattern.object.allNamed).isEmpty,
      compiler.leadingEnd(of: pattern) == nil, try isCommon(pattern)
    else { return nil }
    return try pattern.extras.firstIndex { extra in
      guard extra.term.isOfNames else { return false }
      guard extra.isLoose else { return true }
      var compiler = compiler
      let touched = try count(
        compiler.listOfTouched(by: extra.term),
        upTo: Self.mostTouched + 1
      )
      return try touched <= Self.mostTouched && hasClaims(pattern, moreThan: touched)
    }
  }

  /// Whether so much is said by the relations of a pattern that what is said with anything tells nothing about it.
  func isCommon(_ pattern: Pattern) throws -> Bool {
    try hasClaims(pattern, moreThan: Self.fewClaims)
  }

  /// Whether there are more claims of a pattern's relations than so many.
  private func hasClaims(_ pattern: Pattern, moreThan few: Int) throws -> Bool {
    if pattern.relations.isEmpty { return true }
    let list = QueryCompiler.listOfRelations(pattern.relations)
    return try count("SELECT 1 FROM claim WHERE relation IN (\(list))", upTo: few + 1) > few
  }
}
