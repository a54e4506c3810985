/// Reads the letters of one folded ASCII word into the symbols of a ``SoundKey``.
struct SoundReader {
  /// How the spellings that mean different sounds in different languages are read.
  enum Reading {
    /// As in *Chicherin*, *Cracow*: ch is č, c is k, ck is k, rz is two sounds.
    case english
    /// As in *Tuchaczewski*, *Wacław*: ch is kh, c is ts, ck is ts-k, rz is ž.
    case polish

    /// The readings that the word itself leaves open, the likelier first.
    static func possible(for letters: [UInt8]) -> [Reading] {
      var lastFour: UInt32 = 0
      var polish = false
      var isOpen = false
      for letter in letters {
        lastFour = lastFour << 8 | UInt32(letter)
        if lastFour & 0xFFFF == 0x6B68 { return [.english] }  // kh
        polish = polish || lastFour & 0xFFFF == 0x637A || lastFour == 0x7473_6368  // cz, tsch
        // Nothing but c and rz is read in two ways.
        isOpen = isOpen || letter == UInt8(ascii: "c") || lastFour & 0xFFFF == 0x727A
      }
      return polish ? [.polish] : isOpen ? [.english, .polish] : [.english]
    }
  }

  private let letters: [UInt8]
  private let reading: Reading
  private var index = 0
  /// Symbols so far: capitals; J for i, j and y, and E for e, until both become I.
  private var symbols: [UInt8] = []

  init(letters: [UInt8], reading: Reading) {
    self.letters = letters
    self.reading = reading
    symbols.reserveCapacity(letters.count)
  }

  mutating func key() -> ArraySlice<UInt8> {
    while index < letters.count {
      if !readGroup() { readLetter() }
    }
    removeSoftness()
    return Self.withoutEnding(symbols[...])
  }

  /// A spelling of up to eight letters as one number, with what it is compared under, and up to two symbols.
  private struct Group {
    let spelling: UInt64
    let mask: UInt64
    let length: Int
    let symbols: (UInt8, UInt8?)

    init(_ spelling: String, _ symbols: String) {
      let letters = Array(spelling.utf8)
      self.spelling = SoundReader.number(letters, from: 0)
      mask = letters.count < 8 ? 1 << (8 * UInt64(letters.count)) - 1 : .max
      length = letters.count
      let all = Array(symbols.utf8)
      self.symbols = (all[0], all.count > 1 ? all[1] : nil)
    }
  }

  /// Up to eight letters as one number, the first one lowest.
  private static func number(_ letters: [UInt8], from start: Int) -> UInt64 {
    var number: UInt64 = 0
    for place in 0..<min(8, letters.count - start) {
      number |= UInt64(letters[start + place]) << (8 * UInt64(place))
    }
    return number
  }

  /// Spellings of several letters that are read alike everywhere, at the code of their first letter,
  /// the longest first.
  private static let groups: [[Group]] = {
    let all = [
      ("schtsch", "SC"), ("shch", "SC"), ("szcz", "SC"), ("chtch", "SC"), ("sch", "S"),
      ("sh", "S"), ("sz", "S"), ("tsch", "C"), ("tch", "C"), ("tsh", "C"), ("ts", "C"),
      ("tz", "C"), ("th", "T"), ("cz", "C"), ("cs", "C"), ("dsch", "DZ"), ("dzh", "DZ"),
      ("zh", "Z"), ("zs", "Z"), ("kh", "G"), ("gh", "G"), ("ph", "F"), ("ks", "KS"), ("qu", "KV"),
      ("oo", "A"), ("oe", "A"), ("ue", "U"), ("au", "AV"), ("eu", "EV"),
    ].map { Group($0.0, $0.1) }
    return (0..<128).map { letter in all.filter { $0.spelling & 0xFF == letter } }
  }()

  private mutating func readGroup() -> Bool {
    let groups = Self.groups[Int(letters[index])]
    if !groups.isEmpty {
      let next = Self.number(letters, from: index)
      for group in groups where next & group.mask == group.spelling {
        symbols.append(group.symbols.0)
        if let second = group.symbols.1 { symbols.append(second) }
        index += group.length
        return true
      }
    }
    let left = letters.count - index
    guard left >= 2 else { return false }
    let polish = reading == .polish
    switch (letters[index], letters[index + 1]) {
    case (UInt8(ascii: "c"), UInt8(ascii: "h")):
      symbols.append(UInt8(ascii: polish ? "G" : "C"))
    case (UInt8(ascii: "c"), UInt8(ascii: "k")):
      symbols += Array((polish ? "CK" : "K").utf8)
    case (UInt8(ascii: "r"), UInt8(ascii: "z"))
    where polish && left > 2 && letters[index + 2] != UInt8(ascii: "h"):
      symbols.append(UInt8(ascii: "Z"))
    case (UInt8(ascii: "o"), UInt8(ascii: "u")):
      symbols += Array((left == 2 ? "AV" : "U").utf8)
    case (UInt8(ascii: "r"), UInt8(ascii: "h")) where index == 0:
      symbols.append(UInt8(ascii: "R"))
    case (UInt8(ascii: "f"), UInt8(ascii: "f")) where left == 2:
      symbols.append(UInt8(ascii: "V"))
    default:
      return false
    }
    index += 2
    return true
  }

  private mutating func readLetter() {
    let letter = letters[index]
    index += 1
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "o"):
      symbols.append(UInt8(ascii: "A"))
    case UInt8(ascii: "e"):
      symbols.append(UInt8(ascii: "E"))
    case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "y"):
      symbols.append(UInt8(ascii: "J"))
    case UInt8(ascii: "v"), UInt8(ascii: "w"):
      symbols.append(UInt8(ascii: "V"))
    case UInt8(ascii: "f"):
      symbols.append(UInt8(ascii: index == letters.count ? "V" : "F"))
    case UInt8(ascii: "g"), UInt8(ascii: "h"):
      symbols.append(UInt8(ascii: "G"))
    case UInt8(ascii: "q"):
      symbols.append(UInt8(ascii: "K"))
    case UInt8(ascii: "x"):
      symbols += Array("KS".utf8)
    case UInt8(ascii: "c"):
      let soft = index < letters.count && Self.softens(letters[index])
      symbols.append(UInt8(ascii: soft || reading == .polish ? "C" : "K"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      symbols.append(letter & ~0x20)
    default:
      symbols.append(letter)
    }
  }

  /// Doubled symbols become one, J between a consonant and a vowel goes, J and E become I.
  private mutating func removeSoftness() {
    var count = 0
    for place in symbols.indices where count == 0 || symbols[place] != symbols[count - 1] {
      symbols[count] = symbols[place]
      count += 1
    }
    symbols.removeLast(symbols.count - count)

    count = 0
    // What stands before is written over.
    var before: UInt8?
    for place in symbols.indices {
      let symbol = symbols[place]
      defer { before = symbol }
      let isJ = symbol == UInt8(ascii: "J")
      if isJ, let before, place + 1 < symbols.count, !Self.isVowel(before),
        Self.isVowel(symbols[place + 1])
      {
        continue
      }
      let plain = isJ || symbol == UInt8(ascii: "E") ? UInt8(ascii: "I") : symbol
      if count == 0 || plain != symbols[count - 1] {
        symbols[count] = plain
        count += 1
      }
    }
    symbols.removeLast(symbols.count - count)
  }

  private static func withoutEnding(_ symbols: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var stem = symbols
    if stem.count > 2, stem.last == UInt8(ascii: "S"), isVowel(stem[stem.endIndex - 2]) {
      stem.removeLast()
    }
    while stem.count > 2, let last = stem.last, isVowel(last) { stem.removeLast() }
    return stem
  }

  /// Whether c before this letter is ts in every language.
  private static func softens(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y"): true
    default: false
    }
  }

  private static func isVowel(_ symbol: UInt8) -> Bool {
    switch symbol {
    case UInt8(ascii: "A"), UInt8(ascii: "E"), UInt8(ascii: "I"), UInt8(ascii: "J"),
      UInt8(ascii: "U"):
      true
    default: false
    }
  }
}
