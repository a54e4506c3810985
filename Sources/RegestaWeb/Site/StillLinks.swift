internal import Synchronization

/// Which pages a folder of files has, and where in it each stands.
///
/// Whether a page is in it can be told from its link alone; so links are written before the pages they lead
/// to are made, and what is found in one page is what is made next.
enum StillLinks {
  /// The parts of a page's state that a folder keeps: whose picture it is, and where a list goes on.
  private static let kept: Set<String> = ["e", "next", "text"]

  /// The file of a page; nil for one that only a server can show.
  static func file(of link: Link) -> String? {
    if case .asset(let name) = link.address { return "static/\(name)" }
    if link.address == .health { return "edition.html" }
    guard isStill(link.address), let ending = ending(of: link.form),
      link.query.allSatisfy({ kept.contains($0.name) && isPlain($0.value) }),
      Set(link.query.map(\.name)).count == link.query.count
    else { return nil }
    var segments = link.address.segments
    guard segments.allSatisfy(isPlain) else { return nil }
    if segments.isEmpty { segments = ["index"] }
    if !link.query.isEmpty {
      let items = link.query.sorted { $0.name < $1.name }
      segments.append(items.map { "\($0.name)-\($0.value)" }.joined(separator: "."))
    }
    return segments.joined(separator: "/") + ending
  }

  /// Whether a page needs nothing but the base: no question of a reader's.
  private static func isStill(_ address: Address) -> Bool {
    switch address {
    case .home, .sources, .kinds, .relations, .timeline, .network, .disputes, .check, .questions,
      .log,
      .entity, .claim, .source, .kind, .relation, .dispute, .question, .batch, .health:
      true
    case .search, .suggest, .ask, .path, .compare, .day, .sql, .openapi, .review, .importing,
      .asset:
      false
    }
  }

  private static func ending(of form: PageForm) -> String? {
    switch form {
    case .html: ".html"
    case .json: ".json"
    case .svg: ".svg"
    case .csv, .bibtex, .csl, .export: nil
    }
  }

  /// What can be a file's name anywhere, and leads out of no folder.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }

  /// The way from one file of the folder to another.
  static func way(from file: String, to other: String) -> String {
    let depth = file.utf8.count { $0 == UInt8(ascii: "/") }
    return String(repeating: "../", count: depth) + other
  }
}

/// Writes the links of one page of a folder, and notes where they lead.
final class StillLinkWriter: Sendable {
  private let found = Mutex<[Link]>([])

  /// What the page leads to, as far as the folder has it.
  var links: [Link] { found.withLock { $0 } }

  /// How links are written in a file.
  func style(in file: String) -> LinkStyle {
    .folder { link in
      guard let other = StillLinks.file(of: link) else { return nil }
      self.found.withLock { $0.append(link) }
      let fragment = link.fragment.map { "#" + PercentCoding.encoded($0) } ?? ""
      return StillLinks.way(from: file, to: other) + fragment
    }
  }
}
