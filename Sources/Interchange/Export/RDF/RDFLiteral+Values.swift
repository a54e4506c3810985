internal import Chronology
internal import Formats
internal import RegestaKit

extension RDFLiteral {
  init(_ number: Int) { self.init(String(number), datatype: RDFVocabulary.integer) }

  init(_ truth: Bool) { self.init(truth ? "true" : "false", datatype: RDFVocabulary.boolean) }

  /// Whole numbers as `xsd:integer`, as long as a Double holds each of them; others as `xsd:double`.
  init(_ number: Double) {
    if number == number.rounded(), abs(number) < 9_007_199_254_740_992 {
      self.init(Int(number))
    } else if number.isFinite {
      self.init(number.description, datatype: RDFVocabulary.double)
    } else {
      let text = number.isNaN ? "NaN" : number < 0 ? "-INF" : "INF"
      self.init(text, datatype: RDFVocabulary.double)
    }
  }

  /// A day as `xsd:date`, proleptic Gregorian with a year 0 as XML Schema 1.1 has it; nil for a day
  /// before or after all days.
  init?(_ day: Day) {
    guard day.isFinite else { return nil }
    let iso = day.iso
    self.init(iso.hasPrefix("+") ? String(iso.dropFirst()) : iso, datatype: RDFTerms.xsdDate)
  }

  /// A date as one value: a day, month or year of XML Schema where it is one, else EDTF, else in words.
  init(_ date: HistoricalDate) {
    if date.earliest == date.latest, let day = RDFLiteral(date.earliest) {
      self = day
    } else if let edtf = date.edtf, let type = Self.plainDatatype(edtf) {
      self.init(edtf, datatype: RDFTerms.xsd + type)
    } else if let edtf = date.edtf {
      self.init(edtf, datatype: RDFTerms.edtf)
    } else {
      self.init(date.printed)
    }
  }

  /// `1920` is a year, `1920-07` a month; both are what EDTF and XML Schema write alike.
  private static func plainDatatype(_ edtf: String) -> String? {
    let bytes = Array(edtf.utf8)
    func areDigits(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { 0x30...0x39 ~= $0 } }
    switch bytes.count {
    case 4 where areDigits(0..<4): return "gYear"
    case 7 where areDigits(0..<4) && bytes[4] == UInt8(ascii: "-") && areDigits(5..<7):
      // The months 21 and later are seasons.
      return bytes[5] < UInt8(ascii: "2") ? "gYearMonth" : nil
    default: return nil
    }
  }

  /// A text in a language, when that is a tag that RDF can hold.
  init(_ text: String, in language: String?) {
    if let language, language.isLanguageTag {
      self.init(text, language: language)
    } else {
      self.init(text)
    }
  }
}

extension String {
  /// Whether it has the form that RDF asks of a language: letters, then more parts after hyphens.
  var isLanguageTag: Bool {
    let parts = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { index, part in
      (1...8).contains(part.count)
        && part.allSatisfy { byte in
          let isLetter = 0x61...0x7A ~= byte || 0x41...0x5A ~= byte
          return isLetter || index > 0 && 0x30...0x39 ~= byte
        }
    }
  }
}

extension RDFNames {
  /// What a claim or qualifier says of its subject, as one term; nil when it is not known.
  ///
  /// An amount is its number, or in words when it is a range; the parts of amounts and dates stand at a
  /// node of their own.
  func term(_ value: Claim.Value) -> RDFTerm? {
    switch value {
    case .entity(let entity): .iri(self.entity(entity))
    case .text(let text, let language): .literal(RDFLiteral(text, in: language))
    case .quantity(let quantity):
      .literal(quantity.upper == nil ? RDFLiteral(quantity.number) : RDFLiteral(quantity.printed))
    case .date(let date): .literal(RDFLiteral(date))
    case .point(let latitude, let longitude):
      .literal(RDFLiteral("POINT(\(longitude) \(latitude))", datatype: RDFTerms.wkt))
    case .unknown: nil
    }
  }
}
