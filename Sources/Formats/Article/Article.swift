/// A text as its author ordered it: sections, paragraphs, notes. Values, whatever it was written in.
///
/// All offsets count Unicode scalars, as the base does.
public struct Article: Sendable, Hashable {
  /// What it is called; nil when the text does not say.
  public var title: String?
  /// Its language, where the file says: a BCP 47 tag.
  public var language: String?
  /// Where it says it is from: "Wikipedia, the free encyclopedia".
  public var publication: String?
  /// Its paragraphs, list items and captions, in order.
  public var passages: [Passage]
  /// What its marks stand for, in order.
  public var notes: [Note]
  /// Works listed without a mark: bibliography, further reading.
  public var references: [CitedWork]
  /// Pages elsewhere that it points to under "External links".
  public var externalLinks: [CitedWork]
  /// The categories it is filed under.
  public var categories: [String]
  /// Titles of other articles under "See also".
  public var related: [String]
  /// What looked wrong and was read over: a mark without its note, a note without a mark.
  public var remarks: [Remark]

  /// A paragraph, or what stands for one.
  public struct Passage: Sendable, Hashable {
    /// What it is in the text.
    public var role: Role
    /// The headings above it, the outermost first.
    public var section: [String]
    /// Its place in its section, from 1.
    public var paragraph: Int
    /// Its words, with line breaks as spaces and without markup. Marks of notes stay, as `[1]`.
    public var text: String
    /// The marks in `text`, in order.
    public var marks: [Mark]
    /// What the text links to, in order: names with the title of what is meant.
    public var links: [Link]
    /// Where it begins in the file.
    public var position: TextPosition

    /// A passage as a value.
    public init(
      _ role: Role = .paragraph,
      section: [String] = [],
      paragraph: Int,
      text: String,
      marks: [Mark] = [],
      links: [Link] = [],
      position: TextPosition
    ) {
      self.role = role
      self.section = section
      self.paragraph = paragraph
      self.text = text
      self.marks = marks
      self.links = links
      self.position = position
    }
  }

  /// What a passage is in its text.
  public enum Role: String, Sendable, Hashable {
    case paragraph, listItem, caption, quotation, tableRow
  }

  /// A mark that refers to a note: `[1]`.
  public struct Mark: Sendable, Hashable {
    /// What stands in the brackets.
    public var label: String
    /// Its place in the passage, brackets included.
    public var range: Range<Int>

    /// A mark as a value.
    public init(_ label: String, _ range: Range<Int>) {
      self.label = label
      self.range = range
    }
  }

  /// Words that stand for another article.
  public struct Link: Sendable, Hashable {
    /// The words, in the passage.
    public var range: Range<Int>
    /// The title of what they stand for.
    public var target: String

    /// A link as a value.
    public init(_ range: Range<Int>, to target: String) {
      self.range = range
      self.target = target
    }
  }

  /// A note: what a mark stands for.
  public struct Note: Sendable, Hashable {
    /// What its marks are labelled.
    public var label: String
    /// Its words; empty when the text has the mark and not the note.
    public var text: String
    /// The works that it cites, with the place in each.
    public var works: [CitedWork]
    /// Where it begins in the file.
    public var position: TextPosition

    /// A note as a value.
    public init(_ label: String, text: String, works: [CitedWork] = [], position: TextPosition) {
      self.label = label
      self.text = text
      self.works = works
      self.position = position
    }
  }

  /// Something that looked wrong.
  public struct Remark: Sendable, Hashable {
    /// Where.
    public var position: TextPosition
    /// What, as a sentence.
    public var message: String

    /// A remark as a value.
    public init(_ message: String, at position: TextPosition) {
      self.position = position
      self.message = message
    }
  }

  /// An article as a value.
  public init(
    title: String? = nil,
    language: String? = nil,
    publication: String? = nil,
    passages: [Passage] = [],
    notes: [Note] = [],
    references: [CitedWork] = [],
    externalLinks: [CitedWork] = [],
    categories: [String] = [],
    related: [String] = [],
    remarks: [Remark] = []
  ) {
    self.title = title
    self.language = language
    self.publication = publication
    self.passages = passages
    self.notes = notes
    self.references = references
    self.externalLinks = externalLinks
    self.categories = categories
    self.related = related
    self.remarks = remarks
  }
}
