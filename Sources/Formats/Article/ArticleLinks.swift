/// Which article an address stands for.
enum ArticleLinks {
  /// The title in an address: "/wiki/Treaty_of_Riga#Terms", "./Vilnius"; nil for other pages.
  static func title(of address: [Unicode.Scalar]) -> String? {
    let name = path(address)
    guard let name, !name.isEmpty else { return nil }
    let title = decoded(name)
    return isArticle(title) ? title : nil
  }

  /// The category in an address; nil when it is none.
  static func category(of address: [Unicode.Scalar]) -> String? {
    guard let name = path(address) else { return nil }
    let title = decoded(name)
    guard let colon = title.firstIndex(of: ":"), isCategory(title[..<colon]) else { return nil }
    return String(title[title.index(after: colon)...])
  }

  private static func path(_ address: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
    var start: Int?
    if address.has("./", at: 0) {
      start = 2
    } else {
      let limit = min(address.count, 100)
      start = (0..<limit).first { address[$0] == "/" && address.has("/wiki/", at: $0) }.map {
        $0 + 6
      }
    }
    guard let start else { return nil }
    return address[start...].prefix { $0 != "#" && $0 != "?" }
  }

  /// Without percent signs and underscores.
  private static func decoded(_ name: ArraySlice<Unicode.Scalar>) -> String {
    PercentEncoding.decoded(name.prefix(1000).string.utf8, space: UInt8(ascii: "_"))
  }

  // swift-format-ignore
  private static let namespaces: Set<String> = [
    "file", "image", "media", "special", "talk", "user", "user talk", "wikipedia", "help", "template",
    "portal", "draft", "module", "mediawiki", "project", "datei", "plik", "файл", "vaizdas", "s", "wikt",
    "wiktionary", "commons", "wikisource", "d", "q", "b", "v", "voy", "species", "meta", "tiedosto",
  ]
  private static let categories: Set<String> = [
    "category", "kategorie", "kategoria", "категория", "категорія", "kategorija", "kategooria",
    "luokka",
    "catégorie", "катэгорыя",
  ]
  private static let files: Set<String> = [
    "file", "image", "datei", "bild", "plik", "grafika", "файл", "изображение", "vaizdas", "attēls",
    "pilt",
    "tiedosto", "kuva", "fichier", "fil", "выява",
  ]

  static func isCategory(_ namespace: Substring) -> Bool {
    categories.contains(namespace.lowercased())
  }

  static func isFile(_ namespace: Substring) -> Bool { files.contains(namespace.lowercased()) }

  /// Whether a title has no namespace of something else.
  static func isArticle(_ title: String) -> Bool {
    guard let colon = title.firstIndex(of: ":") else { return !title.isEmpty }
    let space = title[..<colon].lowercased()
    return !namespaces.contains(space) && !categories.contains(space) && !files.contains(space)
  }
}
