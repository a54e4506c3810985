internal import Formats
internal import Interchange
internal import RegestaKit

/// A page: what it is asked by, and what it says to people and to programs.
///
/// One type, one file under `Pages/`, and one line in ``PageTable``.
protocol Page {
  /// What is known of it before it is asked for; the description of the API is made of these.
  static var outline: PageOutline { get }

  /// All that the query of such a page may hold.
  static func parameters(of link: Link, in base: KnowledgeBase) throws -> [PageParameter]

  /// Reads what the page shows. All of it is read in one snapshot of the base.
  ///
  /// - Throws: ``Problem``, or what reading the base throws.
  init(_ visit: Visit) throws

  /// What it is, for the title of the window.
  var title: String { get }

  /// What stands between head and foot, from its first heading on.
  func content() throws -> HTML

  /// The same for programs.
  func document() throws -> Document

  /// Which part of the base its graph formats send out; nil for none.
  func scope() throws -> ExportScope?

  /// By what it is cited; none where it has no forms for that.
  func citations() throws -> [BibliographyRecord]

  /// Its picture, with links; nil where it has none.
  func picture(_ style: LinkStyle) throws -> String?

  /// The forms that it can be had in as it stands.
  var forms: [PageForm] { get }

  /// Another page that is meant; nil for this one.
  var elsewhere: Link? { get }
}

extension Page {
  static func parameters(of link: Link, in base: KnowledgeBase) throws -> [PageParameter] {
    outline.allParameters
  }

  func scope() throws -> ExportScope? { nil }
  func citations() throws -> [BibliographyRecord] { [] }
  func picture(_ style: LinkStyle) throws -> String? { nil }
  var forms: [PageForm] { [.json] + Self.outline.forms }
  var elsewhere: Link? { nil }
}

/// What is known of a sort of page before one is asked for.
struct PageOutline {
  /// Its path with its variable part in braces: `/e/{key}`.
  var path: String
  /// What it shows, in a sentence.
  var summary: String
  /// Its state.
  var parameters: [PageParameter]
  /// Whether it can be read on a day, as somebody sees it, as it was.
  var takesLens: Bool
  /// The forms that it has beside HTML and JSON.
  var forms: [PageForm]
  /// The shape of its JSON: `entity@1`.
  var schema: String
  /// What stands in its JSON beside the rows.
  var members: [String]

  init(
    _ path: String,
    _ summary: String,
    parameters: [PageParameter] = [],
    takesLens: Bool = false,
    forms: [PageForm] = [],
    schema: String,
    members: [String] = []
  ) {
    self.path = path
    self.summary = summary
    self.parameters = parameters
    self.takesLens = takesLens
    self.forms = forms
    self.schema = schema
    self.members = members
  }

  /// All that its query may hold.
  var allParameters: [PageParameter] { parameters + (takesLens ? PageParameter.lens : []) }
}

/// One request for a page, as the page sees it.
struct Visit {
  /// The page with its state.
  let link: Link
  /// Its state, read by name.
  let parameters: Parameters
  /// How the base is read.
  let lens: Lens
  /// The base.
  let base: KnowledgeBase
  /// How the website is set up.
  let options: WebsiteOptions
  /// What forms that write must have; nil where nothing may be written.
  var formToken: String?

  /// The variable part of its path.
  var name: String { link.address.segments.last ?? "" }

  /// A link that keeps to the day, the view and the time of this page.
  func link(_ address: Address, _ query: [QueryItem] = []) -> Link { lens.link(address, query) }

  func link(_ entity: Entity) -> Link { link(.entity(entity.key)) }

  func link(_ claim: Claim) -> Link { link(.claim(claim.id.rawValue)) }
}
