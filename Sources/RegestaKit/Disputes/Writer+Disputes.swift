internal import SQLite

extension Writer {
  /// Opens a dispute between claims that are knowledge, and proves first that it is one.
  ///
  /// - Parameters:
  ///   - question: What is in dispute, as a question.
  ///   - sides: The claims on each side; two sides or more, and no claim on two of them.
  ///   - key: Its stable key; nil for one made of the question.
  ///   - rule: The check that found it; nil when it was opened by hand.
  ///   - status: What has been judged of it.
  ///   - reason: Why, unless it is open.
  /// - Returns: Its key.
  /// - Throws: ``RegestaError``: `badInput` for a key that is taken or cannot be one, a question or a side
  ///   that is missing; `notFound` for a claim that is not there; `refused` for one that is no knowledge.
  public func openDispute(
    question: String,
    sides: [[Claim.ID]],
    key: String? = nil,
    rule: String? = nil,
    status: Dispute.State = .open,
    reason: String? = nil
  ) throws -> String {
    let question = question.trimmingSpaces
    guard !question.isEmpty else {
      throw RegestaError(.badInput, "A dispute needs a question.")
    }
    let claims = sides.joined()
    if let twice = claims.first(where: { claim in claims.count(where: { $0 == claim }) > 1 }) {
      throw RegestaError(.badInput, "claim:\(twice) is on two sides, or twice on one.")
    }
    for claim in claims { try demandKnown(claim) }
    let taken = Set(try connection.rows("SELECT key FROM dispute") { try $0.text(0) })
    if let key {
      guard !key.isEmpty, Slug.of(key) == key else {
        throw RegestaError(
          .badInput,
          "\"\(key)\" cannot be the key of a dispute.",
          hint: "A key has letters from a to z in lower case, digits and hyphens."
        )
      }
      guard !taken.contains(key) else {
        throw RegestaError(
          .badInput,
          "There is a dispute \"\(key)\" already.",
          hint: "See it with: regesta show dispute:\(key)"
        )
      }
    }
    let stem = Slug.of(question)
    let key = key ?? Slug.free(stem.isEmpty ? "dispute" : stem, among: taken)
    try addDispute(
      key: key,
      question: question,
      sides: sides,
      status: status,
      reason: reason,
      rule: rule
    )
    return key
  }

  /// Judges a dispute, or reopens or withdraws it; the log keeps what was judged before.
  ///
  /// - Parameters:
  ///   - dispute: Its number.
  ///   - status: What is judged of it.
  ///   - reason: Why; only an open one needs none.
  /// - Throws: ``RegestaError``: `notFound`; `badInput` without a reason; `refused` when nothing would
  ///   change.
  public func judge(_ dispute: Dispute.ID, _ status: Dispute.State, reason: String?) throws {
    let reason = reason?.trimmingSpaces
    guard status == .open || !(reason ?? "").isEmpty else {
      throw RegestaError(
        .badInput,
        "A dispute is settled with a reason.",
        hint: "Say why; it stands beside the dispute from then on."
      )
    }
    let old = try connection.first(
      "SELECT key, status, reason FROM dispute WHERE id = \(dispute.rawValue)"
    ) { (key: try $0.text(0), status: try $0.text(1), reason: try $0.optionalText(2)) }
    guard let old else { throw RegestaError(.notFound, "There is no dispute \(dispute).") }
    guard old.status != status.rawValue || status != .open && old.reason != reason else {
      throw RegestaError(.refused, "The dispute \"\(old.key)\" is \(old.status) already.")
    }
    try connection.run(
      """
      UPDATE dispute SET status = \(status.rawValue), reason = \(reason)
       WHERE id = \(dispute.rawValue)
      """
    )
  }

  /// Refuses a claim that is not there, or no knowledge any more.
  func demandKnown(_ claim: Claim.ID) throws {
    let status = try connection.first("SELECT status FROM claim WHERE id = \(claim.rawValue)") {
      Status(rawValue: try $0.int(0))
    }
    guard let status else { throw RegestaError(.notFound, "There is no claim \(claim).") }
    guard status != .recorded else { return }
    let correction = try connection.first(
      """
      SELECT id FROM claim WHERE supersedes = \(claim.rawValue) AND status = 1
       ORDER BY id DESC LIMIT 1
      """
    ) { try $0.int(0) }
    throw RegestaError(
      .refused,
      "claim:\(claim) is \(status?.name ?? "no knowledge").",
      hint: correction.map { "claim:\($0) took its place." }
    )
  }
}
