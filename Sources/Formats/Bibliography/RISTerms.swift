/// Which type, role and variable of CSL each type and tag of RIS is.
enum RISTerms {
  static let types: [String: String] = [
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "periodical",
    "ABST": "article-journal", "INPR": "article", "MGZN": "article-magazine",
    "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CLSWK": "book",
    "SER": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report", "GOVDOC": "report",
    "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog", "UNPB": "manuscript",
    "MANSCPT": "manuscript", "ANCIENT": "book", "MAP": "map", "PAT": "patent",
    "CASE": "legal_case", "STAT": "legislation", "BILL": "bill", "LEGAL": "legislation",
    "HEAR": "hearing", "DATA": "dataset", "DBASE": "dataset", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "ART": "graphic", "FIGURE": "figure", "PAMP": "pamphlet",
    "PCOMM": "personal_communication", "VIDEO": "motion_picture", "MPCT": "motion_picture",
    "SOUND": "song", "MUSIC": "musical_score", "SLIDE": "speech", "COMP": "software",
    "STAND": "standard", "GEN": "document",
  ]

  static let dates = ["PY": "issued", "Y1": "issued", "DA": "issued", "Y2": "accessed"]

  /// The people of a tag; nil when it has none.
  static func role(of tag: String, in type: String) -> String? {
    switch tag {
    case "AU", "A1": "author"
    case "ED": "editor"
    // The second author of a part is who edited the whole.
    case "A2": type == "book" ? "collection-editor" : "editor"
    case "A3": "collection-editor"
    case "A4": "translator"
    default: nil
    }
  }

  /// The variable of a tag; nil when there is none for it.
  static func variable(of tag: String, in type: String) -> String? {
    switch tag {
    case "T2": type == "book" ? "collection-title" : "container-title"
    case "SN": type.hasPrefix("article") || type == "periodical" ? "ISSN" : "ISBN"
    default: variables[tag]
    }
  }

  private static let variables: [String: String] = [
    "TI": "title", "T1": "title", "CT": "title", "ST": "title-short", "BT": "container-title",
    "JO": "container-title", "JF": "container-title", "JA": "container-title-short",
    "J2": "container-title-short", "J1": "container-title-short", "T3": "collection-title",
    "VL": "volume", "IS": "issue", "NV": "number-of-volumes", "PB": "publisher",
    "CY": "publisher-place", "PP": "publisher-place", "DO": "DOI", "UR": "URL", "AB": "abstract",
    "N2": "abstract", "N1": "note", "KW": "keyword", "LA": "language", "ET": "edition",
    "M3": "genre", "CN": "call-number", "DB": "source", "SE": "section", "AV": "archive_location",
  ]
}
