/// Which type and variable of CSL each type and field of BibTeX and BibLaTeX is.
enum BibTeXTerms {
  /// From an entry's type.
  static let types: [String: String] = [
    "article": "article-journal", "suppperiodical": "article-journal", "periodical": "periodical",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book",
    "proceedings": "book", "mvproceedings": "book", "reference": "book", "mvreference": "book",
    "manual": "book", "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "incollection": "chapter", "suppcollection": "chapter", "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "report": "report", "techreport": "report", "online": "webpage", "electronic": "webpage",
    "www": "webpage", "patent": "patent", "booklet": "pamphlet", "unpublished": "manuscript",
    "letter": "personal_communication", "legislation": "legislation", "jurisdiction": "legal_case",
    "legal": "treaty", "standard": "standard", "review": "review", "dataset": "dataset",
    "software": "software", "image": "graphic", "artwork": "graphic", "audio": "song",
    "music": "song", "video": "motion_picture", "movie": "motion_picture",
    "performance": "performance", "set": "collection", "misc": "document",
  ]

  /// To an entry's type, from CSL's.
  static let entryTypes: [String: String] = [
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "article": "article", "periodical": "periodical", "book": "book", "chapter": "incollection",
    "entry": "inreference", "entry-encyclopedia": "inreference",
    "entry-dictionary": "inreference", "paper-conference": "inproceedings", "thesis": "thesis",
    "report": "report", "webpage": "online", "post": "online", "post-weblog": "online",
    "patent": "patent", "pamphlet": "booklet", "manuscript": "unpublished",
    "personal_communication": "letter", "legislation": "legislation",
    "legal_case": "jurisdiction", "treaty": "legal", "standard": "standard", "review": "review",
    "dataset": "dataset", "software": "software", "graphic": "image", "song": "audio",
    "motion_picture": "video", "performance": "performance", "collection": "set",
  ]

  /// Fields that are a variable whatever the entry's type; `number` and titles depend on it.
  static let variables: [String: String] = [
    "shorttitle": "title-short", "series": "collection-title", "volume": "volume",
    "volumes": "number-of-volumes", "part": "part-number", "issue": "issue",
    "edition": "edition", "publisher": "publisher", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "location": "publisher-place",
    "address": "publisher-place", "pages": "page", "pagetotal": "number-of-pages",
    "chapter": "chapter-number", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL",
    "note": "note", "annotation": "annote", "annote": "annote", "abstract": "abstract",
    "keywords": "keyword", "type": "genre", "version": "version", "eventtitle": "event-title",
    "venue": "event-place", "howpublished": "medium", "langid": "language", "library": "archive",
    "origpublisher": "original-publisher", "origlocation": "original-publisher-place",
    "origtitle": "original-title", "pmid": "PMID", "eid": "number",
  ]

  /// Fields that hold people.
  static let roles: [String: String] = [
    "author": "author", "editor": "editor", "translator": "translator",
    "bookauthor": "container-author", "holder": "holder", "editora": "editora",
    "editorb": "editorb", "editorc": "editorc", "commentator": "commentator",
    "annotator": "annotator", "introduction": "introduction", "foreword": "foreword",
    "afterword": "afterword", "shortauthor": "shortauthor", "shorteditor": "shorteditor",
  ]

  /// Fields that hold dates.
  static let dates: [String: String] = [
    "date": "issued", "origdate": "original-date", "eventdate": "event-date",
    "urldate": "accessed",
  ]

  /// Fields whose text is not LaTeX.
  static let verbatim: Set<String> = [
    "url", "doi", "eprint", "file", "pdf", "verba", "verbb", "verbc",
  ]

  /// Languages by babel's names.
  static let languages: [String: String] = [
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "german": "de", "ngerman": "de", "austrian": "de-AT", "french": "fr",
    "italian": "it", "spanish": "es", "portuguese": "pt", "latin": "la", "greek": "el",
    "polish": "pl", "czech": "cs", "slovak": "sk", "hungarian": "hu", "magyar": "hu",
    "romanian": "ro", "croatian": "hr", "slovene": "sl", "serbian": "sr", "bulgarian": "bg",
    "russian": "ru", "ukrainian": "uk", "belarusian": "be", "lithuanian": "lt", "latvian": "lv",
    "estonian": "et", "finnish": "fi", "swedish": "sv", "danish": "da", "norsk": "nb",
    "dutch": "nl", "turkish": "tr", "hebrew": "he", "arabic": "ar", "yiddish": "yi",
  ]
}
