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
/// sentence). Where the header says `excludes: yes`, the two claims cannot both be true, and a column
/// `question` asks which is: such a finding can be opened as a dispute. Where it names a `fix`, the
/// program can mend the finding without deciding anything.
public struct Check: Hashable, Sendable {
  /// Its name: `ratified-before-signed`.
  public var name: String
  /// How bad a finding is.
  public var severity: Severity
  /// Why this cannot be, or should not.
  public var why: String
  /// What to do about it.
  public var mend: String
  /// Whether the two claims of a finding exclude each other, so that a dispute can be opened of them.
  public var excludes: Bool
  /// How the program can mend a finding; nil where a person has to decide.
  public var fix: Fix?
  /// The statement that gives a row for each finding.
  public var sql: String

  /// What can be mended without deciding anything for the user.
  public enum Fix: String, Hashable, Sendable, CaseIterable {
    /// Of two claims that say the same, one is superseded, and the other gets its citations.
    case joinTwins = "join-twins"
    /// A text gets its spaces in order, in a claim that supersedes the untidy one.
    case tidySpaces = "tidy-spaces"
    /// The tag of a language is written as BCP 47 has it, in a claim that supersedes the other.
    case writeLanguage = "write-language"
  }

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
    /// What is in question, where its two claims exclude each other.
    public var question: String?
    /// How the program can mend it; nil where a person has to decide.
    public var fix: Fix?
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
    excludes = fields["excludes"] == "yes"
    fix = try fields["fix"].map { name in
      guard let fix = Fix(rawValue: name) else {
        let known = Fix.allCases.map(\.rawValue).joined(separator: ", ")
        throw RegestaError(
          .badInput,
          "\(origin): there is no fix \"\(name)\".",
          hint: "The program can: \(known)."
        )
      }
      return fix
    }
    self.sql = sql.joined(separator: "\n").trimmingSpaces
  }
}
