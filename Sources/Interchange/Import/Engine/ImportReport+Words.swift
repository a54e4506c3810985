extension ImportReport {
  /// The outcomes in the order in which they are told: what needs a look comes first.
  public static let order: [Outcome] = [
    .readAs, .rejected, .conflicting, .undecided, .corrected, .enriched, .matched, .new, .missing,
    .leftOut, .unchanged,
  ]

  /// How many files are named before the others are counted.
  private static let named = 8

  /// What was done, or would be, in one line: "Taken in from people.csv (csv) as batch:7".
  ///
  /// - Parameter isDryRun: Whether it only would be.
  /// - Returns: The line, without a full stop.
  public func title(isDryRun: Bool) -> String {
    let names = files.map { "\($0.name) (\($0.format))" }
    let more = names.count - Self.named
    let files =
      more > 1
      ? names.prefix(Self.named).joined(separator: ", ") + " and \(more) more"
      : names.joined(separator: ", ")
    if isRestored {
      return isDryRun
        ? "Would be made again of \(files), row by row" : "Made again of \(files), row by row"
    }
    if isDryRun { return "Would be taken in from \(files)" }
    guard let batch else { return "Nothing new in \(files); the base is as it was" }
    return "Taken in from \(files) as batch:\(batch)"
  }

  /// How many of what had an outcome: "new: 12 claims, 3 entities".
  public func summary(of outcome: Outcome) -> String {
    // Of a column the rows are counted; what is wanted here is how many columns there are.
    if outcome == .readAs { return "\(outcome.words): see below" }
    return "\(outcome.words): \(amounts(of: outcome))"
  }

  /// How many of what had an outcome: "12 claims, 3 entities".
  public func amounts(of outcome: Outcome) -> String {
    let things = (counts[outcome] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return things.map { "\($0.value) \(Self.plural($0.key, $0.value))" }.joined(separator: ", ")
  }

  /// How many events had an outcome and are not among those that are listed.
  public func unlisted(_ outcome: Outcome) -> Int {
    (events[outcome] ?? 0) - (listed[outcome]?.count ?? 0)
  }

  private static func plural(_ thing: String, _ count: Int) -> String {
    if count == 1 { return thing }
    switch thing {
    case "entity": return "entities"
    case "proposed entity": return "proposed entities"
    case "batch": return "batches"
    default: return thing + "s"
    }
  }
}
