internal import Interchange

/// In which form a page is wanted: what stands behind the dot of its path.
package enum PageForm: Hashable, Sendable {
  case html
  case json
  case csv
  /// A picture.
  case svg
  /// A format of `export`, by the ending of its files.
  case export(String)

  /// The endings of paths that mean a form, and of which a page may have several.
  package var ending: String {
    switch self {
    case .html: ""
    case .json: "json"
    case .csv: "csv"
    case .svg: "svg"
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
    case .export(let ending): Self.types[ending] ?? "text/plain; charset=utf-8"
    }
  }

  /// The graph and text formats in which a part of the base can be had.
  package static let exports: [PageForm] = [
    "ttl", "jsonld", "graphml", "gexf", "dot", "geojson", "md",
  ].map(PageForm.export)

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

  /// The form that an ending means; nil for none.
  init?(ending: String) {
    switch ending {
    case "json": self = .json
    case "csv": self = .csv
    case "svg": self = .svg
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
