import Chronology
import Foundation
import Interchange
import RegestaKit

/// Bases to be sent out, and what came out.
enum ExportSamples {
  /// The founding article.
  static func seed() throws -> KnowledgeBase {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: true, who: "test")
    return base
  }

  /// Names that break what is written carelessly.
  static let hostileNames = [
    "\"quoted\"", "back\\slash\\", "line\nbreak\r\nand\ttab", "]]> <b>&amp; & </b>", "\\N \\G \\l",
    "nul\u{0}bell\u{7}escape\u{1B}", "Łódź Вильна 維爾紐斯 ווילנע", "e\u{301}\"\u{301}", "a -> b; }",
    " leads and trails ", "\u{FEFF}\u{FFFE}\u{202E}", "=1+1", "-- comment */ // #", "👩‍👩‍👧‍👦",
  ]

  /// A base of things with hostile names, each related to the next, with hostile texts besides.
  static func hostile() throws -> KnowledgeBase {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: false, who: "test")
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let source = try writer.addSource(
        SourceDraft(key: "s", type: "book", short: hostileNames.joined(separator: " "))
      )
      var last: Entity.ID?
      for (index, name) in hostileNames.enumerated() {
        let entity = try writer.addEntity(key: "thing-\(index)", kind: "person")
        // SQLite keeps a NUL inside a text, so an exporter may meet it.
        try writer.addName(name, language: "und", role: "preferred-name", of: entity)
        if let last {
          let claim = try writer.addClaim(
            ClaimDraft(last, "spouse", .entity(entity), comment: name)
          )
          try writer.addCitation(
            CitationDraft(source, locator: Locator(name), quote: .init(name)),
            to: claim
          )
        }
        last = entity
      }
    }
    return base
  }

  /// The bytes of an export, and what was lost on the way.
  static func bytes(
    of base: KnowledgeBase,
    as name: String,
    scope: ExportScope = .all
  ) throws -> (bytes: [UInt8], losses: [LossReport.Loss]) {
    guard let format = ExportFormats.named(name) else { throw CocoaError(.featureUnsupported) }
    var bytes: [UInt8] = []
    var losses: [LossReport.Loss] = []
    try base.export(format, scope: scope, losses: LossReport { losses.append($0) }) { bytes += $0 }
    return (bytes, losses)
  }

  static func text(
    of base: KnowledgeBase,
    as name: String,
    scope: ExportScope = .all
  ) throws -> String {
    String(decoding: try bytes(of: base, as: name, scope: scope).bytes, as: UTF8.self)
  }
}
