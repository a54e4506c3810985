internal import Formats
internal import RegestaKit

/// The patterns of a language: which verbs and nouns say which relations, and which verbs rule others.
struct FrameTable: Sendable {
  private(set) var byVerb: [String: [Frame]] = [:]
  private(set) var byNoun: [String: [NounFrame]] = [:]
  /// Relations by the second half of words like "Japanese-controlled".
  private(set) var compounds: [String: String] = [:]
  /// Patterns of phrases by the kind of the thing they name.
  private(set) var byKind: [NounFrame] = []
  /// What the text says of an infinitive that a verb rules; `denied` where it says that it did not happen.
  private(set) var governed: [String: Governed] = [:]
  let objectControl: Set<String>
  let attributing: Set<String>
  /// Verbs by which what follows is done on the same day: "announced that it recognised".
  let announcing: Set<String>
  /// Verbs whose subject is what happened: their date is that of the invasion that "began".
  let happening: Set<String>
  /// Verbs that say how long somebody held an office, and the words that stand for it behind them.
  let serving: Set<String>
  let posts: Set<String>
  /// Verbs that add nothing to the noun behind them: "completed the occupation of".
  let light: Set<String>
  private(set) var modals: [String: Reading.Modality] = [:]

  enum Governed: Equatable {
    case modality(Reading.Modality)
    case denied
  }

  private static let keys = [
    "frames", "governors", "object-control", "attributing", "announcing", "modals", "happening",
    "serving", "posts", "light",
  ]
  private static let frameKeys = [
    "verbs", "subject", "object", "subject-word", "object-word", "governor", "negated", "voice",
    "score", "claims", "unless", "object-except",
  ]
  private static let nounSlots = ["self", "of", "owner", "named"]
  private static let nounKeys =
    nounSlots + ["words", "kinds", "except", "modifier", "behind", "score", "claims"]

  /// Reads `frames.yaml` and `nouns.yaml`.
  init(language: String) throws {
    let file = try LanguageFile("frames", language: language)
    try file.onlyKeys(Self.keys, of: file.root)
    objectControl = try file.words("object-control")
    attributing = try file.words("attributing")
    announcing = try file.words("announcing")
    serving = try file.words("serving")
    posts = try file.words("posts")
    light = try file.words("light")
    happening = try file.words("happening")
    if case .sequence(let items, _)? = try file.value("frames", of: file.root) {
      for item in items { try add(item, file) }
    }
    if let node = try file.value("governors", of: file.root) {
      for (key, verbs) in try file.entries(of: node) {
        guard
          let how: Governed = key == "denied"
            ? .denied : Reading.Modality(rawValue: key).map({ .modality($0) })
        else { throw file.error("There is no modality \"\(key)\".", at: verbs) }
        for verb in try file.texts(verbs) where governed[verb] == nil { governed[verb] = how }
      }
    }
    if let node = try file.value("modals", of: file.root) {
      for (modal, value) in try file.entries(of: node) {
        guard let modality = Reading.Modality(rawValue: try file.text(value)) else {
          throw file.error("There is no such modality.", at: value)
        }
        modals[modal] = modality
      }
    }
    try readNouns(language)
    attitudes = Set(byVerb.values.joined().flatMap(\.governors))
  }

  private mutating func add(_ node: YAMLNode, _ file: LanguageFile) throws {
    try file.onlyKeys(Self.frameKeys, of: node)
    var claims: [ClaimPattern] = []
    for text in try file.texts(try file.value("claims", of: node)) {
      guard let claim = ClaimPattern(text) else {
        throw file.error("Not SLOT relation SLOT; qualifier=SLOT: \(text)", at: node)
      }
      claims.append(claim)
    }
    let score = try file.value("score", of: node).map { Double(try file.text($0)) ?? 0.8 } ?? 0.8
    let voice = try file.value("voice", of: node).map { Frame.Voice(rawValue: try file.text($0)) }
    for verb in try file.texts(try file.value("verbs", of: node)) {
      let words = verb.split(separator: " ", maxSplits: 1).map(String.init)
      guard let lemma = words.first else { continue }
      byVerb[lemma, default: []].append(
        Frame(
          verb: lemma,
          second: words.count > 1 ? words[1] : nil,
          voice: voice ?? nil,
          subject: try file.texts(try file.value("subject", of: node)),
          object: try file.texts(try file.value("object", of: node)),
          objectWords: Set(try file.texts(try file.value("object-word", of: node))),
          subjectWords: Set(try file.texts(try file.value("subject-word", of: node))),
          governors: Set(try file.texts(try file.value("governor", of: node))),
          objectExcept: try file.texts(try file.value("object-except", of: node)),
          unless: Set(try file.texts(try file.value("unless", of: node))),
          isOfNegated: try file.value("negated", of: node) != nil,
          claims: claims,
          score: score
        )
      )
    }
  }

  private mutating func readNouns(_ language: String) throws {
    let file = try LanguageFile("nouns", language: language)
    try file.onlyKeys(["nouns", "compounds"], of: file.root)
    compounds = try file.pairs("compounds")
    guard case .sequence(let items, _)? = try file.value("nouns", of: file.root) else { return }
    for item in items {
      try file.onlyKeys(Self.nounKeys, of: item)
      var claims: [ClaimPattern] = []
      for text in try file.texts(try file.value("claims", of: item)) {
        guard let claim = ClaimPattern(text) else {
          throw file.error("Not SLOT relation SLOT; qualifier=SLOT: \(text)", at: item)
        }
        claims.append(claim)
      }
      var wanted: [ClaimPattern.Slot: [String]] = [:]
      for slot in Self.nounSlots {
        let kinds = try file.texts(try file.value(slot, of: item))
        if !kinds.isEmpty { wanted[ClaimPattern.Slot(slot)] = kinds }
      }
      let frame = NounFrame(
        kinds: try file.texts(try file.value("kinds", of: item)),
        claims: claims,
        wanted: wanted,
        except: try file.texts(try file.value("except", of: item)),
        modifier: try file.value("modifier", of: item).map(file.text),
        behind: Set(try file.texts(try file.value("behind", of: item))),
        score: try file.value("score", of: item).map { Double(try file.text($0)) ?? 0.8 } ?? 0.8
      )
      if !frame.kinds.isEmpty { byKind.append(frame) }
      for word in try file.texts(try file.value("words", of: item)) {
        byNoun[word, default: []].append(frame)
      }
    }
  }

  /// Verbs whose infinitive a pattern of its own turns into what its ruler wants, says or does.
  private(set) var attitudes: Set<String> = []

  /// The verbs that patterns speak of.
  var verbs: [String] { byVerb.keys.filter { $0 != "*" } + Array(governed.keys) }
}
