/// A rule of the historian's linter: SQL with a header, like a question.
///
/// ```sql
/// -- check: ratified-before-signed
/// -- severity: error
/// -- why: A treaty is ratified after it is signed.
/// -- mend: Compare the two dates with the source; supersede the wrong one.
/// SELECT r.id AS claim, s.id AS other, '...' AS finding FROM ...
/// ```
///
/// The statement gives a row for each finding, with the columns `claim` (a claim's number or NULL),
/// `other` (a second claim, or NULL), `entity` (an entity's number, or NULL) and `finding` (one
/// sentence).
public struct Check: Hashable, Sendable {
  /// Its name: `ratified-before-signed`.
  public var name: String
  /// How bad a finding is.
  public var severity: Severity
  /// Why this cannot be, or should not.
  public var why: String
  /// What to do about it.
  public var mend: String
  /// The statement that gives a row for each finding.
  public var sql: String

  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Cannot be so.
    case error
    /// Is probably not so.
    case warning
    /// Could be better.
    case note
  }

  /// Something that a check found.
  public struct Finding: Hashable, Sendable {
    /// The check's name.
    public var check: String
    /// How bad it is.
    public var severity: Severity
    /// One sentence.
    public var message: String
    /// The claims that it rests on.
    public var claims: [Claim.ID]
    /// The entity that it is about, by key.
    public var entity: String?
    /// What to do about it.
    public var mend: String
  }

  /// Reads a check file.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput`.
  public init(parsing text: String, origin: String) throws {
    var fields: [Substring: String] = [:]
    var sql: [Substring] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      guard sql.isEmpty, line.hasPrefix("--"), let colon = line.firstIndex(of: ":") else {
        sql.append(line)
        continue
      }
      let field = line[..<colon].dropFirst(2).trimmingSpaces
      let value = String(line[line.index(after: colon)...].trimmingSpaces)
      fields[field] = fields[field].map { $0 + " " + value } ?? value
    }
    guard let name = fields["check"], let why = fields["why"], let mend = fields["mend"],
      let severity = fields["severity"].flatMap(Severity.init(rawValue:))
    else {
      throw RegestaError(
        .badInput,
        "\(origin): a check has a name, a severity, a reason (why) and a mend."
      )
    }
    self.name = name
    self.severity = severity
    self.why = why
    self.mend = mend
    self.sql = sql.joined(separator: "\n").trimmingSpaces
  }
}
