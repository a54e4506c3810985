import Chronology
import Formats
import Interchange
import Reading
import RegestaKit

/// A reading made by hand: spans are given by the words that stand there.
struct ReadingSketch {
  let article: Article
  private(set) var reading = Reading(reader: "sketch 1")

  init(_ article: Article) { self.article = article }

  /// Where words stand first; an empty span when they do not.
  func span(_ words: String) -> Reading.Span {
    let wanted = Array(words.unicodeScalars)
    for (index, passage) in article.passages.enumerated() {
      let text = Array(passage.text.unicodeScalars)
      guard text.count >= wanted.count else { continue }
      for start in 0...(text.count - wanted.count)
      where text[start..<(start + wanted.count)].elementsEqual(wanted) {
        return Reading.Span(index, start..<(start + wanted.count))
      }
    }
    return Reading.Span(0, 0..<0)
  }

  @discardableResult
  mutating func thing(
    _ names: String...,
    kind: String,
    entity: Entity.ID? = nil,
    score: Double = 0.9
  ) -> Int {
    reading.things.append(
      Reading.ReadThing(entity: entity, names: names, kind: kind, score: score)
    )
    let place = reading.things.count - 1
    for name in names where !span(name).range.isEmpty {
      reading.mentions.append(Reading.Mention(span(name), thing: place, score: 0.9))
    }
    return place
  }

  mutating func date(_ words: String, edtf: String, isInferred: Bool = false) throws
    -> HistoricalDate
  {
    let known = try HistoricalDate(edtf: edtf)
    let date = HistoricalDate(
      earliest: known.earliest,
      latest: known.latest,
      wording: words,
      rule: known.rule,
      edtf: edtf
    )
    if !span(words).range.isEmpty {
      reading.dates.append(
        Reading.DateMention(span(words), date, isInferred: isInferred, score: 0.9)
      )
    }
    return date
  }

  mutating func say(
    _ subject: Int,
    _ relation: String,
    _ object: Reading.Object,
    words: String,
    period: Period? = nil,
    isDenied: Bool = false,
    modality: Reading.Modality = .asserted,
    attribution: String? = nil,
    notes: [String] = [],
    score: Double = 0.8
  ) {
    reading.candidates.append(
      Reading.Candidate(
        subject,
        relation,
        object,
        period: period,
        isDenied: isDenied,
        modality: modality,
        attribution: attribution,
        span: span(words),
        notes: notes,
        score: score,
        pattern: "by hand"
      )
    )
  }
}

/// Reads as a test tells it to.
final class HandReader: TextReader {
  private let body: (Article) throws -> Reading

  init(_ body: @escaping (Article) throws -> Reading) { self.body = body }

  func read(_ article: Article) throws -> Reading { try body(article) }
}

/// An article, and a base that takes it in.
struct ArticleBench {
  let bench: ImportBench
  var base: KnowledgeBase { bench.base }

  init() throws { bench = try ImportBench() }

  static let text = """
    # War of Ruritania

    Ruritania attacked Strelsau in 1850.[1] Other historians deny it.[2]

    ## Aftermath

    On 3 May 1851 Ruritania and Graustark signed the Treaty of Zenda.[1][3] Graustark demanded Strelsau.

    ## Notes

    [1] Rassendyll, The War in Ruritania, vol II, p. 12
    [2] Rassendyll, p. 15
    [3]
    """

  /// What a careful reader finds in it.
  static func read(_ article: Article) throws -> Reading {
    var sketch = ReadingSketch(article)
    let ruritania = sketch.thing("Ruritania", kind: "state")
    let graustark = sketch.thing("Graustark", kind: "state")
    let strelsau = sketch.thing("Strelsau", kind: "city")
    let treaty = sketch.thing("Treaty of Zenda", kind: "treaty")
    let year = try sketch.date("1850", edtf: "1850")
    let day = try sketch.date("3 May 1851", edtf: "1851-05-03")
    sketch.say(
      ruritania,
      "attacked",
      .thing(strelsau),
      words: "Ruritania attacked Strelsau in 1850.",
      period: .instant(year),
      notes: ["1"],
      score: 0.9
    )
    sketch.say(
      ruritania,
      "attacked",
      .thing(strelsau),
      words: "Other historians deny it.",
      period: .instant(year),
      isDenied: true,
      attribution: "Other historians",
      notes: ["2"],
      score: 0.6
    )
    for (state, score) in [(ruritania, 0.95), (graustark, 0.94)] {
      sketch.say(
        state,
        "signed",
        .thing(treaty),
        words: "Ruritania and Graustark signed the Treaty of Zenda",
        period: .instant(day),
        notes: ["1", "3"],
        score: score
      )
    }
    sketch.say(
      graustark,
      "attacked",
      .thing(strelsau),
      words: "Graustark demanded Strelsau",
      modality: .demanded,
      score: 0.7
    )
    return sketch.reading
  }

  @discardableResult
  func take(
    _ text: String = text,
    named name: String = "war.txt",
    isDryRun: Bool = false,
    _ body: @escaping (Article) throws -> Reading = read
  ) throws -> ImportBench.Told {
    let told = ImportBench.Told()
    told.report = ImportReport(limit: 50) { told.events.append($0) }
    let bytes = Array(text.utf8)
    var request = ImportRequest(
      [ImportFile(name: name, size: bytes.count) { MemorySource(bytes) }],
      who: "test"
    )
    request.format = "article"
    request.formats = [ArticleFormat { source, _ in try SketchedArticle.read(source) }]
    request.isDryRun = isDryRun
    request.reader = { _ in HandReader(body) }
    request.rejects = { told.rejected.append($0) }
    try base.importFiles(request, report: told.report)
    return told
  }

  func candidate(_ sentence: String) throws -> Candidate? {
    try base.candidates().first { $0.claim.sentence.contains(sentence) }
  }

  @discardableResult
  func review<T>(_ body: (Writer) throws -> T) throws -> T {
    try base.write(Batch.Draft(.review, who: "test"), body)
  }
}
