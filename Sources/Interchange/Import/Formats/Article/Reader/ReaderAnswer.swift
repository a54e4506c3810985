internal import Chronology
internal import Formats
internal import Reading
internal import RegestaKit

/// The lines that a program answers, on their way to a reading. Things count wherever they stand.
struct ReaderAnswer {
  let article: Article
  let vocabulary: ImportVocabulary
  let base: KnowledgeBase
  let lengths: [Int]
  private let bytes: [UInt8]
  private(set) var reading: Reading
  private var faults: [ReaderFault] = []
  private var things: [String: Int] = [:]

  init(
    _ article: Article,
    _ vocabulary: ImportVocabulary,
    _ base: KnowledgeBase,
    name: String,
    _ bytes: [UInt8]
  ) {
    self.article = article
    self.vocabulary = vocabulary
    self.base = base
    self.bytes = bytes
    lengths = article.passages.map(\.text.unicodeScalars.count)
    reading = Reading(reader: name)
  }

  /// A line that cannot be used, and why.
  struct Fault: Error { let reason: String }

  mutating func read() throws -> (reading: Reading, faults: [ReaderFault]) {
    var lines: [(number: Int, type: String, value: JSONValue)] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
      do {
        let value = try Self.object(Array(line))
        guard let type = value["type"]?.string else { throw Fault(reason: "It has no \"type\".") }
        lines.append((index + 1, type, value))
      } catch let fault as Fault {
        reject(index + 1, fault.reason)
      }
    }
    for line in lines where line.type == "thing" || line.type == "reader" {
      try take(line.number) { answer in
        if line.type == "reader" {
          answer.reading.reader = try answer.text("name", of: line.value)
        } else {
          try answer.takeThing(line.value)
        }
      }
    }
    for line in lines {
      try take(line.number) { answer in
        switch line.type {
        case "thing", "reader": break
        case "mention": answer.reading.mentions.append(try answer.mention(line.value))
        case "date": answer.reading.dates.append(try answer.date(line.value))
        case "claim": answer.reading.candidates.append(try answer.claim(line.value))
        default:
          throw Fault(
            reason: "\"\(line.type.abridged)\" is none of reader, thing, mention, date, claim."
          )
        }
      }
    }
    return (reading, faults)
  }

  private mutating func take(_ line: Int, _ body: (inout ReaderAnswer) throws -> Void) throws {
    do {
      try body(&self)
    } catch let fault as Fault {
      reject(line, fault.reason)
    } catch let error as RegestaError where error.kind.isOfInput {
      reject(line, error.message)
    }
  }

  private mutating func reject(_ line: Int, _ reason: String) {
    faults.append(ReaderFault("line \(line) of the reader's answer", reason))
  }

  private static func object(_ line: [UInt8]) throws -> JSONValue {
    do {
      var reader = JSONReader(MemorySource(line))
      guard let value = try reader.nextValue(), value.object != nil else {
        throw Fault(reason: "It is no JSON object.")
      }
      guard try reader.nextValue() == nil else {
        throw Fault(reason: "It is more than one object.")
      }
      return value
    } catch let error as FormatError {
      throw Fault(reason: error.message)
    }
  }

  // MARK: Things

  private mutating func takeThing(_ value: JSONValue) throws {
    let id = try text("id", of: value)
    guard things[id] == nil else {
      throw Fault(reason: "There is a thing \"\(id.abridged)\" already.")
    }
    let names = value["names"]?.array?.compactMap(\.string).filter { !$0.isEmpty } ?? []
    var thing = Reading.ReadThing(
      names: names,
      kind: "thing",
      score: try score(value)
    )
    if let key = value["key"]?.string {
      guard let entity = try base.entity(key: key) else {
        throw Fault(reason: "No entity has the key \"\(key.abridged)\".")
      }
      thing.entity = entity.id
      thing.kind = entity.kind
      if names.isEmpty { thing.names = [entity.label] }
    } else {
      guard !names.isEmpty else { throw Fault(reason: "A thing has a key, or names.") }
      thing.kind = try vocabulary.kind(try text("kind", of: value))
    }
    things[id] = reading.things.count
    reading.things.append(thing)
  }

  func thing(_ value: JSONValue?, _ member: String) throws -> Int {
    guard let id = value?.string else { throw Fault(reason: "\"\(member)\" is the id of a thing.") }
    guard let place = things[id] else {
      throw Fault(reason: "There is no thing \"\(id.abridged)\".")
    }
    return place
  }

  private func mention(_ value: JSONValue) throws -> Reading.Mention {
    var mention = Reading.Mention(
      try span(value),
      thing: try thing(value["thing"], "thing"),
      score: try score(value),
      isReference: try flag("reference", of: value)
    )
    for other in value["alternatives"]?.array ?? [] {
      mention.alternatives.append(
        Reading.Mention.Alternative(
          thing: try thing(other["thing"] ?? other, "alternatives"),
          score: try score(other)
        )
      )
    }
    return mention
  }

  private func date(_ value: JSONValue) throws -> Reading.DateMention {
    let span = try span(value)
    return Reading.DateMention(
      span,
      try historicalDate(value, wording: words(span)).date,
      isInferred: try flag("inferred", of: value),
      score: try score(value)
    )
  }

  // MARK: Parts

  func text(_ member: String, of value: JSONValue) throws -> String {
    guard let text = value[member]?.string, !text.isEmpty else {
      throw Fault(reason: "\"\(member)\" is a text that is not empty.")
    }
    return text
  }

  func flag(_ member: String, of value: JSONValue) throws -> Bool {
    switch value[member] {
    case nil, .null: return false
    case .bool(let flag): return flag
    default: throw Fault(reason: "\"\(member)\" is true or false.")
    }
  }

  func score(_ value: JSONValue) throws -> Double {
    guard let score = value["score"]?.number, (0...1).contains(score) else {
      throw Fault(reason: "\"score\" is a number from 0 to 1.")
    }
    return score
  }

  func span(_ value: JSONValue) throws -> Reading.Span {
    guard let passage = value["passage"]?.integer, passage >= 1, passage <= lengths.count else {
      throw Fault(reason: "\"passage\" is a number from 1 to \(lengths.count).")
    }
    let length = lengths[Int(passage) - 1]
    guard let start = value["start"]?.integer, let end = value["end"]?.integer, start >= 0,
      start < end, end <= length
    else {
      throw Fault(
        reason:
          "\"start\" and \"end\" are places in the passage, in Unicode scalars from 0 to \(length)."
      )
    }
    return Reading.Span(Int(passage) - 1, Int(start)..<Int(end))
  }

  func words(_ span: Reading.Span) -> String {
    var text = ""
    let scalars = article.passages[span.passage].text.unicodeScalars
    text.unicodeScalars.append(
      contentsOf: scalars.dropFirst(span.range.lowerBound).prefix(span.range.count)
    )
    return text
  }

  /// `"1920-07-12"`, or `{"edtf":"1920-07-12","wording":"July 12","inferred":true}`.
  func historicalDate(_ value: JSONValue, wording: String? = nil) throws -> (
    date: HistoricalDate, isInferred: Bool
  ) {
    let text = value.string ?? value["edtf"]?.string ?? value["wording"]?.string
    guard let text else { throw Fault(reason: "A date has \"edtf\".") }
    do {
      let date = try HistoricalDate(parsing: text)
      let words = value["wording"]?.string ?? wording ?? text
      return (date.worded(words), value.object == nil ? false : try flag("inferred", of: value))
    } catch let error as DateError {
      throw Fault(reason: error.message)
    }
  }
}

extension JSONValue {
  /// A number of either kind.
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number.double
    default: nil
    }
  }
}
