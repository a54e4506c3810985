/// What stands around a picture: what it shows, and whose knowledge it is.
public struct PictureFrame: Sendable {
  /// What the picture shows; also its accessible name.
  public var heading: String
  /// Remarks below the heading: what was left out.
  public var remarks: [String]
  /// Notices that travel with what is sent out: owner, licence, attribution.
  public var notices: [String]
  /// Begins every `id`, so that several pictures can stand in one page.
  public var idPrefix: String

  /// A frame as a value.
  public init(
    heading: String,
    remarks: [String] = [],
    notices: [String] = [],
    idPrefix: String = ""
  ) {
    self.heading = heading
    self.remarks = remarks
    self.notices = notices
    self.idPrefix = idPrefix
  }
}

/// Where the parts of a picture lead to when they are clicked.
public struct PictureLinks: Sendable {
  /// The address for an entity's key; nil for none.
  public var entity: @Sendable (_ key: String) -> String?
  /// The address for a claim's number; nil for none.
  public var claim: @Sendable (_ number: Int) -> String?

  /// A picture in which nothing can be clicked.
  public static let none = PictureLinks(entity: { _ in nil }, claim: { _ in nil })

  /// Links as a value.
  public init(
    entity: @escaping @Sendable (_ key: String) -> String?,
    claim: @escaping @Sendable (_ number: Int) -> String?
  ) {
    self.entity = entity
    self.claim = claim
  }

  /// Links by templates such as `/e/{key}` and `/claim/{claim}`.
  public init(entityTemplate: String?, claimTemplate: String?) {
    self.init(
      entity: { key in entityTemplate?.replacing("{key}", with: key) },
      claim: { number in claimTemplate?.replacing("{claim}", with: String(number)) }
    )
  }
}

/// How a claim is drawn beyond its plain form.
public struct ClaimMarks: Hashable, Sendable {
  /// Likely or doubtful, or only possible on the day that was asked for.
  public var isVague: Bool
  /// Somebody holds it to be untrue, and nobody has settled that.
  public var isDisputed: Bool
  /// A source says that it is not so.
  public var isDenied: Bool

  /// Marks as a value.
  public init(isVague: Bool = false, isDisputed: Bool = false, isDenied: Bool = false) {
    self.isVague = isVague
    self.isDisputed = isDisputed
    self.isDenied = isDenied
  }

  /// The marks as classes for style sheets.
  var classes: [String] {
    [isVague ? "uncertain" : nil, isDisputed ? "disputed" : nil, isDenied ? "denied" : nil]
      .compactMap { $0 }
  }

  /// The marks in words, for those who do not see the picture.
  var words: String { classes.joined(separator: ", ") }
}

/// The colours of all pictures; enough contrast for text on white by WCAG 2.2.
enum PictureColor {
  static let paper = "#ffffff"
  static let ink = "#202124"
  static let faint = "#5f6368"
  static let line = "#80868b"
  static let rule = "#dadce0"
  static let dispute = "#b3261e"
}
