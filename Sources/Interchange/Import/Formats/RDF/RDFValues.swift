internal import Chronology
internal import Formats
internal import RegestaKit

/// Reads what a literal means, by its datatype.
enum RDFValues {
  static let xsd = RDFVocabulary.xsd
  static let edtf: Set<String> = [
    "http://id.loc.gov/datatypes/edtf/EDTF", "http://id.loc.gov/datatypes/edtf",
    "http://id.loc.gov/datatypes/edtf/EDTF-level0", "http://id.loc.gov/datatypes/edtf/EDTF-level1",
    "http://id.loc.gov/datatypes/edtf/EDTF-level2",
  ]
  static let wkt = "http://www.opengis.net/ont/geosparql#wktLiteral"

  private static let numbers: Set<String> = Set(
    [
      "integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger",
      "positiveInteger", "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong",
      "unsignedShort", "unsignedByte",
    ].map { xsd + $0 }
  )

  static func value(_ literal: RDFLiteral) -> StatedValue {
    let text = literal.lexicalForm
    if let language = literal.language { return .text(text, language: language) }
    if numbers.contains(literal.datatype) {
      guard let number = Double(text), number.isFinite else {
        return .unreadable("\"\(text.abridged)\" is no number.")
      }
      return .quantity(number, wording: text)
    }
    if edtf.contains(literal.datatype) {
      do { return .date(try HistoricalDate(edtf: text)) } catch {
        return .unreadable("\"\(text.abridged)\" is no EDTF: \(error.message)")
      }
    }
    switch literal.datatype {
    case xsd + "date", xsd + "dateTime", xsd + "dateTimeStamp": return day(text)
    case xsd + "gYear", xsd + "gYearMonth": return month(text)
    case wkt: return point(text)
    default: return .text(text)
    }
  }

  /// `1920-07-12`, with an astronomical year, and whatever XML Schema allows behind it.
  private static func day(_ text: String) -> StatedValue {
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).prefix { $0 != "T" }.split(
      separator: "-",
      maxSplits: 3,
      omittingEmptySubsequences: false
    )
    guard parts.count >= 3 else { return .unreadable("\"\(text.abridged)\" is no day.") }
    // A zone behind the day ("Z", "+02:00") moves no day that a source means.
    let day = parts[2].prefix(2)
    let time = "\(sign)\(parts[0])-\(parts[1])-\(day)T"
    do {
      let date = try WikidataTime.date(time, precision: 11, isAstronomical: true)
      return .date(date.worded(text))
    } catch { return .unreadable("\"\(text.abridged)\" is no day.") }
  }

  /// `1920`, `-0043`, `1920-07`, with a zone or without.
  private static func month(_ text: String) -> StatedValue {
    let sign = text.hasPrefix("-") ? "-" : ""
    let plain = text.dropFirst(sign.count).prefix { $0.isNumber || $0 == "-" }
    let parts = plain.split(separator: "-", omittingEmptySubsequences: false)
    let isMonth = parts.count >= 2 && parts[1].count == 2
    let time = "\(sign)\(parts.first ?? "")-\(isMonth ? parts[1] : "00")-00T"
    do {
      let date = try WikidataTime.date(
        time,
        precision: isMonth ? 10 : 9,
        isAstronomical: true
      )
      return .date(date.worded(text))
    } catch { return .unreadable("\"\(text.abridged)\" is no year or month.") }
  }

  /// `POINT(25.28 54.69)`, longitude first, on the earth.
  static func point(_ text: String) -> StatedValue {
    var rest = text.drop(while: \.isWhitespace)
    var isLatitudeFirst = false
    if rest.hasPrefix("<") {
      let system = rest.dropFirst().prefix { $0 != ">" }
      rest = rest.dropFirst(system.count + 2).drop(while: \.isWhitespace)
      if system.contains("/EPSG/") {
        guard system.hasSuffix("/4326") else {
          return .unusable("a point in another system than WGS 84")
        }
        isLatitudeFirst = true
      } else if !system.contains("CRS84"), !system.hasSuffix("/Q2") {
        return .unusable("a point on another globe, or in another system than WGS 84")
      }
    }
    guard rest.lowercased().hasPrefix("point") else {
      return .unusable("a shape that is no point")
    }
    guard let open = rest.firstIndex(of: "("), let close = rest.lastIndex(of: ")"), open < close
    else { return .unreadable("\"\(text.abridged)\" is no point.") }
    let numbers = rest[rest.index(after: open)..<close].split(separator: " ").compactMap {
      Double($0)
    }
    guard numbers.count >= 2 else { return .unreadable("\"\(text.abridged)\" is no point.") }
    return isLatitudeFirst
      ? .point(latitude: numbers[0], longitude: numbers[1])
      : .point(latitude: numbers[1], longitude: numbers[0])
  }
}
