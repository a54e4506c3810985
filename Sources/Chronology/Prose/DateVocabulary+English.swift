extension DateVocabulary {
  /// English. What the reader of single dates knows is taken from there.
  public static let english: DateVocabulary = {
    let roman = Lexicon.months.filter { $0.value.calendar == .gregorian }
    let units = Lexicon.units.merging(
      ["morning", "afternoon", "evening", "night"].map { ($0, (unit: TimeUnit.day, times: 1)) }
    ) { $1 }
    let ordinals = Lexicon.ordinals.merging(["last": 0]) { $1 }
    var table = ClassTable()
    for name in roman.keys { table.add([name], name.utf8.count > 4 ? .month : .shortMonth) }
    table.add(["may", "june", "july"], .month)
    table.add(Lexicon.seasons.keys, .season)
    table.add(Lexicon.weekdays.keys, .weekday)
    table.add(units.keys, .unit)
    table.add(ordinals.keys, .ordinal)
    table.add(Lexicon.numbers.keys, .number)
    table.add(Lexicon.neighbours.keys, .neighbour)
    table.add(Lexicon.directions.keys, .direction)
    table.add(Lexicon.parts.keys, .part)
    table.add(Lexicon.edges, .edge)
    table.add(Lexicon.circa.subtracting(["near", "nearly"]), .circa)
    table.add(eras.keys, .era)
    table.add(bounds.keys, .bound)
    table.add(vagueNumbers.keys, .vagueNumber)
    table.add(calendars.keys, .calendar)
    for (words, classes) in englishClasses { table.add(words.split(separator: " "), classes) }
    return DateVocabulary(
      classes: table.classes,
      months: roman.mapValues(\.number),
      seasons: Lexicon.seasons,
      weekdays: Lexicon.weekdays,
      suffixes: ["ing", "ed", "es", "s"],
      units: units,
      ordinals: ordinals,
      numbers: Lexicon.numbers,
      vagueNumbers: vagueNumbers,
      neighbours: Lexicon.neighbours,
      directions: Lexicon.directions,
      eras: eras,
      parts: Lexicon.parts,
      bounds: bounds,
      calendars: calendars
    )
  }()

  private static let eras = ["ad": false, "ce": false, "bc": true, "bce": true]
  private static let bounds: [String: Phrase.Bound] = [
    "before": .before, "pre": .before, "after": .after, "post": .after, "by": .by,
  ]
  private static let calendars: [String: CalendarSystem] = [
    "os": .julian, "julian": .julian, "ns": .gregorian, "gregorian": .gregorian,
  ]
  /// How many "a few" can be; wide, for nobody has counted.
  private static let vagueNumbers = [
    "few": 2...6, "several": 3...10, "some": 2...11, "couple": 2...3,
  ]

  private static let englishClasses: [(String, WordClass)] = [
    ("century centuries", .century),
    ("twenty", .ordinal),
    ("bc bce", .plainEra),
    ("days weeks months years decades fortnights", .plural),
    (
      "christmas easter pentecost whitsun midsummer michaelmas candlemas martinmas epiphany lent advent",
      .feast
    ),
    ("border borders frontier frontiers boundary boundaries line prices level levels", .fixed),
    ("day", .day),
    ("the", .the),
    ("that", .that),
    ("on", .on),
    ("in since during until circa", .plainlyTemporal),
    ("than", .than),
    ("least", .least),
    ("prior", .prior),
    ("no not", .negation),
    ("to", .plainTo),
    ("up", .up),
    ("later earlier afterwards", .alone),
    ("fall", .withArticle),
    ("calendar", .calendarNoun),
    ("middle", .edge),
    ("present now today", .present),
    (
      "rose rise increased grew growth dropped declined fell ranging ranged varied varying", .change
    ),
    ("from since", .from),
    ("until till to through", .to),
    ("throughout", .throughout),
    (
      "in since during until till before after by from circa within around about into years",
      .temporal
    ),
    (
      "of for to on as or than over under nearly almost some only through towards toward and",
      .loose
    ),
    (
      "the its their his her our this that former old original new whole entire earlier later",
      .determiner
    ),
    ("the a an", .article),
    ("and", .and),
    ("or", .or),
    ("of", .of),
    ("in", .inside),
    ("between", .between),
    ("half quarter third", .half),
    ("year", .year),
    ("earlier later", .comparative),
    ("had having", .perfect),
    ("born", .birth),
    ("died", .death),
    (
      """
      the a an and or but nor of in on at by to from for with without into onto over under between during \
      until till since before after as than that which who whom whose when where while because if though \
      although so yet not no he she it they we i you his her its their our this these those there then \
      here was were is are be been being has have had having did does do will would could should might \
      may must can shall also only even still already again however thus therefore both either neither \
      all some any many most more less such one two three four five about against through throughout \
      within upon across along among led gave began became came made took saw went left met won lost held \
      put set brought including despite found fell rose stood ran sent told thought built bought kept wrote died
      """, .function
    ),
    ("was saw is were marked brought began witnessed proved ended started", .verb),
    (
      """
      men man people persons soldiers cavalry infantry troops horsemen knights mercenaries cossacks \
      dead killed wounded prisoners guns cannon horse horses foot ships tanks aircraft rubles roubles \
      dollars pounds marks francs million millions billion thousand hundred percent per km kilometres \
      kilometers miles metres meters feet ft m tons tonnes hectares acres copies pages votes members \
      families households houses inhabitants residents refugees civilians casualties deaths strong \
      police sailors officers volunteers peasants workers settlers students delegates women children \
      kilograms kg lb lbs mm cm hours minutes seconds times
      """, .counted
    ),
    (
      """
      p pp page pages vol volume volumes no nos nr number numbers article articles art resolution route \
      section sections sect chapter ch paragraph para decree order directive protocol fol folio act bill \
      law line lines regiment battalion division brigade squadron flight room house unit model type class bus \
      road highway psalm note notes fn item file box shelf ms mss sheet isbn issn doi id issue issues step verse verses column columns plate plates fig figure \
      figures table tables
      """, .numbered
    ),
    (
      """
      force forces army total population garrison number strength crew fleet sum group crowd band \
      contingent corps detachment payment loan fine cost
      """, .amount
    ),
    (
      """
      treaty treaties census pact agreement convention constitution revolution war battle act law \
      uprising rising rebellion revolt congress peace truce armistice conference compromise partition \
      election elections charter statute edict union declaration reform reforms crisis olympics season \
      edition protocol map
      """, .named
    ),
    (
      """
      wrote writes stated states argued argues estimated estimates described describes asserted asserts \
      claimed claims refuted noted notes suggested suggests published concluded historian author \
      researchers according analysed calculated pictured photographed
      """, .reporting
    ),
    (
      """
      mr mrs ms dr gen col lt capt maj sgt st ste no nos vol p pp c ca cca fl b d jan feb febr mar apr jun \
      jul aug sep sept oct nov dec etc vs ed eds trans ff cf al prof rev hon gov sen rep jr sr
      """, .abbreviation
    ),
    ("b", .birth),
    ("d", .death),
  ]
}

/// Gathers what each word can be.
private struct ClassTable {
  var classes: [String: WordClass] = [:]

  mutating func add(_ words: some Sequence<some StringProtocol>, _ added: WordClass) {
    for word in words { classes[String(word), default: []].formUnion(added) }
  }
}
