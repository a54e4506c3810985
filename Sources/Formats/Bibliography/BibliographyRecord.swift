/// A work as reference managers describe it, in the terms of the Citation Style Language (CSL 1.0.2).
///
/// What a format says and CSL has no variable for stays in ``extras`` under its own name.
public struct BibliographyRecord: Hashable, Sendable {
  /// A variable or field and its text.
  public struct Field: Hashable, Sendable {
    /// "container-title".
    public var name: String
    /// The text in Unicode.
    public var value: String

    /// A field as a value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The people of one role.
  public struct Role: Hashable, Sendable {
    /// "author", "editor", "translator".
    public var name: String
    /// In the order of the source.
    public var people: [BibliographyPerson]

    /// A role as a value.
    public init(_ name: String, _ people: [BibliographyPerson]) {
      self.name = name
      self.people = people
    }
  }

  /// A date variable.
  public struct DateField: Hashable, Sendable {
    /// "issued", "accessed", "original-date", "event-date".
    public var name: String
    /// The date.
    public var date: BibliographyDate

    /// A date variable as a value.
    public init(_ name: String, _ date: BibliographyDate) {
      self.name = name
      self.date = date
    }
  }

  /// The key by which the source's file knows it.
  public var id: String
  /// Whether the file gives it that key; else the reader made one of its place in the file.
  public var hasOwnID = true
  /// A type of CSL: "book", "article-journal", "chapter".
  public var type: String
  /// CSL's variables other than people and dates, in the order of the source.
  public var fields: [Field] = []
  /// By role, in the order of the source.
  public var roles: [Role] = []
  /// In the order of the source.
  public var dates: [DateField] = []
  /// What CSL has no variable for.
  public var extras: [Field] = []
  /// Where the record begins in its file.
  public var position: TextPosition?

  /// An empty record.
  public init(id: String, type: String, position: TextPosition? = nil) {
    self.id = id
    self.type = type
    self.position = position
  }

  /// A variable's text; nil when it is not there.
  public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The people of a role; none when there is no such role.
  ///
  /// - Parameter role: "author".
  /// - Returns: In the order of the source.
  public func people(as role: String) -> [BibliographyPerson] {
    roles.filter { $0.name == role }.flatMap(\.people)
  }

  /// A date; nil when it is not there.
  ///
  /// - Parameter name: "issued".
  /// - Returns: The date.
  public func date(_ name: String) -> BibliographyDate? { dates.first { $0.name == name }?.date }

  /// Adds a text to a variable; one that is there already is kept, and the text follows it.
  mutating func add(_ name: String, _ value: String, separator: String = "; ") {
    if let index = fields.firstIndex(where: { $0.name == name }) {
      if fields[index].value != value { fields[index].value += separator + value }
    } else {
      fields.append(Field(name, value))
    }
  }

  /// Adds a date; a record has one of each name, and another stays in ``extras`` under its own.
  mutating func add(_ name: String, date: BibliographyDate, from field: String) {
    if let first = self.date(name) {
      if first != date { extras.append(Field(field, date.text)) }
    } else {
      dates.append(DateField(name, date))
    }
  }

  /// Adds people to a role.
  mutating func add(_ role: String, people: [BibliographyPerson]) {
    guard !people.isEmpty else { return }
    if let index = roles.firstIndex(where: { $0.name == role }) {
      roles[index].people += people
    } else {
      roles.append(Role(role, people))
    }
  }
}

/// A person or body in a bibliography.
public struct BibliographyPerson: Hashable, Sendable {
  /// "Łossowski", without particles.
  public var family: String?
  /// "Piotr".
  public var given: String?
  /// What stands before the family name: "van der".
  public var particle: String?
  /// "Jr.", "III".
  public var suffix: String?
  /// A name without parts: of a body.
  public var literal: String?

  /// A person by the parts of the name.
  public init(
    family: String? = nil,
    given: String? = nil,
    particle: String? = nil,
    suffix: String? = nil,
    literal: String? = nil
  ) {
    self.family = family
    self.given = given
    self.particle = particle
    self.suffix = suffix
    self.literal = literal
  }
}

extension BibliographyPerson: CustomStringConvertible {
  /// "van der Berg, Jan, Jr."; a literal name as it is.
  public var description: String {
    if let literal { return literal }
    let last = [particle, family].compactMap { $0 }.joined(separator: " ")
    return [last, given, suffix].compactMap { $0 }.joined(separator: ", ")
  }
}

/// A date as a bibliography gives it, to be read by who knows dates.
public struct BibliographyDate: Hashable, Sendable {
  /// The text: EDTF where the source gives a date that EDTF can say.
  public var text: String
  /// Whether the text is in EDTF's form; else it is words: "forthcoming", "c. 1920".
  public var isEDTF: Bool

  /// A date by its text.
  public init(_ text: String) {
    self.text = text
    isEDTF = Self.looksLikeEDTF(text)
  }

  /// A date by year, month and day, of which each may be missing from the end.
  init(year: Int, month: Int? = nil, day: Int? = nil) {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(abs(number))
      let zeros = String(repeating: "0", count: max(0, width - digits.count))
      return (number < 0 ? "-" : "") + zeros + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if month != nil, let day { text += "-" + padded(day, 2) }
    self.init(text)
  }

  /// The shape only: one date, or two with a stroke, of digits and EDTF's signs.
  private static func looksLikeEDTF(_ text: String) -> Bool {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count <= 2, text != "/", !text.isEmpty else { return false }
    return ends.allSatisfy { end in
      if end.isEmpty || end == ".." { return ends.count == 2 }
      let year = end.drop { $0 == "-" || $0 == "Y" || $0 == "~" || $0 == "?" || $0 == "%" }
      guard year.prefix(4).count == 4, year.prefix(2).allSatisfy(\.isNumber) else { return false }
      return end.allSatisfy { $0.isASCII && ($0.isNumber || "-~?%XYET:Z+.uS".contains($0)) }
    }
  }
}
