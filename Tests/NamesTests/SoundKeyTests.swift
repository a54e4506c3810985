import Names
import TestSupport
import Testing

@Suite("Sound keys") struct SoundKeyTests {
  @Test(
    "The spellings of one name meet, each with each",
    arguments: [
      ["Vilnius", "Wilno", "Vilna", "Wilna", "Vilno", "Вильна", "Вільня", "Вильнюс", "Вильно"],
      ["Suwałki", "Suvalki", "Suwalki", "Suvalkai", "Сувалки", "Сувалкі"],
      ["Hrodna", "Grodno", "Гродна", "Гродно"],
      ["Brasław", "Braslaŭ", "Braslav", "Браслав", "Браслаў"],
      ["Kaunas", "Kovno", "Kowno", "Ковно", "Каунас"],
      ["Šiauliai", "Szawle", "Shavli", "Шавли"],
      ["Panevėžys", "Poniewież", "Ponevezh", "Поневеж"],
      ["Vytautas", "Witowt", "Vitovt", "Витовт"],
      ["Kraków", "Cracow", "Krakov", "Краков"],
      ["Kharkov", "Charków", "Charkow", "Харьков"],
      ["Kiev", "Kyiv", "Київ", "Киев"],
      ["Halych", "Halicz", "Galich", "Галич"],
      ["Chełm", "Chelm", "Хелм"],
      ["Piłsudski", "Pilsudsky", "Pilsudskis", "Pilsudskij", "Пилсудский", "Пілсудскі"],
      [
        "Chicherin", "Čičerin", "Tchitcherine", "Tschitscherin", "Cziczerin", "Čičerinas",
        "Чичерин",
      ],
      [
        "Tukhachevsky", "Tuchaczewski", "Toukhatchevski", "Tuchatschewski", "Tuchačevskij",
        "Тухачевский", "Tukhachevskiy", "Tukhachevskii",
      ],
      ["Trotsky", "Trocki", "Trotzki", "Trockij", "Trockis", "Троцкий"],
      ["Narutowicz", "Narutavičius", "Нарутович"],
      ["Mickiewicz", "Mickevičius", "Mitskevich", "Мицкевич"],
      ["Dzierżyński", "Dzierzynski", "Dzerzhinsky", "Dzeržinskis", "Дзержинский"],
      ["Khmelnytsky", "Chmielnicki", "Хмельницкий"],
      ["Wacław", "Vaclav", "Vatslav", "Вацлав"],
      ["Petliura", "Petlura", "Petlyura", "Петлюра"],
      ["Romanov", "Romanoff", "Romanow", "Romanof", "Романов"],
      ["Müller", "Mueller", "Muller", "Мюллер"],
      ["Alexander", "Aleksander", "Александер"],
      ["Mannerheim", "Mannergeim", "Маннергейм"],
      ["Łossowski", "Lossowski", "Lossovsky", "Лоссовский"],
      ["Voldemaras", "Woldemaras", "Вольдемарас"],
      ["Joffe", "Ioffe", "Yoffe", "Иоффе"],
    ]
  )
  func family(names: [String]) {
    for name in names {
      for other in names where !SoundKey.meet(name, other) {
        // One bridge is enough for a search: English "Tukhachevsky" joins what only differs by ch.
        Issue.record("\(name) \(SoundKey.keys(of: name)) and \(other) \(SoundKey.keys(of: other))")
      }
    }
  }

  @Test(
    "Different names stay apart",
    arguments: [
      ("Vilnius", "Kaunas"), ("Latvia", "Litva"), ("Lietuva", "Latvija"), ("Lenin", "Lunin"),
      ("Minsk", "Pinsk"), ("Minsk", "Omsk"), ("Poland", "Holland"), ("Grodno", "Rovno"),
      ("Trotsky", "Troitsky"), ("Stalin", "Stolypin"), ("Warsaw", "Prague"), ("Brest", "Bryansk"),
      ("Memel", "Klaipėda"), ("Lwów", "Lviv"), ("Jagiełło", "Jogaila"),
    ]
  )
  func apart(one: String, other: String) {
    #expect(!SoundKey.meet(one, other))
  }

  @Test("Names meet word by word, in order")
  func words() {
    #expect(SoundKey.meet("Treaty of Suwałki", "Treaty of Suvalkai"))
    #expect(SoundKey.meet("Jozef Piłsudski", "Юзеф Пилсудский") == false)
    #expect(SoundKey.meet("Józef Piłsudski", "Jozef Pilsudskij"))
    #expect(!SoundKey.meet("Vilnius Kaunas", "Kaunas Vilnius"))
    #expect(!SoundKey.meet("Vilnius", "Vilnius region"))
    #expect(!SoundKey.meet("", ""))
    #expect(!SoundKey.meet("—", "…"))
  }

  @Test("Keys are those documented, one or two, and stable under the fold")
  func shape() {
    #expect(SoundKey.keys(of: "Suwałki") == ["SUVALK"])
    #expect(SoundKey.keys(of: "Chicherin") == ["CICIRIN", "GIGIRIN"])
    #expect(SoundKey.keys(of: "Tuchaczewski") == ["TUGACIVSK"])
    #expect(SoundKey.indexText("Treaty of Suwałki") == "TRIAT SUVALK")
    #expect(SoundKey.indexText("Trocki") == "TRAK TRACK")
    #expect(SoundKey.keys(of: "Brest Litovsk") == SoundKey.keys(of: "Brestlitovsk"))
    #expect(SoundKey.keys(of: "").isEmpty)
    #expect(SoundKey.keys(of: "東京") == ["東京"])
    #expect(SoundKey.keys(of: "1920") == ["1920"])
    for short in ["a", "Oka", "Ufa", "Io", "us", "Aa"] {
      #expect(SoundKey.keys(of: short).allSatisfy { !$0.isEmpty }, "\(short)")
    }
  }

  @Test("Random words: keys depend on the fold only and always exist")
  func random() {
    var generator = SplitMix64(seed: 7)
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzszchtkłßЖч1".unicodeScalars)
    for _ in 0..<3000 {
      let word = generator.string(of: alphabet, upTo: 12)
      let keys = SoundKey.keys(of: word)
      #expect(keys == SoundKey.keys(of: NameFolding.fold(word)))
      #expect(keys == SoundKey.keys(of: word.uppercased()))
      #expect(word.isEmpty ? keys.isEmpty : (1...2).contains(keys.count))
      #expect(keys.allSatisfy { !$0.isEmpty })
    }
  }
}
