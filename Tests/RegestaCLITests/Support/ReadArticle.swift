import Foundation
import Interchange
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// A folder with a base, an article, and what a reader answers to it.
struct ReadArticle {
  let folder: TemporaryFolder

  static let passages = [
    "Ruritania and Graustark signed the Treaty of Zenda on 3 May 1851. Ruritania attacked Strelsau in 1850.",
    "Graustark demanded Strelsau.",
  ]
  static let text = """
    # War of Ruritania

    \(passages[0])

    ## Aftermath

    \(passages[1])

    """

  /// With the catalogue, and Strelsau as a town that is known.
  init() throws {
    folder = try TemporaryFolder()
    let base = try KnowledgeBase.create(at: folder.path + "/war.regesta")
    try base.loadSeed(withFoundingArticle: false, who: "tester")
    try base.write(Batch.Draft(.edit, who: "tester")) { writer in
      let town = try writer.addEntity(key: "strelsau", kind: "city")
      try writer.addName("Strelsau", language: "en", role: "preferred-name", of: town)
      let kingdom = try writer.addEntity(key: "elphberg", kind: "state")
      try writer.addName("Kingdom of Elphberg", language: "en", role: "preferred-name", of: kingdom)
    }
    try folder.write("war.md", Self.text)
    try folder.write("answer.jsonl", Self.answer.joined(separator: "\n"))
  }

  /// Where words stand in a passage, as members of a line.
  static func place(_ words: String) -> String {
    for (index, passage) in passages.enumerated() {
      guard let range = passage.firstRange(of: words) else { continue }
      let start = passage.unicodeScalars.distance(from: passage.startIndex, to: range.lowerBound)
      let end = start + words.unicodeScalars.count
      return "\"passage\":\(index + 1),\"start\":\(start),\"end\":\(end)"
    }
    return "\"passage\":0"
  }

  static let answer = [
    #"{"type":"reader","name":"by-hand 1"}"#,
    #"{"type":"thing","id":"r","kind":"state","names":["Ruritania"],"score":0.9}"#,
    #"{"type":"thing","id":"g","kind":"state","names":["Graustark"],"score":0.9}"#,
    #"{"type":"thing","id":"s","key":"strelsau","score":0.9}"#,
    #"{"type":"thing","id":"t","kind":"treaty","names":["Treaty of Zenda"],"score":0.9}"#,
    #"{"type":"mention",\#(place("Ruritania")),"thing":"r","score":0.9,"alternatives":[{"thing":"g","score":0.1}]}"#,
    #"{"type":"mention",\#(place("Treaty of Zenda")),"thing":"t","score":0.8}"#,
    #"{"type":"date",\#(place("3 May 1851")),"edtf":"1851-05-03","score":0.95}"#,
    #"{"type":"claim",\#(place("Ruritania and Graustark signed the Treaty of Zenda on 3 May 1851")),"subject":"r","relation":"signed","object":{"thing":"t"},"on":{"edtf":"1851-05-03","wording":"3 May 1851"},"score":0.95}"#,
    #"{"type":"claim",\#(place("Ruritania and Graustark signed the Treaty of Zenda on 3 May 1851")),"subject":"g","relation":"signed","object":{"thing":"t"},"on":"1851-05-03","score":0.9}"#,
    #"{"type":"claim",\#(place("Ruritania attacked Strelsau in 1850.")),"subject":"r","relation":"attacked","object":{"thing":"s"},"on":{"edtf":"1850","inferred":true},"attribution":"nobody","score":0.5}"#,
    #"{"type":"claim",\#(place("Graustark demanded Strelsau")),"subject":"g","relation":"controls","object":{"thing":"s"},"modality":"demanded","score":0.92}"#,
  ]

  func run(_ line: String, keys: String = "", columns: Int = 80) -> World.Outcome {
    run(World.words(of: line), keys: keys, columns: columns)
  }

  func run(_ arguments: [String], keys: String = "", columns: Int = 80) -> World.Outcome {
    var world = World()
    world.folder = folder.path
    world.environment = ["PATH": "/usr/bin:/bin", "ARTICLE": folder.path, "NO_COLOR": "1"]
    world.keys = keys
    if !keys.isEmpty {
      world.terminal = TerminalFacts(
        inputIsTerminal: true,
        outputIsTerminal: false,
        errorIsTerminal: true,
        columns: columns
      )
    }
    return world.run(arguments)
  }

  /// Takes the article in, as the reader answers it.
  @discardableResult
  func read(_ more: [String] = []) -> World.Outcome {
    run(
      ["import", "article", "war.md", "--reader", "cat > /dev/null; cat \"$ARTICLE/answer.jsonl\""]
        + more
    )
  }

  func base() throws -> KnowledgeBase { try KnowledgeBase(path: folder.path + "/war.regesta") }
}

/// An article that was read, in a folder of its own.
func readArticle() throws -> ReadArticle {
  let article = try ReadArticle()
  let outcome = article.read()
  try #require(outcome.status == .success, "\(outcome.errors)\(outcome.output)")
  return article
}
