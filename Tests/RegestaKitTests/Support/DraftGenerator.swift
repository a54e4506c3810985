import TestSupport
import Chronology
import RegestaKit

/// Makes claims of every shape that a base can hold.
struct DraftGenerator {
  var random: SplitMix64
  let entities: [Entity.ID]
  let units: [Entity.ID]
  let relations: [Relation]

  init(_ base: KnowledgeBase, seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    entities = try base.entities(ofKind: "place").map(\.id)
    units = try base.entities(ofKind: "unit").map(\.id) + entities.prefix(1)
    relations = try base.relations()
  }

  mutating func draft() throws -> ClaimDraft {
    let usable = relations.filter { $0.use != .qualifier }
    // Each kind of value as often as any other: most relations are between entities.
    let value = random.pick(Relation.ValueType.allCases)
    let fitting = usable.filter { $0.value == value }
    let relation = random.pick(fitting.isEmpty ? usable : fitting)
    var draft = ClaimDraft(random.pick(entities), relation.key, try object(of: relation))
    if relation.time == .interval, !random.once(in: 5) { draft.period = try period() }
    if relation.time == .instant, !random.once(in: 3) {
      draft.period =
        random.once(in: 4) ? Period(start: .unknown, end: .unknown) : .instant(try date())
    }
    draft.isInferred = random.once(in: 4)
    draft.isDenied = random.once(in: 4)
    draft.certainty = random.pick(Certainty.allCases)
    draft.status = random.pick(Status.allCases)
    draft.comment = random.once(in: 3) ? text() : nil
    draft.qualifiers = try qualifiers()
    return draft
  }

  private mutating func qualifiers() throws -> [ClaimDraft.Qualifier] {
    let usable = relations.filter { $0.use != .claim }
    var drafts: [ClaimDraft.Qualifier] = []
    for _ in 0..<(random.once(in: 2) ? 0 : Int.random(in: 1...4, using: &random)) {
      let relation = random.pick(usable)
      drafts.append(.init(relation.key, try object(of: relation, mayBeUnknown: false)))
    }
    return drafts
  }

  mutating func object(
    of relation: Relation,
    mayBeUnknown: Bool = true
  ) throws -> ClaimDraft.Object {
    if mayBeUnknown, random.once(in: 12) { return .unknown }
    switch relation.value {
    case .entity: return .entity(random.pick(entities))
    case .text: return .text(random.once(in: 9) ? "" : text())
    case .identifier: return .text("Q" + text())
    case .name:
      return .text(
        text(),
        language: mayBeUnknown ? random.pick(["en", "lt", "be-Latn", "und"]) : nil
      )
    case .date: return .date(try date())
    case .point:
      return .point(
        latitude: number(within: 90),
        longitude: number(within: 180)
      )
    case .quantity:
      return .quantity(
        number(within: 1e12),
        to: random.once(in: 3) ? number(within: 1e12) : nil,
        unit: random.once(in: 2) ? random.pick(units) : nil,
        wording: random.once(in: 3) ? text() : nil
      )
    }
  }

  /// A number of at most fifteen digits, which SQLite writes as Swift does.
  private mutating func number(within limit: Double) -> Double {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return Double(Int.random(in: -Int(limit)...Int(limit), using: &random))
    case 1: return Double(Int.random(in: -9_000...9_000, using: &random)) / 100
    case 2: return Double(Int.random(in: -999...999, using: &random)) / 1e9
    default: return random.pick([0, -0.0, 1, limit, 0.1, 1e-7])
    }
  }

  mutating func text() -> String {
    let pieces = [
      "Wilno", "Вильна", "ווילנע", "Žemaitija", "\n", "\u{0}", " ", "'", "\"", "%", "e\u{301}", "𐌰",
      "🗺",
      "--", "\\", "\t", "\u{202e}", "中文", "a", "\u{feff}",
    ]
    var text = "x"
    for _ in 0..<Int.random(in: 0...6, using: &random) { text += random.pick(pieces) }
    return text
  }

  mutating func date() throws -> HistoricalDate {
    let year = Int.random(in: 800...1999, using: &random)
    let month = Int.random(in: 1...12, using: &random)
    let day = Int.random(in: 1...28, using: &random)
    let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let padded = { (year: Int) in year < 1000 ? "0\(year)" : "\(year)" }
    let four = padded(year)
    let forms = [
      "\(four)-\(pad(month))-\(pad(day))", "\(four)-\(pad(month))", four, "\(four)~", "\(four)?",
      "[..\(four)]", "[\(four)..]", "[\(four)..\(padded(year + 20))]", "before \(year)",
      "after \(year)",
      "c. \(year)", "late \(year)", "spring \(year)", "the \(year / 10 * 10)s", "early \(year)",
      "by \(year)",
    ]
    let date = try HistoricalDate(parsing: random.pick(forms))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return date.worded("in the year " + text())
    case 1:
      guard
        let julian = Day(year: year, month: month, day: day, calendar: .julian)
      else { return date }
      return HistoricalDate(day: julian, calendar: .julian)
    default: return date
    }
  }

  mutating func period() throws -> Period {
    let (first, second) = (try date(), try date())
    let (early, late) = first.earliest <= second.latest ? (first, second) : (second, first)
    return switch Int.random(in: 0..<9, using: &random) {
    case 0: Period(start: .date(first), end: .open)
    case 1: Period(start: .date(first), end: .unknown)
    case 2: Period(start: .open, end: .date(first))
    case 3: Period(start: .unknown, end: .date(first))
    case 4: Period(start: .open, end: .open)
    case 5: Period(start: .unknown, end: .unknown)
    case 6: .attested(on: first)
    case 7: Period(start: .unknown, end: .open)
    default: Period(start: .date(early), end: .date(late))
    }
  }
}
