import Chronology
import Interchange
import RegestaKit
import TestSupport
import Testing

@Suite struct TimelinePictureTests {
  private func day(_ year: Int, _ month: Int = 1, _ day: Int = 1) throws -> Int {
    try #require(Day(year: year, month: month, day: day)).number
  }

  private func entry(
    _ claim: Int,
    _ bounds: (Int, Int, Int, Int),
    isInstant: Bool = false,
    lane: String = "lane",
    marks: ClaimMarks = ClaimMarks()
  ) -> TimelinePicture.Entry {
    TimelinePicture.Entry(
      claim: claim,
      lane: lane,
      text: "what is said \(claim)",
      when: "then \(claim)",
      sentence: "What is said \(claim) (then \(claim))",
      evidence: "Source, p. \(claim)",
      bounds: ClaimBounds(
        startMin: bounds.0,
        startMax: bounds.1,
        endMin: bounds.2,
        endMax: bounds.3
      ),
      isInstant: isInstant,
      marks: marks
    )
  }

  private func picture(_ entries: [TimelinePicture.Entry]) -> TimelinePicture {
    TimelinePicture(entries: entries, frame: PictureFrame(heading: "Some time"))
  }

  private static let past = Day.distantPast.number
  private static let future = Day.distantFuture.number

  // MARK: Nothing covers another thing

  private func random(_ seed: UInt64, count: Int, years: Int) -> [TimelinePicture.Entry] {
    var lots = SplitMix64(seed: seed)
    let start = lots.int(1_500_000...2_400_000)
    return (1...count).map { claim in
      var days = (0..<4).map { _ in start + lots.int(0...(years * 365 + 1)) }.sorted()
      let isInstant = lots.once(in: 3)
      if isInstant {
        let last = lots.once(in: 2) ? days[0] : days[1]
        days = [days[0], last, days[0], last]
      }
      if lots.once(in: 4) { days[0] = Self.past }
      if lots.once(in: 4) { days[3] = Self.future }
      if !isInstant, lots.once(in: 6) { days[2] = Self.future; days[3] = Self.future }
      if !isInstant, lots.once(in: 9) { days.swapAt(1, 2) }
      var entry = entry(
        claim,
        (days[0], days[1], days[2], days[3]),
        isInstant: isInstant,
        lane: lots.pick(["holds", "заключил договор", "締結", "", "a lane of a very long name"]),
        marks: ClaimMarks(
          isVague: lots.once(in: 5),
          isDisputed: lots.once(in: 5),
          isDenied: lots.once(in: 9)
        )
      )
      entry.text = String(repeating: lots.pick(RandomNetwork.names) + " ", count: lots.int(1...4))
      return entry
    }
  }

  @Test(arguments: [(1, 1), (2, 0), (9, 3), (40, 0), (40, 12), (80, 900)])
  func nothingCoversAnotherThing(count: Int, years: Int) {
    for seed in UInt64(1)...6 {
      let picture = picture(random(seed, count: count, years: years))
      let layout = picture.layout
      #expect(layout.items.map(\.entry) == Array(0..<count))
      for (index, item) in layout.items.enumerated() {
        for box in [item.bar, item.label] {
          #expect(box.minX >= 0 && box.maxX <= layout.width + 0.001, "seed \(seed): \(index)")
          let lane = layout.lanes.first { $0.name == picture.entries[index].lane }
          #expect(lane.map { $0.box.minY <= box.minY && box.maxY <= $0.box.maxY } == true)
        }
        for other in layout.items[(index + 1)...] {
          #expect(!item.label.overlaps(other.label), "seed \(seed): \(index), \(other.entry)")
          #expect(!item.label.overlaps(other.bar), "seed \(seed): \(index), \(other.entry)")
          #expect(!item.bar.overlaps(other.label), "seed \(seed): \(index), \(other.entry)")
          #expect(!item.bar.overlaps(other.bar), "seed \(seed): \(index), \(other.entry)")
        }
      }
      for (lane, next) in zip(layout.lanes, layout.lanes.dropFirst()) {
        #expect(lane.box.maxY <= next.box.minY + 0.001)
      }
    }
  }

  // MARK: Order and lanes

  @Test func entriesAndLanesStandInTheOrderOfTime() throws {
    let entries = [
      entry(1, (try day(1921), try day(1921), try day(1922), try day(1922)), lane: "late"),
      entry(2, (try day(1919), try day(1919), try day(1919), try day(1919)), isInstant: true),
      entry(3, (try day(1920), try day(1920), try day(1920), try day(1920)), isInstant: true),
    ]
    let picture = picture(entries)
    #expect(picture.entries.map(\.claim) == [2, 3, 1])
    #expect(picture.layout.lanes.map(\.name) == ["lane", "late"])
    let places = picture.layout.items.map(\.bar.minX)
    #expect(places == places.sorted() && Set(places).count == 3)
    // A year is as long as the next.
    #expect(abs((places[1] - places[0]) - (places[2] - 6 - places[1])) < 2)
  }

  // MARK: How sure it is

  @Test func whatIsNotKnownFadesAndWhatGoesOnHasAnArrow() throws {
    let (first, second) = (try day(1920, 7, 1), try day(1920, 7, 31))
    let (third, last) = (try day(1920, 10, 1), try day(1920, 10, 31))
    func svg(_ bounds: (Int, Int, Int, Int), isInstant: Bool = false) -> String {
      let text = picture([entry(1, bounds, isInstant: isInstant)]).svg()
      // Without the legend, which shows what it explains.
      return String(text[..<(text.firstRange(of: "class=\"legend\"")?.lowerBound ?? text.endIndex)])
    }
    let exact = svg((first, first, first, first), isInstant: true)
    #expect(exact.contains("class=\"diamond\"") && !exact.contains("class=\"fade\""))
    let month = svg((first, second, first, second), isInstant: true)
    #expect(!month.contains("class=\"diamond\"") && month.contains("url(#fade-both-0)"))
    #expect(!month.contains("class=\"core\""))
    let plain = svg((first, first, last, last))
    #expect(plain.contains("class=\"core\"") && !plain.contains("class=\"fade\""))
    let vague = svg((first, second, third, last))
    #expect(vague.contains("url(#fade-in-0)") && vague.contains("url(#fade-out-0)"))
    #expect(vague.contains("class=\"core\"") && !vague.contains("class=\"goes-on\""))
    #expect(svg((first, first, Self.future, Self.future)).contains("class=\"goes-on\""))
    let unknown = svg((Self.past, first, third, third))
    #expect(unknown.contains("url(#fade-in-0)") && !unknown.contains("class=\"goes-on\""))
    // No day on which it certainly held.
    let never = svg((first, third, second, last))
    #expect(!never.contains("class=\"core\"") && never.contains("url(#fade-both-0)"))
  }

  @Test func theCoreIsWhatIsCertain() throws {
    let (first, last) = (try day(1920), try day(1920, 12, 31))
    let whole = entry(1, (first, first, last, last))
    let part = entry(2, (first, try day(1920, 4, 1), try day(1920, 9, 30), last))
    let layout = picture([whole, part]).layout
    #expect(layout.items[0].bar.width == layout.items[1].bar.width)
    let cores = picture([whole, part]).svg().split(separator: "class=\"core\"").count - 1
    #expect(cores >= 2)
  }

  @Test func marksAreSeen() throws {
    let at = try day(1920)
    func svg(_ marks: ClaimMarks) -> String {
      picture([entry(1, (at, at, at, at), isInstant: true, marks: marks)]).svg()
    }
    #expect(svg(ClaimMarks(isDisputed: true)).contains(">▲ what is said 1</text>"))
    #expect(svg(ClaimMarks(isDenied: true)).contains(">not: what is said 1</text>"))
    #expect(svg(ClaimMarks(isDenied: true)).contains("class=\"cross\""))
    #expect(svg(ClaimMarks(isVague: true)).contains("class=\"entry uncertain\""))
    #expect(!svg(ClaimMarks()).contains("disputed"))
  }

  // MARK: The axis

  private func labels(_ first: Int, _ last: Int) -> [String] {
    let svg = picture([entry(1, (first, first, last, last))]).svg()
    guard let start = svg.firstRange(of: "<g class=\"axis\"") else { return [] }
    let axis = svg[start.upperBound...].prefix { $0 != "§" }
    let end = axis.firstRange(of: "</g>")?.lowerBound ?? axis.endIndex
    return axis[..<end].split(separator: "</text>").compactMap { part in
      part.contains("<text") ? part.split(separator: ">").last.map(String.init) : nil
    }
  }

  @Test func theAxisCountsInReadableSteps() throws {
    let days = labels(try day(1920, 7, 10), try day(1920, 7, 20))
    #expect(days.contains("12") && days.contains("July 1920"))
    let months = labels(try day(1919, 3), try day(1920, 10))
    #expect(months.contains("Jul") && months.contains("1920"))
    let years = labels(try day(1914), try day(1925))
    #expect(years.contains("1920") && !years.contains("Jul"))
    let decades = labels(try day(1795), try day(1940))
    #expect(decades.contains("1800") && decades.contains("1920") && !decades.contains("1921"))
    let centuries = labels(try day(900), try day(1900))
    #expect(centuries.contains("1300") && !centuries.contains("1320"))
    for axis in [days, months, years, decades, centuries] { #expect((3...45).contains(axis.count)) }
  }

  @Test func thereIsNoYearZero() throws {
    for (first, last) in [(-3, 4), (-60, 40), (-900, 800)] {
      let axis = labels(try day(first), try day(last))
      #expect(!axis.contains { $0 == "0" || $0.hasPrefix("0 ") || $0.hasPrefix("-") })
      #expect(axis.contains { $0.hasSuffix(" BCE") } && axis.contains { $0.hasSuffix(" CE") })
      #expect(Set(axis).count == axis.count)
    }
    // 100 BCE is the year -99.
    #expect(labels(try day(-499), try day(-100)).contains("300 BCE"))
  }

  // MARK: The whole

  @Test func theFoundingArticleIsDrawnInFull() throws {
    let base = try ExportSamples.seed()
    let claims = try base.timeline(of: nil)
    for lanes in KnowledgeBase.TimelineLanes.allCases {
      let picture = try base.timelinePicture(of: claims, lanes: lanes)
      #expect(picture.entries.count == claims.count && claims.count > 150)
      let twin = picture.twin.joined(separator: "\n")
      for claim in claims { #expect(twin.contains("claim:\(claim.id) | ")) }
      for claim in claims { #expect(twin.contains(claim.sentence)) }
      #expect(picture.svg() == (try base.timelinePicture(of: claims, lanes: lanes)).svg())
    }
  }

  @Test func nothingDatedSaysSo() throws {
    let svg = try KnowledgeBase.inMemory().timelinePicture(of: []).svg()
    #expect(svg.contains("Nothing dated is recorded here."))
  }

  @Test(.enabled(if: Oracle.xmllint != nil, "needs xmllint"))
  func everyPictureIsWellFormed() throws {
    let xmllint = try #require(Oracle.xmllint)
    let base = try ExportSamples.seed()
    var pictures = [
      try base.timelinePicture(of: base.timeline(of: nil)).svg(),
      try base.timelinePicture(of: []).svg(),
    ]
    let links = PictureLinks(entityTemplate: nil, claimTemplate: "/c/{claim}?\"<&>")
    pictures += (UInt64(1)...5).map { seed in
      picture(random(seed, count: 20, years: 5)).svg(links: links)
    }
    for picture in pictures {
      let outcome = try xmllint.run(["--noout", "--nonet", "-"], input: Array(picture.utf8))
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }
}
