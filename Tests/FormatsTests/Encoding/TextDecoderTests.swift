import TestSupport
import Formats
import Testing

@Suite("Text from bytes")
struct TextDecoderTests {
  static let sample = "Suwałki é Βίλνα Вильна 𐍂\r\nline two\n"

  @Test("Byte order marks decide and are taken off", arguments: [1, 2, 3, 5, 1000])
  func marks(chunk: Int) throws {
    let units = [UInt16](Self.sample.utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let plain: [UInt8] = [0xEF, 0xBB, 0xBF] + [UInt8](Self.sample.utf8)
    for bytes in [little, big, plain] {
      let decoded = try text(of: TextDecoder(MemorySource(bytes, chunkSize: chunk)))
      #expect(decoded == Self.sample)
    }
    #expect(try text(of: TextDecoder(MemorySource([0xEF, 0xBB, 0xBF]))).isEmpty)
    #expect(try text(of: TextDecoder(MemorySource([UInt8]()))).isEmpty)
  }

  @Test("UTF-16 is found without its mark, Latin and Cyrillic, in either order")
  func unmarkedUTF16() throws {
    for sample in ["name,year\nVilnius,1920\n", "Литва и Россия, 12 июля", "Вильна"] {
      let units = [UInt16](sample.utf16)
      let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      var decoder = TextDecoder(MemorySource(little, chunkSize: 7))
      #expect(try decoder.nextChunk().map { String(decoding: $0, as: UTF8.self) } == sample)
      #expect(decoder.encoding == .utf16LittleEndian)
      decoder = TextDecoder(MemorySource(big))
      #expect(try text(of: decoder) == sample)
    }
  }

  @Test("A chunk may end anywhere: the text is the same")
  func chunks() throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<300 {
      let scalars = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 9...0x2FFFF, using: &random))
      }
      let sample = String(String.UnicodeScalarView(scalars))
      let size = Int.random(in: 1...9, using: &random)
      let source = MemorySource(sample, chunkSize: size)
      let decoded = try text(of: TextDecoder(source, encoding: .utf8))
      #expect(Array(decoded.unicodeScalars) == scalars)
    }
  }

  /// From the code charts, by hand.
  @Test(
    "Letters of each single-byte encoding",
    arguments: [
      (TextEncoding.windows1250, [0xB9, 0xE6, 0x9C, 0xA5, 0x84] as [UInt8], "ąćśĄ„"),
      (.iso8859_2, [0xB1, 0xE6, 0xB6, 0xA1], "ąćśĄ"),
      (.windows1251, [0xC2, 0xE8, 0xEB, 0xFC, 0xED, 0xE0, 0xB3], "Вильнаі"),
      (.windows1252, [0xE9, 0xDF, 0x80], "éß€"),
      (.windows1257, [0xE0, 0xE8, 0xE6, 0xEB, 0xE1, 0xF0, 0xF8, 0xFB, 0xFE], "ąčęėįšųūž"),
      (.iso8859_13, [0xE0, 0xE8, 0xE6, 0xEB, 0xE1, 0xF0, 0xF8, 0xFB, 0xFE], "ąčęėįšųūž"),
      (.koi8r, [0xF7, 0xC9, 0xCC, 0xD8, 0xCE, 0xC1], "Вильна"),
      (.ibm852, [0xA5, 0x86, 0x98, 0x88], "ąćśł"),
      (.ibm866, [0x82, 0xA8, 0xAB, 0xEC, 0xAD, 0xA0], "Вильна"),
    ]
  )
  func letters(encoding: TextEncoding, bytes: [UInt8], expected: String) throws {
    #expect(try text(of: TextDecoder(MemorySource(bytes), encoding: encoding)) == expected)
  }

  @Test("A byte that is not UTF-8 is named: offset, line, column, likely encoding")
  func invalidByte() throws {
    // So little text that no guess is sure enough to read by.
    let bytes = [UInt8]("one\r\ntwo\nxy".utf8) + [0xF6, 0x41]
    let error = formatError { () throws(FormatError) in
      _ = try text(of: TextDecoder(MemorySource(bytes), minimumConfidence: 1))
    }
    #expect(error?.position == TextPosition(line: 3, column: 3))
    #expect(error?.byteOffset == 11)
    #expect(error?.message.contains("Byte 0xF6 at offset 11 is not valid in UTF-8") == true)
    #expect(error?.message.contains("looks like") == true)
  }

  @Test("A fault in a long UTF-8 text does not make it another encoding")
  func damagedUTF8() throws {
    let good = String(repeating: "Žemaitija ir Suvalkija\n", count: 200)
    let bytes = [UInt8](good.utf8) + [0xC5] + [UInt8]("x\n".utf8)
    let error = formatError { () throws(FormatError) in
      _ = try text(of: TextDecoder(MemorySource(bytes, chunkSize: 100)))
    }
    #expect(error?.position == TextPosition(line: 201, column: 1))
    #expect(error?.message.contains("offset \(good.utf8.count)") == true)
    #expect(error?.message.contains("speaks for UTF-8") == true)
  }

  @Test(
    "What UTF-8 forbids is refused",
    arguments: [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xC3], [0xE2, 0x82], [0xFF],
    ] as [[UInt8]]
  )
  func forbidden(bytes: [UInt8]) {
    #expect(throws: FormatError.self) {
      try text(of: TextDecoder(MemorySource(bytes), encoding: .utf8))
    }
    #expect(String(validating: bytes, as: UTF8.self) == nil, "the case itself")
  }

  @Test("Bytes that an encoding assigns to nothing are refused")
  func unassigned() {
    let error = formatError { () throws(FormatError) in
      _ = try text(of: TextDecoder(MemorySource([0x41, 0x81]), encoding: .windows1250))
    }
    #expect(error?.message.contains("Byte 0x81 at offset 1 is not valid in windows-1250") == true)
  }

  @Test("Unpaired surrogates and a cut text are refused in UTF-16")
  func brokenUTF16() {
    for bytes in [[0x00, 0xD8, 0x41, 0x00], [0x00, 0xDC], [0x41, 0x00, 0x42]] as [[UInt8]] {
      #expect(throws: FormatError.self) {
        try text(of: TextDecoder(MemorySource(bytes), encoding: .utf16LittleEndian))
      }
    }
    #expect(throws: FormatError.self) {
      try text(of: TextDecoder(MemorySource([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0])))
    }
  }

  @Test("Encodings are found by the names people use")
  func names() {
    #expect(TextEncoding(named: "CP-1250") == .windows1250)
    #expect(TextEncoding(named: "latin2") == .iso8859_2)
    #expect(TextEncoding(named: "utf8") == .utf8)
    #expect(TextEncoding(named: "KOI8-R") == .koi8r)
    #expect(TextEncoding(named: "ISO-8859-1") == .windows1252)
    #expect(TextEncoding(named: "klingon") == nil)
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(named: encoding.rawValue.uppercased()) == encoding)
    }
  }

  /// Found by a fuzzer: the two bytes behind the ASCII were a letter of UTF-16 by themselves.
  @Test("What follows ASCII is not taken for UTF-16, however the bytes come", arguments: 1...9)
  func controlBehindText(size: Int) throws {
    let sample = Array("{\"D\"\u{1}4, b: \u{3}s, c\u{3}sv".utf8)
    let decoder = TextDecoder(MemorySource(sample, chunkSize: size))
    #expect(try text(of: decoder) == String(decoding: sample, as: UTF8.self))
  }
}
