internal import Asking
internal import RegestaKit

/// An answer: itself first, then how the question was read, and on what it stands.
struct AnswerView {
  private static let mostShown = 50

  private let answer: Answer
  private let question: String
  private let others: [(words: String, link: Link)]
  private let asker: Asker?
  private let visit: Visit

  /// - Parameters:
  ///   - answer: What is shown.
  ///   - question: To what.
  ///   - others: The other ways to read it, and where each leads.
  ///   - asker: Who answered.
  ///   - visit: The page.
  init(
    _ answer: Answer,
    to question: String,
    others: [(words: String, link: Link)],
    by asker: Asker?,
    _ visit: Visit
  ) {
    self.asker = asker
    self.answer = answer
    self.question = question
    self.others = others
    self.visit = visit
  }

  var html: HTML {
    let notes = Footnotes(visit)
    return .all {
      Tag.section(.class("answer \(answer.verdict.rawValue)"), .label("Answer")) {
        for line in answer.text.split(separator: "\n") { Tag.p { String(line) } }
        if let verdict { Tag.p(.class("verdict")) { verdict } }
        if !answer.items.isEmpty { items }
      }
      Tag.section(.class("reading"), .labelledBy("reading")) {
        Tag.h2(.id("reading")) { "Read as" }
        Tag.p { answer.reading }
        ReadingChips(answer.query, of: question, asker, visit).html
        if !others.isEmpty {
          Tag.p(.class("faint")) { "It could also be read as:" }
          Tag.ul(.class("plain")) {
            for other in others { Tag.li { Tag.a(.href(other.link)) { other.words } } }
          }
        }
      }
      claims(
        answer.evidence,
        answer.verdict == .notRecorded ? "What comes near" : "Evidence",
        notes
      )
      claims(answer.dissent, "But others say", notes)
      if !answer.notes.isEmpty {
        Tag.section {
          Tag.h2 { "Notes" }
          Tag.ul(.class("plain")) { for note in answer.notes { Tag.li { note } } }
        }
      }
      notes.list()
      statements
    }
  }

  private var verdict: String? {
    switch answer.verdict {
    case .certain: nil
    case .no: "No: it is said that it is not so."
    case .notRecorded: "Not recorded. That it was not so does not follow."
    case .possible: "Possible, not certain."
    case .disputed: "▲ Disputed: sources contradict each other."
    }
  }

  private var items: HTML {
    Tag.ul(.class("items")) {
      for item in answer.items.prefix(Self.mostShown) where item.entity != nil {
        Tag.li {
          if let entity = item.entity { ClaimText.entity(entity, visit) }
          if let when = item.when { Tag.span(.class("faint")) { ", \(when)" } }
          if item.isPossible { Tag.span(.class("mark possible")) { " ? possible" } }
        }
      }
    }
  }

  private func claims(_ claims: [Claim], _ heading: String, _ notes: Footnotes) -> HTML {
    guard !claims.isEmpty else { return .empty }
    return Tag.section {
      Tag.h2 { heading }
      ClaimText.list(Array(claims.prefix(Self.mostShown)), visit, notes)
      if claims.count > Self.mostShown {
        Tag.p(.class("faint")) { "and \(claims.count - Self.mostShown) more; the JSON has all." }
      }
    }
  }

  private var statements: HTML {
    guard !answer.sql.isEmpty else { return .empty }
    return Tag.details {
      Tag.summary { "The SQL behind it" }
      for statement in answer.sql {
        Tag.pre { Tag.code { statement } }
        HTML.live(
          Tag.p {
            Tag.a(.href(Link(.sql, [QueryItem("sql", statement)]))) { "Run and change it" }
          }
        )
      }
    }
  }
}
