/// Reads the letters of one folded ASCII word into the symbols of a ``SoundKey``.
struct SoundReader {
  /// How the spellings that mean different sounds in different languages are read.
  enum Reading {
    /// As in *Chicherin*, *Cracow*: ch is č, c is k, ck is k, rz is two sounds.
    case english
    /// As in *Tuchaczewski*, *Wacław*: ch is kh, c is ts, ck is ts-k, rz is ž.
    case polish

    static func possible(for letters: [UInt8]) -> [Reading] {
      var previous: UInt8 = 0
      var polish = false
      for (index, letter) in letters.enumerated() {
        if previous == UInt8(ascii: "k"), letter == UInt8(ascii: "h") { return [.english] }
        let cz = previous == UInt8(ascii: "c") && letter == UInt8(ascii: "z")
        polish = polish || cz || letters[index...].starts(with: "tsch".utf8)
        previous = letter
      }
      return polish ? [.polish] : [.english, .polish]
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

  mutating func key() -> [UInt8] {
    while index < letters.count {
      if !readGroup() { readLetter() }
    }
    return Self.withoutEnding(Self.withoutSoftness(symbols))
  }

  private typealias Group = (spelling: [UInt8], symbols: [UInt8])

  /// Spellings of several letters that are read alike everywhere, by their first letter, and the
  /// longest first for each.
  private static let groups: [UInt8: [Group]] = Dictionary(
    grouping: [
      ("schtsch", "SC"), ("shch", "SC"), ("szcz", "SC"), ("chtch", "SC"), ("sch", "S"), ("sh", "S"),
      ("sz", "S"), ("tsch", "C"), ("tch", "C"), ("tsh", "C"), ("ts", "C"), ("tz", "C"), ("th", "T"),
      ("cz", "C"), ("cs", "C"), ("dsch", "DZ"), ("dzh", "DZ"), ("zh", "Z"), ("zs", "Z"),
      ("kh", "G"),
      ("gh", "G"), ("ph", "F"), ("ks", "KS"), ("qu", "KV"), ("oo", "A"), ("oe", "A"),
      ("ue", "U"), ("au", "AV"), ("eu", "EV"),
    ].map { Group(Array($0.0.utf8), Array($0.1.utf8)) },
    by: \.spelling[0]
  )

  private mutating func readGroup() -> Bool {
    let rest = letters[index...]
    for group in Self.groups[letters[index]] ?? [] where rest.starts(with: group.spelling) {
      symbols += group.symbols
      index += group.spelling.count
      return true
    }
    guard rest.count >= 2 else { return false }
    let polish = reading == .polish
    switch (letters[index], letters[index + 1]) {
    case (UInt8(ascii: "c"), UInt8(ascii: "h")):
      symbols.append(UInt8(ascii: polish ? "G" : "C"))
    case (UInt8(ascii: "c"), UInt8(ascii: "k")):
      symbols += Array((polish ? "CK" : "K").utf8)
    case (UInt8(ascii: "r"), UInt8(ascii: "z"))
    where polish && rest.count > 2 && rest[index + 2] != UInt8(ascii: "h"):
      symbols.append(UInt8(ascii: "Z"))
    case (UInt8(ascii: "o"), UInt8(ascii: "u")):
      symbols += Array((rest.count == 2 ? "AV" : "U").utf8)
    case (UInt8(ascii: "r"), UInt8(ascii: "h")) where index == 0:
      symbols.append(UInt8(ascii: "R"))
    case (UInt8(ascii: "f"), UInt8(ascii: "f")) where rest.count == 2:
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
      let soft = index < letters.count && "eiy".utf8.contains(letters[index])
      symbols.append(UInt8(ascii: soft || reading == .polish ? "C" : "K"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      symbols.append(letter & ~0x20)
    default:
      symbols.append(letter)
    }
  }

  /// Doubled symbols become one, J between a consonant and a vowel goes, J and E become I.
  private static func withoutSoftness(_ symbols: [UInt8]) -> [UInt8] {
    var single: [UInt8] = []
    for symbol in symbols where symbol != single.last { single.append(symbol) }

    var result: [UInt8] = []
    for (index, symbol) in single.enumerated() {
      let isJ = symbol == UInt8(ascii: "J")
      if isJ, index > 0, index + 1 < single.count, !isVowel(single[index - 1]),
        isVowel(single[index + 1])
      {
        continue
      }
      let plain = isJ || symbol == UInt8(ascii: "E") ? UInt8(ascii: "I") : symbol
      if plain != result.last { result.append(plain) }
    }
    return result
  }

  private static func withoutEnding(_ symbols: [UInt8]) -> [UInt8] {
    var stem = symbols[...]
    if stem.count > 2, stem.last == UInt8(ascii: "S"), isVowel(stem[stem.endIndex - 2]) {
      stem.removeLast()
    }
    while stem.count > 2, let last = stem.last, isVowel(last) { stem.removeLast() }
    return Array(stem)
  }

  private static func isVowel(_ symbol: UInt8) -> Bool {
    "AEIJU".utf8.contains(symbol)
  }
}
