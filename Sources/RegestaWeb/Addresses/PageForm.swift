internal import Interchange

/// In which form a page is wanted: what stands behind the dot of its path.
package enum PageForm: Hashable, Sendable {
  case html
  case json
  case csv
  /// A picture.
  case svg
  /// How to cite it, as BibLaTeX.
  case bibtex
  /// How to cite it, as CSL-JSON.
  case csl
  /// A format of `export`, by the ending of its files.
  case export(String)

  /// The endings of paths that mean a form, and of which a page may have several.
  package var ending: String {
    switch self {
    case .html: ""
    case .json: "json"
    case .csv: "csv"
    case .svg: "svg"
    case .bibtex: "bib"
    case .csl: "csl.json"
    case .export(let ending): ending
    }
  }

  /// What a reader calls it.
  package var label: String {
    switch self {
    case .html: "Page"
    case .json: "JSON"
    case .csv: "CSV"
    case .svg: "SVG"
    case .bibtex: "BibTeX"
    case .csl: "CSL-JSON"
    case .export(let ending): Self.labels[ending] ?? ending
    }
  }

  /// The media type that it is sent as.
  package var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .json: "application/json"
    case .csv: "text/csv; charset=utf-8; header=present"
    case .svg: "image/svg+xml"
    case .bibtex: "application/x-bibtex; charset=utf-8"
    case .csl: "application/vnd.citationstyles.csl+json"
    case .export(let ending): Self.types[ending] ?? "text/plain; charset=utf-8"
    }
  }

  /// The graph and text formats in which a part of the base can be had.
  package static let exports: [PageForm] = [
    "ttl", "jsonld", "graphml", "gexf", "dot", "geojson", "md",
  ].map(PageForm.export)

  /// The forms in which the citation of a page can be had.
  package static let citations: [PageForm] = [.bibtex, .csl]

  private static let labels = [
    "ttl": "Turtle", "jsonld": "JSON-LD", "graphml": "GraphML", "gexf": "GEXF", "dot": "DOT",
    "geojson": "GeoJSON", "md": "Markdown",
  ]

  private static let types = [
    "ttl": "text/turtle; charset=utf-8", "jsonld": "application/ld+json",
    "graphml": "application/graphml+xml", "gexf": "application/gexf+xml",
    "dot": "text/vnd.graphviz; charset=utf-8", "geojson": "application/geo+json",
    "md": "text/markdown; charset=utf-8",
  ]

  /// The name of a page and its form, of the last part of a path; nil where it has no ending that means one.
  static func split(_ text: String) -> (name: String, form: PageForm)? {
    // An ending of two parts goes before its second.
    let dots = text.indices.filter { text[$0] == "." }.suffix(2)
    for dot in dots where dot > text.startIndex {
      if let form = PageForm(ending: String(text[text.index(after: dot)...])) {
        return (String(text[..<dot]), form)
      }
    }
    return nil
  }

  /// The form that an ending means; nil for none.
  init?(ending: String) {
    switch ending {
    case "json": self = .json
    case "csv": self = .csv
    case "svg": self = .svg
    case "bib": self = .bibtex
    case "csl.json": self = .csl
    default:
      guard Self.exports.contains(.export(ending)) else { return nil }
      self = .export(ending)
    }
  }

  /// What writes it, for a form that `export` has too.
  var format: (any ExportFormat)? {
    guard case .export(let ending) = self else { return nil }
    return ExportFormats.forFile("x." + ending)
  }
}
