// Unsafe: a name is folded into the text's own memory; the bound of its length is proved where it is made.

/// The form of a name under which it is indexed and looked up: plain, small, Latin where it can be.
///
/// Two spellings that differ in case, in accents, in letters with strokes and ligatures, in quotation
/// marks and punctuation, or in Cyrillic against its Latin transliteration, have one folded form:
///
///     NameFolding.fold("Łossowski")              // "lossowski"
///     NameFolding.fold("SUWAŁKI")                // "suwalki"
///     NameFolding.fold("Brest-Litovsk")          // "brest litovsk"
///     NameFolding.fold("Вильнюс")                // "vilnius"
///     NameFolding.fold("Straße")                 // "strasse"
///     NameFolding.fold("L'Union soviétique")     // "lunion sovietique"
///
/// The folded form is a key, not something to show: it cannot be turned back into the name.
///
/// - **Latin**: compatibility decomposition without combining marks; letters that do not decompose
///   become plain (ł l, đ ð d, ø o, ß ss, æ ae, œ oe, þ th, ı i, ŋ n, ə a, ħ h).
///   German ö is `o`, not `oe`: ``SoundKey`` is what joins *Mueller* and *Müller*.
/// - **Cyrillic**: the ALA-LC romanisation without its marks, read as Russian (ж zh, х kh, ц ts, ч ch,
///   ш sh, щ shch, ы y, э e, ю iu, я ia, й и і ї i, ё ѣ e, ѳ f, ь nothing; ў u, ґ г g, є ie; ђ d, ј j,
///   љ lj, њ nj, ћ c, џ dz, ѕ dz). The hard sign is `a` before a consonant (Търново, tarnovo) and
///   nothing elsewhere (Петроградъ). The language of a word is not guessed, so Ukrainian and
///   Belarusian г is `g` (Гродна, grodna) and Ukrainian и is `i`; ``SoundKey`` joins them to *Hrodna*.
/// - **Greek**: χ ch, θ th, φ f, ψ ps, η i, β v; υ is `u` after α, ε, ο and `y` elsewhere.
/// - **Armenian** and **Georgian**: the national romanisations, without apostrophes.
/// - **Other scripts** stay, in small letters and canonically decomposed, without Hebrew points and
///   Arabic vowel signs. Compatibility forms of these scripts and of Han are left as they are.
/// - Apostrophes, quotation marks, modifier letters and invisible formatting go; every run of other
///   punctuation, symbols and white space is one space, none at either end.
///
/// The fold is idempotent, gives the same for a name, its upper case, its NFC and its NFD, depends on
/// no locale, and may be empty (a name of symbols only). It does not reorder the marks that it keeps:
/// text in which several of them are in no canonical order folds to a key of its own.
public enum NameFolding {
  /// Changes whenever some name folds otherwise than before: stored folded forms are then stale.
  public static let version = 1

  /// The folded form of `name`, at most three times as many UTF-8 bytes long.
  ///
  /// The cost is linear. Beside the result nothing is allocated for names in ASCII, nor for short
  /// names in other letters; what is folded already is given back as it is.
  public static func fold(_ name: String) -> String {
    var name = name
    if name.withUTF8(isFolded) { return name }
    return name.withUTF8 { input in
      if input.allSatisfy({ $0 < 0x80 }) {
        return String(unsafeUninitializedCapacity: input.count) { output in
          var folder = Folder(output: output)
          folder.fold(input)
          return folder.count
        }
      }
      let bound = input.count * Folder.maximumGrowth
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bound) { output in
        var folder = Folder(output: output)
        folder.fold(input)
        let folded = UnsafeBufferPointer(rebasing: output[..<folder.count])
        return String(decoding: folded, as: UTF8.self)
      }
    }
  }

  /// Whether they are small letters and digits of ASCII, with single spaces between them: what the index keeps of
  /// most names.
  private static func isFolded(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let space = UInt8(ascii: " ")
    var before = space
    for byte in name {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case space where before != space: break
      default: return false
      }
      before = byte
    }
    return before != space || name.isEmpty
  }

  /// The words of the folded name, in order, without *the*, *of*, *a*, *an* and *and*.
  ///
  /// A name of such words only keeps them all, so that only an empty fold has no tokens.
  public static func tokens(_ name: String) -> [String] {
    tokens(ofFolded: fold(name))
  }

  static func tokens(ofFolded folded: String) -> [String] {
    let words = folded.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    let telling = words.filter { !stopWords.contains($0) }
    return telling.isEmpty ? words : telling
  }

  /// They tell no name from another.
  static let stopWords = ["the", "of", "a", "an", "and"]
}
