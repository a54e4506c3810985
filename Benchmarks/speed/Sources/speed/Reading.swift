import Asking
import Chronology
import Interchange
import RegestaKit

/// The works of the benchmark by the library's public calls, on an open base.
struct Reading {
  let path: String
  let base: KnowledgeBase
  let questions: Questions
  let only: Set<String>
  let passes: Int

  private func isWanted(_ name: String) -> Bool { only.isEmpty || only.contains(name) }

  /// Asks every question of a form once to warm up, then `passes` times.
  private func measure(_ name: String, _ form: String, _ body: ([String]) throws -> Int) throws {
    guard isWanted(name) else { return }
    var measurement = Measurement(name)
    for pass in 0...passes {
      for fields in questions[form] {
        if pass == 0 {
          measurement.found += try body(fields)
        } else {
          _ = try measurement.sample { try body(fields) }
        }
      }
    }
    measurement.report()
  }

  /// Does the same thing a few times over.
  private func measure(_ name: String, times: Int, _ body: () throws -> Int) throws {
    guard isWanted(name) else { return }
    var measurement = Measurement(name)
    for _ in 0..<times { measurement.found = try measurement.sample(body) }
    measurement.report()
  }

  func run() throws {
    try measureEntities()
    try measureNames()
    try measureGraph()
    try measureLengths()
    try measureQuestions()
    try measureWholeBase()
  }

  // MARK: Works

  private func measureEntities() throws {
    let page = { (fields: [String]) throws -> Int in
      try base.read {
        guard let entity = try base.entity(key: fields[0]) else { return 0 }
        return try base.portrait(of: entity, statements: 0..<200).statements.count
      }
    }
    try measure("entity-page", "entity", page)
    try measure("who-held", "held") { fields in
      try base.read {
        guard let place = try base.entity(key: fields[0]) else { return 0 }
        let day = try HistoricalDate(parsing: fields[1])
        return try base.claims(ClaimQuery(object: place.id, relation: "holds", on: day)).count
      }
    }
    try measure("source-claims", "source") { fields in
      try base.read {
        let source = try base.source(named: fields[0])
        return try base.extracts(of: source.id, range: 0..<100).count
      }
    }
    try measure("relation-day", "relation") { fields in
      let day = try HistoricalDate(parsing: fields[1])
      return try base.count(ClaimQuery(relation: fields[0], on: day))
    }
    try measure("timeline-hub", "hub") { fields in
      try base.read {
        guard let hub = try base.entity(key: fields[0]) else { return 0 }
        return try base.timeline(of: hub.id, limit: 100).count
      }
    }
    try measure("hub-page", "hub", page)
  }

  private func measureNames() throws {
    try measure("name-prefix", "prefix") { try base.search($0[0], limit: 20).count }
    for work in ["folded", "misspelt"] {
      try measure("name-\(work)", work) { fields in
        let hits = try base.search(fields[0], limit: 20)
        return hits.contains { $0.entity.key == fields[1] } ? 1 : 0
      }
    }
  }

  private func measureGraph() throws {
    for (name, form) in [("", "hop"), ("-hub", "hub")] {
      try measure("two-hop" + name, form) { fields in
        try base.read {
          guard let hub = try base.entity(key: fields[0]) else { return 0 }
          return try base.distances(from: [hub.id], within: 2).count - 1
        }
      }
      try measure("network" + name, form) { fields in
        try base.read {
          guard let hub = try base.entity(key: fields[0]) else { return 0 }
          return try base.extent(around: [hub.id], depth: 2).claims.count
        }
      }
    }
    func chains(_ fields: [String], _ filter: EdgeFilter, within steps: Int) throws -> Int {
      try base.read {
        guard let from = try base.entity(key: fields[0]), let to = try base.entity(key: fields[1])
        else { return 0 }
        return try base.paths(from: from.id, to: to.id, filter: filter, maximumLength: steps).count
      }
    }
    try measure("csr-build", times: 5) {
      try KnowledgeBase(path: path).keepGraphInMemory() ? 1 : 0
    }
    try measure("path", "path") { try chains($0, EdgeFilter(), within: 8) }
    try measure("path-far", "path-far") { try chains($0, EdgeFilter(), within: 64) }
    try measure("path-day", "path-day") { fields in
      try chains(fields, EdgeFilter(on: HistoricalDate(parsing: fields[2])), within: 8)
    }
  }

  /// How many steps things are apart, in the graph in memory; what the things are is known.
  private func measureLengths() throws {
    guard isWanted("path-length") || isWanted("path-length-far") else { return }
    try base.keepGraphInMemory()
    for form in ["path", "path-far"] {
      let pairs = try questions[form].compactMap { fields -> (Entity.ID, Entity.ID)? in
        guard let from = try base.entity(key: fields[0]), let to = try base.entity(key: fields[1])
        else { return nil }
        return (from.id, to.id)
      }
      let name = form == "path" ? "path-length" : "path-length-far"
      guard isWanted(name) else { continue }
      var measurement = Measurement(name)
      for pass in 0...passes {
        for (from, to) in pairs {
          func find() throws -> Int {
            try base.distance(from: from, to: to, within: .max) == nil ? 0 : 1
          }
          if pass == 0 {
            measurement.found += try find()
          } else {
            _ = try measurement.sample(find)
          }
        }
      }
      measurement.report()
    }
  }

  private func measureQuestions() throws {
    let asker = try Asker(base)
    for work in ["question", "question-many"] {
      try measure(work, work) { fields in
        if case .answer = try asker.ask(fields[0]) { 1 } else { 0 }
      }
    }
  }

  private func measureWholeBase() throws {
    for format in ["jsonl", "nquads", "graphml"] {
      guard let form = ExportFormats.named(format) else { continue }
      try measure("export-\(format)-memory", times: 1) {
        var bytes = 0
        try base.export(form) { bytes += $0.count }
        return bytes
      }
    }
    try measure("check-memory", times: 1) { try base.findings().count }
  }
}
