extension KnowledgeBase {
  /// What would change if a claim were retracted. Nothing is written.
  ///
  /// - Parameters:
  ///   - claim: A claim that is knowledge.
  ///   - limits: Bounds on each canned question that is asked.
  /// - Returns: What falls, and what is left.
  /// - Throws: ``RegestaError``: `notFound`; `refused` for a claim that is no knowledge; `limit`.
  public func impact(of claim: Claim.ID, limits: QueryLimits = .standard) throws -> Impact {
    try read {
      guard let found = try self.claim(claim) else {
        throw RegestaError(.notFound, "There is no claim \(claim).")
      }
      guard found.status == .recorded else {
        throw RegestaError(
          .refused,
          "claim:\(claim) is \(found.status.name): no answer rests on it.",
          hint: try correction(of: claim).map { "claim:\($0) took its place." }
        )
      }
      var finder = ImpactFinder(self)
      try finder.retract(claim)
      return try finder.impact(limits: limits)
    }
  }

  /// What would change if a source were retracted, with all that is known only through it. Nothing is
  /// written.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - limits: Bounds on each canned question that is asked.
  /// - Returns: What falls, and what is left.
  /// - Throws: ``RegestaError`` of kind `limit`, `damaged` or `busy`.
  public func impact(of source: Source.ID, limits: QueryLimits = .standard) throws -> Impact {
    try read {
      var finder = ImpactFinder(self)
      try finder.retract(source)
      return try finder.impact(limits: limits)
    }
  }
}
