internal import JSONForms
internal import RegestaKit

/// What the historian's linter finds.
struct CheckPage: Page {
  static let outline = PageOutline(
    "/check",
    "What rules find wrong or doubtful in the base, with what to do about it.",
    parameters: [
      PageParameter("rule", .text, "Only this rule.", repeats: true),
      PageParameter(
        "severity",
        .choice(Check.Severity.allCases.map(\.rawValue)),
        "Only findings as bad as this."
      ),
      PageParameter("size", .integer(1...10_000), "At most so many findings."),
      PageParameter("next", .text, "Where the findings go on."),
    ],
    forms: [.csv],
    schema: "check@1",
    members: ["rules"]
  )

  private let visit: Visit
  private let checks: [Check]
  private let all: [Check.Finding]
  private let findings: [Check.Finding]
  private let next: String?

  init(_ visit: Visit) throws {
    self.visit = visit
    let rules = try KnowledgeBase.checks()
    let names = visit.parameters.texts("rule")
    if let stranger = names.first(where: { name in !rules.contains { $0.name == name } }) {
      throw Problem(
        .notFound,
        "There is no rule \"\(stranger)\".",
        suggestions: [Problem.Suggestion(text: "all rules", link: Link(.check))]
      )
    }
    let severity = try visit.parameters.choice("severity")
    checks = rules.filter { check in
      (names.isEmpty || names.contains(check.name))
        && (severity == nil || check.severity.rawValue == severity)
    }
    let limits = QueryLimits(time: visit.options.queryTime, rows: 10_000)
    all = try visit.base.findings(from: checks, limits: limits)
    let size = try visit.parameters.integer("size", standard: 500)
    let start = min(max(visit.parameters.text("next").flatMap(Int.init) ?? 0, 0), 1 << 40)
    findings = Array(all.dropFirst(start).prefix(size))
    next = start + size < all.count ? String(start + size) : nil
  }

  var title: String { "Checks" }

  func document() -> Document {
    var document = Document(
      "check@1",
      [("rules", .array(checks.map { .string($0.name) }))],
      columns: [
        Column("severity", "Severity"), Column("rule", "Rule"), Column("finding", "Finding"),
        Column("claims", "Claims", .list), Column("entity", "Entity"),
        Column("mend", "What to do"),
      ],
      rows: findings.map { finding in
        [
          .text(finding.severity.rawValue), .text(finding.check), .text(finding.message),
          .list(finding.claims.map { .text("claim:\($0)") }), Cell(finding.entity),
          .text(finding.mend),
        ]
      }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
  }

  func content() -> HTML {
    .all {
      Tag.h1 { "Checks" }
      Tag.p(.class("lead")) { summary }
      for severity in Check.Severity.allCases { section(severity) }
      TableView.more(next.map { visit.link.with("next", $0) }, "More findings")
      Tag.section(.labelledBy("rules")) {
        Tag.h2(.id("rules")) { "The rules" }
        Tag.dl(.class("facts")) {
          for check in checks {
            Tag.div {
              Tag.dt { Tag.a(.href(Link(.check, [QueryItem("rule", check.name)]))) { check.name } }
              Tag.dd { check.why }
            }
          }
        }
      }
    }
  }

  private var summary: String {
    let counts = Check.Severity.allCases.compactMap { severity -> String? in
      let count = all.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let found = counts.isEmpty ? "Nothing is found" : counts.joined(separator: ", ") + " found"
    return "\(found) by \(checks.count) \(checks.count == 1 ? "rule" : "rules")."
  }

  private func section(_ severity: Check.Severity) -> HTML {
    let part = findings.filter { $0.severity == severity }
    guard !part.isEmpty else { return .empty }
    return Tag.section(.class("findings")) {
      Tag.h2 {
        Self.sign(severity) + " " + severity.rawValue.prefix(1).uppercased()
          + severity.rawValue.dropFirst() + "s"
        Tag.span(.class("faint")) { " \(all.count { $0.severity == severity })" }
      }
      Tag.ul(.class("claims")) { for finding in part { item(finding) } }
    }
  }

  private static func sign(_ severity: Check.Severity) -> String {
    switch severity {
    case .error: "✗"
    case .warning: "▲"
    case .note: "·"
    }
  }

  private func item(_ finding: Check.Finding) -> HTML {
    Tag.li {
      finding.message
      for claim in finding.claims {
        " "
        Tag.a(.class("permalink"), .href(Link(.claim(claim.rawValue))), .label("claim \(claim)")) {
          "c\(claim)"
        }
      }
      if let entity = finding.entity {
        " "
        Tag.a(.class("permalink"), .href(Link(.entity(entity)))) { entity }
      }
      Tag.div(.class("additions")) {
        Tag.a(.href(Link(.check, [QueryItem("rule", finding.check)]))) { finding.check }
        ": \(finding.mend)"
      }
    }
  }
}
