import Names
import TestSupport
import Testing

@Suite("Suggestions") struct SuggestionsTests {
  static let commands = [
    "init", "info", "import", "export", "search", "show", "ask", "sql", "query", "timeline",
    "graph", "path", "check", "dispute", "review", "read", "cite", "add", "edit", "merge",
    "retract",
    "undo", "redo", "log", "diff", "config", "serve", "shell", "help", "stats", "backup", "map",
  ]
  static let columns = [
    "id", "key", "kind", "label", "subject", "predicate", "object", "start_date", "end_date",
    "earliest", "latest", "certainty", "polarity", "source_id", "locator", "stance", "batch_id",
  ]
  static let entities = [
    "Vilnius", "Kaunas", "Suwałki", "Hrodna", "Brasław", "Klaipėda", "Piotr Łossowski",
    "Józef Piłsudski", "Georgy Chicherin", "Mikhail Tukhachevsky", "Adolf Joffe",
    "Petras Klimas", "Tomas Narusevičius", "Treaty of Suwałki", "Treaty of Versailles",
    "Soviet–Lithuanian Peace Treaty", "Battle of Warsaw", "Central Lithuania", "Soviet Russia",
    "Vilna Governorate", "Kovno Governorate", "Suwałki Governorate", "Łódź", "Kraków", "Lwów",
  ]

  static let slips: [(list: [String], typed: String, meant: String)] =
    [
      ("shwo", "show"), ("sohw", "show"), ("shw", "show"), ("serach", "search"),
      ("seach", "search"),
      ("search ", "search"), ("improt", "import"), ("imort", "import"), ("exprot", "export"),
      ("exporrt", "export"), ("exp", "export"), ("qurey", "query"), ("querry", "query"),
      ("timline", "timeline"), ("time-line", "timeline"), ("timeilne", "timeline"),
      ("grpah", "graph"), ("graf", "graph"), ("chekc", "check"), ("chck", "check"),
      ("dispue", "dispute"), ("disputes", "dispute"), ("reveiw", "review"), ("merg", "merge"),
      ("retarct", "retract"), ("unod", "undo"), ("udno", "undo"), ("rdeo", "redo"), ("dif", "diff"),
      ("confg", "config"), ("conifg", "config"), ("configure", "config"), ("srever", "serve"),
      ("sever", "serve"), ("hlep", "help"), ("SQL", "sql"), ("sqll", "sql"), ("bakcup", "backup"),
      ("stat", "stats"), ("shel", "shell"),
    ].map { (commands, $0.0, $0.1) }
    + [
      ("labl", "label"), ("lable", "label"), ("startdate", "start_date"), ("start", "start_date"),
      ("date_start", "start_date"), ("enddate", "end_date"), ("certanity", "certainty"),
      ("sorce_id", "source_id"), ("sourceid", "source_id"), ("subjct", "subject"),
      ("erliest", "earliest"), ("batch", "batch_id"), ("polarty", "polarity"),
      ("locatro", "locator"),
    ].map { (columns, $0.0, $0.1) }
    + [
      ("lossowski", "Piotr Łossowski"), ("lossovsky", "Piotr Łossowski"), ("suwalki", "Suwałki"),
      ("Сувалки", "Suwałki"), ("braslau", "Brasław"), ("Браслав", "Brasław"),
      ("Вильнюс", "Vilnius"),
      ("vilno", "Vilnius"), ("wilno", "Vilnius"), ("kuanas", "Kaunas"), ("kowno", "Kaunas"),
      ("grodno", "Hrodna"), ("tuchaczewski", "Mikhail Tukhachevsky"), ("klaipeda", "Klaipėda"),
      ("Чичерин", "Georgy Chicherin"), ("treaty suwalki", "Treaty of Suwałki"),
      ("versaille treaty", "Treaty of Versailles"), ("łossowski piotr", "Piotr Łossowski"),
      ("pilsudskij", "Józef Piłsudski"), ("lodz", "Łódź"), ("cracow", "Kraków"), ("lwow", "Lwów"),
      ("battle warsaw", "Battle of Warsaw"),
      ("soviet lithuanian", "Soviet–Lithuanian Peace Treaty"),
    ].map { (entities, $0.0, $0.1) }

  @Test("What was meant comes first")
  func meant() {
    let missed = Self.slips.compactMap { list, typed, meant in
      let first = Suggestions.rank(typed, among: list).first
      return first?.text == meant ? nil : "\(typed): \(first?.text ?? "nothing"), not \(meant)"
    }
    #expect(missed.isEmpty, "\(missed.count) of \(Self.slips.count): \(missed)")
  }

  @Test(
    "Every single slip in a command leads back to it",
    arguments: commands.filter { $0.count > 3 }
  )
  func everySlip(command: String) {
    let letters = Array(command)
    var slips: [String] = []
    for place in letters.indices {
      var shorter = letters
      shorter.remove(at: place)
      var doubled = letters
      doubled.insert(letters[place], at: place)
      slips += [String(shorter), String(doubled)]
      if place > 0 {
        var swapped = letters
        swapped.swapAt(place - 1, place)
        slips.append(String(swapped))
      }
    }
    for slip in slips {
      #expect(
        Suggestions.rank(slip, among: Self.commands).contains { $0.text == command },
        "\(slip)"
      )
    }
  }

  @Test(
    "Nothing near, nothing said",
    arguments: ["", "—", "zzzz", "xylophone", "q", "Constantinople", "東京"]
  )
  func nothing(typed: String) {
    #expect(Suggestions.rank(typed, among: Self.commands).isEmpty)
  }

  @Test("Order, limit, threshold and places")
  func shape() {
    let same = Suggestions.rank(
      "wilno",
      among: ["Wilno", "WILNO", "Vilnius", "wilno region"],
      limit: 9
    )
    #expect(same.map(\.index).prefix(2) == [0, 1])
    #expect(same.prefix(2).allSatisfy { $0.score == 1 })
    #expect(same.map(\.text).contains("Vilnius"))
    #expect(zip(same, same.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(Suggestions.rank("wilno", among: ["Wilno", "WILNO"], limit: 1).map(\.index) == [0])
    #expect(Suggestions.rank("wilno", among: ["Wilno"], limit: 0).isEmpty)
    #expect(Suggestions.rank("wilno", among: ["Wilno"], limit: -1).isEmpty)
    #expect(Suggestions.rank("shwo", among: ["show"], atLeast: 0.8).isEmpty)
    #expect(Suggestions.rank("shwo", among: ["show"]).first?.score == 0.75)
    #expect(Suggestions.rank("start date", among: ["startdate"]).first?.score == 0.98)
    #expect(!Suggestions.rank("a", among: ["b", ""], atLeast: 0).contains { $0.score <= 0 })
  }

  @Test("A higher threshold leaves out what is below it, and changes nothing above")
  func thresholds() {
    var generator = SplitMix64(seed: 7)
    let alphabet = Array("aebcłwvin  -".unicodeScalars)
    var names = (0..<300).map { _ in generator.string(of: alphabet, upTo: 16) }
    names += Self.entities + Self.commands
    let typed = (0..<60).map { _ in generator.string(of: alphabet, upTo: 12) }
    for typed in typed + Self.slips.map(\.typed) {
      let all = Suggestions.rank(typed, among: names, limit: names.count, atLeast: 0)
      for least in [0.55, 0.75, 0.9] {
        #expect(
          Suggestions.rank(typed, among: names, limit: names.count, atLeast: least)
            == all.filter { $0.score >= least },
          "\(typed), at least \(least)"
        )
      }
    }
  }

  @Test("Scores lie between 0 and 1, 1 for equal folds only")
  func bounds() {
    var generator = SplitMix64(seed: 2)
    let alphabet = Array("abcełwvi -".unicodeScalars)
    for _ in 0..<400 {
      let typed = generator.string(of: alphabet, upTo: 9)
      let names = (0..<6).map { _ in generator.string(of: alphabet, upTo: 9) }
      for found in Suggestions.rank(typed, among: names, limit: 9, atLeast: 0) {
        #expect(found.score > 0 && found.score <= 1)
        #expect((found.score == 1) == (NameFolding.fold(found.text) == NameFolding.fold(typed)))
        #expect(names[found.index] == found.text)
      }
    }
  }
}
