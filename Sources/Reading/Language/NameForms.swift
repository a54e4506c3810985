/// By what the form of a name tells the kind of the thing.
struct NameForms: Sendable {
  /// The kind that a head word means: "treaty", "gubernya", in small letters.
  private(set) var kindOfHead: [String: String] = [:]
  /// Kinds of which things are named "HEAD of X".
  let namedWithOf: Set<String>
  /// Kinds of which a power's adjective makes one thing: "Polish forces".
  let ofPowers: Set<String>
  /// Heads that make a name only with a capital: "peace" is no treaty.
  let capitalOnly: Set<String>
  /// Titles by their words in small letters, the longest first; a title may have several words.
  let titles: [String: [[String]]]
  /// Offices in small letters, by their last word's absence of doubt: whole phrases.
  let offices: Set<String>
  /// Dignities that are offices only with what they are of.
  let ranks: Set<String>
  /// Those of them who rule.
  let rulers: Set<String>
  /// Those that are offices also where their land is not said.
  let sovereigns: Set<String>
  /// Words that go on with a title.
  let titleTails: Set<String>
  /// "city" of "the city of X", with the kind.
  let settlements: [String: String]
  /// Kinds of heads that differ where a place stands behind "of".
  let kindWithOf: [String: String]
  /// What treaties are of, in small letters: "amity", "commerce".
  let matters: Set<String>
  /// Words for what stands for the power that has it: "independence".
  let attributes: Set<String>
  /// What a force is "under", where somebody's: "under the command of X".
  let commands: Set<String>
  /// What wars are of, in small letters: "independence", "succession".
  let causes: Set<String>
  /// Participles behind which another name stands: "known as".
  let calling: Set<String>
  /// Words that stand for whose they are: "representatives".
  let standIns: Set<String>
  /// Words that stand for powers spoken of before: "both countries".
  let parties: Set<String>
  /// Words that stand for persons spoken of before: "the two negotiators".
  let people: Set<String>
  /// Words for persons by what they do: "general", "historian".
  let persons: Set<String>
  /// Words that only point back, with the kind of what they point at: "the country".
  let pointers: [String: String]
  let givenNames: Set<String>

  /// Reads `forms.yaml` and `given-names.yaml`.
  init(language: String) throws {
    let file = try LanguageFile("forms", language: language)
    try file.onlyKeys(
      [
        "heads", "capital-only", "of", "of-powers", "titles", "offices", "ranks", "rulers",
        "title-tails", "settlements", "with-of", "stand-ins", "parties", "matters",
        "persons", "pointers", "causes", "calling", "commands", "sovereigns", "people",
        "attributes",
      ],
      of: file.root
    )
    if let heads = try file.value("heads", of: file.root) {
      for (kind, words) in try file.entries(of: heads) {
        for word in try file.texts(words) where kindOfHead[word] == nil { kindOfHead[word] = kind }
      }
    }
    namedWithOf = try file.words("of")
    capitalOnly = try file.words("capital-only")
    ofPowers = try file.words("of-powers")
    var titles: [String: [[String]]] = [:]
    for line in try file.texts(try file.value("titles", of: file.root)) {
      for title in line.split(separator: "|") {
        let words = title.split(separator: " ").map { $0.lowercased() }
        guard let first = words.first else { continue }
        titles[first, default: []].append(words)
      }
    }
    self.titles = titles.mapValues { $0.sorted { $0.count > $1.count } }
    offices = try file.words("offices")
    ranks = try file.words("ranks")
    rulers = try file.words("rulers")
    attributes = try file.words("attributes")
    people = try file.words("people")
    sovereigns = try file.words("sovereigns")
    titleTails = try file.words("title-tails")
    settlements = try file.pairs("settlements")
    kindWithOf = try file.pairs("with-of")
    matters = try file.words("matters")
    commands = try file.words("commands")
    causes = try file.words("causes")
    calling = try file.words("calling")
    standIns = try file.words("stand-ins")
    parties = try file.words("parties")
    persons = try file.words("persons")
    pointers = try file.pairs("pointers")
    let names = try LanguageFile("given-names", language: language)
    try names.onlyKeys(["names"], of: names.root)
    givenNames = Set(
      try names.texts(try names.value("names", of: names.root))
        .flatMap { $0.split(separator: " ").map(String.init) }
    )
  }
}
