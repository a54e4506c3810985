internal import Chronology
internal import Formats

/// Reads what a snak says: the smallest part of Wikibase's JSON.
enum WikidataValue {
  static let earth = "http://www.wikidata.org/entity/Q2"
  static let julian = "http://www.wikidata.org/entity/Q1985786"
  static let gregorian = "http://www.wikidata.org/entity/Q1985727"

  /// The value of a snak.
  static func value(ofSnak snak: JSONValue) -> StatedValue {
    switch snak["snaktype"]?.string {
    case "somevalue": return .some
    case "novalue": return .none
    case "value": break
    default: return .unreadable("The snak has no type that is known: value, somevalue, novalue.")
    }
    guard let data = snak["datavalue"], let value = data["value"] else {
      return .unreadable("The snak says that it has a value and has none.")
    }
    switch data["type"]?.string {
    case "wikibase-entityid": return item(value)
    case "string":
      guard let text = value.string else { return .unreadable("Here must be a text.") }
      return snak["datatype"]?.string == "commonsMedia" || snak["datatype"]?.string == "geo-shape"
        || snak["datatype"]?.string == "tabular-data"
        ? .unusable("a file of Wikimedia Commons") : .text(text)
    case "monolingualtext":
      guard let text = value["text"]?.string, let language = value["language"]?.string else {
        return .unreadable("A text in a language has both.")
      }
      return .text(text, language: language)
    case "time": return time(value)
    case "quantity": return quantity(value)
    case "globecoordinate": return point(value)
    case let other:
      return .unusable("values of the type \"\((other ?? "none").abridged)\" are not read")
    }
  }

  /// An item of Wikidata.
  static func item(named id: String) -> StatedItem {
    StatedItem(name: id, identifiers: [.init("wikidata", id)])
  }

  /// Whether it is the name of an item: Q and a number without zeros before it.
  static func isItem(_ id: String) -> Bool {
    id.utf8.count > 1 && id.utf8.count <= 20 && id.utf8.first == UInt8(ascii: "Q")
      && id.utf8.dropFirst().allSatisfy { 0x30...0x39 ~= $0 }
      && id.utf8.dropFirst().first != 0x30
  }

  private static func item(_ value: JSONValue) -> StatedValue {
    let type = value["entity-type"]?.string
    let id =
      value["id"]?.string
      ?? value["numeric-id"]?.integer.map { (type == "property" ? "P" : "Q") + "\($0)" }
    guard let id else { return .unreadable("The entity has no number.") }
    guard isItem(id) else {
      return id.utf8.first == UInt8(ascii: "Q")
        ? .unreadable("\"\(id.abridged)\" is no number of an item.")
        : .unusable("a \(type ?? "property") of Wikidata is no thing")
    }
    return .item(item(named: id))
  }

  private static func time(_ value: JSONValue) -> StatedValue {
    guard let time = value["time"]?.string, let precision = value["precision"]?.integer else {
      return .unreadable("A time has its time and its precision.")
    }
    let model = value["calendarmodel"]?.string ?? gregorian
    guard model.hasSuffix("Q1985727") || model.hasSuffix("Q1985786") else {
      return .unreadable("The calendar \(model.abridged) is not known.")
    }
    do {
      return .date(
        try WikidataTime.date(
          time,
          precision: Int(precision),
          before: Int(value["before"]?.integer ?? 0),
          after: Int(value["after"]?.integer ?? 0),
          isJulian: model.hasSuffix("Q1985786")
        )
      )
    } catch { return .unreadable(error.message) }
  }

  private static func quantity(_ value: JSONValue) -> StatedValue {
    guard let amount = value["amount"]?.string ?? value["amount"]?.digits else {
      return .unreadable("A quantity has an amount.")
    }
    return quantity(
      amount,
      lower: value["lowerBound"]?.string,
      upper: value["upperBound"]?.string,
      unit: value["unit"]?.string
    )
  }

  /// A quantity as Wikibase writes it: its digits, its bounds, and its unit as an address or `1`.
  static func quantity(
    _ amount: String,
    lower: String?,
    upper: String?,
    unit: String?
  ) -> StatedValue {
    guard let number = number(amount), let low = bound(lower, or: number),
      let high = bound(upper, or: number)
    else { return .unreadable("\"\(amount.abridged)\" or its bounds are no numbers.") }
    var item: StatedItem?
    if let unit, unit != "1", !unit.hasSuffix("/Q199") {
      let id = unit.split(separator: "/").last.map(String.init) ?? unit
      guard isItem(id) else { return .unreadable("\"\(unit.abridged)\" is no unit.") }
      item = self.item(named: id)
    }
    guard low <= number, number <= high else {
      return .unreadable("\(plain(amount)) does not lie within its bounds.")
    }
    if low == high { return .quantity(number, unit: item, wording: plain(amount)) }
    let wording =
      number - low == high - number
      ? "\(plain(amount)) ± \(short(high - number))"
      : "\(plain(amount)) (\(plain(lower ?? amount)) to \(plain(upper ?? amount)))"
    return .quantity(low, to: high, unit: item, wording: wording)
  }

  private static func bound(_ text: String?, or number: Double) -> Double? {
    text.map(self.number) ?? number
  }

  private static func number(_ text: String) -> Double? {
    guard let number = Double(plain(text)), number.isFinite else { return nil }
    return number
  }

  private static func plain(_ text: String) -> String {
    text.hasPrefix("+") ? String(text.dropFirst()) : text
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }

  private static func point(_ value: JSONValue) -> StatedValue {
    if let globe = value["globe"]?.string, !globe.hasSuffix("/Q2") {
      return .unusable("a place on another globe than the earth")
    }
    guard let latitude = value["latitude"]?.double,
      let longitude = value["longitude"]?.double
    else {
      return .unreadable("A point has latitude and longitude.")
    }
    return .point(latitude: latitude, longitude: longitude)
  }
}

extension JSONValue {
  /// The number; nil when this is none.
  var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number.double
    default: nil
    }
  }

  /// A number as it is written.
  fileprivate var digits: String? {
    switch self {
    case .integer(let number): "\(number)"
    case .decimal(let number): number.text
    default: nil
    }
  }
}
