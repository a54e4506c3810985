import Formats
import Testing

/// Sentences written for these tests, of the kind that historical tables hold.
@Suite("Encodings are found by their letters")
struct EncodingGuessTests {
  static let polish = """
    Wojska polskie zajęły Wilno w październiku; później rozpoczęły się rokowania w Suwałkach, \
    które zakończyły się układem. Główną sprawą była granica między obu państwami.
    """
  static let czech = """
    Československá vláda uznala novou republiku teprve později; příčinou byla válka, \
    která ještě neskončila, a spor o území na východě.
    """
  static let hungarian = """
    A békeszerződés értelmében az ország elvesztette területének több mint kétharmadát; \
    a határok őrzése külön bizottság feladata lett.
    """
  static let lithuanian = """
    Lietuvos valstybės taryba paskelbė nepriklausomybę; vėliau kariuomenė užėmė miestą, \
    o sienų klausimą sprendė taikos sutartis, kurią pasirašė abiejų šalių įgaliotiniai.
    """
  static let latvian = """
    Miera līgums tika parakstīts Rīgā; robežas jautājumu izšķīra komisija, kurā bija \
    abu valstu pārstāvji, un vēlāk tā tika apstiprināta.
    """
  static let german = """
    Die Verhandlungen über die Grenze führten zunächst zu keinem Ergebnis; später schloß man \
    einen Waffenstillstand, den die Mächte bestätigten.
    """
  static let french = """
    La conférence décida que la frontière serait tracée après la ratification du traité; \
    les délégués étaient divisés à ce sujet.
    """
  static let russian = """
    Мирный договор между Россией и Литвой был подписан в Москве; стороны признали границы, \
    а войска получили право прохода через территорию.
    """
  static let ukrainian = """
    Український уряд визнав кордони, які були встановлені договором; війська відійшли, \
    а місто залишилося під владою Польщі.
    """

  @Test(
    "A sentence is enough",
    arguments: [
      (polish, [.windows1250, .iso8859_2, .ibm852]), (czech, [.windows1250, .iso8859_2, .ibm852]),
      (hungarian, [.windows1250, .iso8859_2, .ibm852]), (lithuanian, [.windows1257, .iso8859_13]),
      (latvian, [.windows1257, .iso8859_13]), (german, [.windows1252]), (french, [.windows1252]),
      (russian, [.windows1251, .koi8r, .ibm866]), (ukrainian, [.windows1251]),
    ] as [(String, [TextEncoding])]
  )
  func sentence(sample: String, encodings: [TextEncoding]) throws {
    for encoding in encodings {
      let bytes = try #require(sample.encoded(in: encoding), "\(encoding)")
      let guess = EncodingGuess(sample: bytes)
      #expect(guess.confidence > 0.9, "\(guess) for \(encoding)")
      let decoded = try text(of: TextDecoder(MemorySource(bytes, chunkSize: 50)))
      #expect(decoded == sample, "\(encoding) taken for \(guess)")
    }
  }

  @Test("A line of a table is often enough, and never a confident mistake")
  func shortSamples() throws {
    let lines: [(String, TextEncoding)] = [
      ("Wilno;Łossowski Piotr;układ suwalski;żołnierz", .windows1250),
      ("Вильна;Витебск;Минская губерния", .windows1251),
      ("Вильна;Витебск;Минская губерния", .koi8r),
      ("Šiauliai;Panevėžys;Šakių apskritis", .windows1257),
      ("Königsberg;Memelländer;Großmächte", .windows1252),
    ]
    for (line, encoding) in lines {
      let bytes = try #require(line.encoded(in: encoding))
      let guess = EncodingGuess(sample: bytes)
      if guess.confidence >= 0.7 {
        let read = try text(of: TextDecoder(MemorySource(bytes), encoding: guess.encoding))
        #expect(read == line, "\(guess) for \(encoding)")
      }
    }
  }

  @Test("All capitals are no other encoding")
  func capitals() throws {
    let shouted = Self.russian.uppercased()
    for encoding in [TextEncoding.windows1251, .koi8r, .ibm866] {
      let bytes = try #require(shouted.encoded(in: encoding))
      #expect(try text(of: TextDecoder(MemorySource(bytes))) == shouted)
    }
  }

  @Test("ASCII first and letters far behind: nothing before is held back, all is decoded")
  func lateLetters() throws {
    let head = String(repeating: "name,place,year\n", count: 20_000)
    let tail = try #require(Self.polish.encoded(in: .windows1250))
    let bytes = [UInt8](head.utf8) + tail
    var decoder = TextDecoder(MemorySource(bytes, chunkSize: 4096))
    #expect(try decoder.nextChunk()?.count == 4096)
    #expect(decoder.encoding == nil)
    #expect(decoder.bytesRead == 4096)
    #expect(try text(of: decoder) == head.dropFirst(4096) + Self.polish)
  }

  @Test("UTF-8 and ASCII are known for what they are")
  func unicode() {
    #expect(EncodingGuess(sample: [UInt8]("plain".utf8)).confidence == 1)
    for sample in [Self.polish, Self.russian, "é"] {
      let guess = EncodingGuess(sample: [UInt8](sample.utf8))
      #expect(guess.encoding == .utf8)
      #expect(guess.confidence >= 0.9)
    }
    #expect(EncodingGuess(sample: []).encoding == .utf8)
  }
}
