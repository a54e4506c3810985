/// A coarse key under which the spellings that one name has across Central and Eastern Europe meet.
///
/// English, French, German, Polish, Czech, Lithuanian, Belarusian and Russian write the same sounds
/// in their own ways. The key keeps the sounds that survive the crossing:
///
///     SoundKey.meet("Suwałki", "Сувалки")              // true: SUVALK
///     SoundKey.meet("Tukhachevsky", "Tuchaczewski")    // true: TUGACIVSK
///     SoundKey.meet("Hrodna", "Grodno")                // true: GRADN
///     SoundKey.meet("Kaunas", "Kowno")                 // true: KAVN
///
/// Rules, on the folded name:
///
/// - w v, and u after a or e, and final f, ff, ou: V. ou elsewhere, ue: U. oe: as o.
/// - i j y e: I; soft i is dropped between a consonant and a vowel (Miliukov, Milukow). a o: A.
/// - g h kh gh: G, since Belarusian, Ukrainian and Czech h is Russian and Polish g, and Russian г
///   stands for a foreign h.
/// - s sz sh sch: S. z zh zs: Z. ts tz cz cs tch tsch, and c before e i y: C. ks x: KS. th ph,
///   and rh that begins a word: T F R.
/// - Double letters are single.
/// - The ending goes: vowels, or a vowel and s with the vowels before it (Wilno, Vilna, Vilnius;
///   Narutowicz, Narutavičius), as long as two letters stay.
///
/// *ch, rz, ck* and *c* before a, o, u or a consonant are read in two ways, the English one (č, r-z, k,
/// k) and the Polish and Czech one (kh, ž, ts-k, ts), so a word has one or two keys. A word that
/// has *kh* is read the first way only, one that has *cz* or *tsch* the second way only.
///
/// Names that differ by more than spelling do not meet (Memel and Klaipėda, Lwów and Lviv, Jagiełło
/// and Jogaila), and the key is too coarse to decide alone: *Boris* meets *Bora*. It finds candidates,
/// to be ranked by ``Suggestions``. Words that stay in another script after folding are their own key.
public enum SoundKey {
  /// Changes whenever some name has other keys than before: stored keys are then stale.
  public static let version = 1

  /// The one or two keys of a word; none if it folds to nothing. Spaces in it are not heard.
  public static func keys(of word: String) -> [String] { keys(ofFolded: NameFolding.fold(word)) }

  private static func keys(ofFolded word: String) -> [String] {
    var letters = Array(word.utf8)
    letters.removeAll { $0 == UInt8(ascii: " ") }
    return keys(ofFolded: letters)
  }

  /// The keys of a folded word, whose scalars these are.
  static func keys(ofFolded word: ArraySlice<UInt32>) -> [String] {
    var letters: [UInt8] = []
    letters.reserveCapacity(word.count)
    for scalar in word {
      guard let letter = UInt8(exactly: scalar), letter < 0x80 else {
        return [String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init)))]
      }
      letters.append(letter)
    }
    return keys(ofFolded: letters)
  }

  /// The keys of a folded word in UTF-8.
  private static func keys(ofFolded letters: [UInt8]) -> [String] {
    guard !letters.isEmpty else { return [] }
    guard letters.allSatisfy({ $0 < 0x80 }) else {
      return [String(decoding: letters, as: UTF8.self)]
    }

    var keys: [String] = []
    for reading in SoundReader.Reading.possible(for: letters) {
      var reader = SoundReader(letters: letters, reading: reading)
      let key = String(decoding: reader.key(), as: UTF8.self)
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  /// The keys of each word of a name, in order, without the stop words of ``NameFolding/tokens(_:)``.
  public static func keys(ofEachWordOf name: String) -> [[String]] {
    NameFolding.tokens(name).map(keys(of:))
  }

  /// All keys of all words of a name, separated by spaces: the text to put into a full-text index.
  public static func indexText(_ name: String) -> String {
    var text = ""
    for word in NameFolding.tokens(name) {
      // They are folded, and folding them again would change nothing.
      for key in keys(ofFolded: word) {
        if !text.isEmpty { text += " " }
        text += key
      }
    }
    return text
  }

  /// Whether two names have as many words, each of which shares a key with its counterpart.
  public static func meet(_ first: String, _ second: String) -> Bool {
    meet(keys(ofEachWordOf: first), keys(ofEachWordOf: second))
  }

  private static func meet(_ first: [[String]], _ second: [[String]]) -> Bool {
    !first.isEmpty && first.count == second.count
      && zip(first, second).allSatisfy { one, other in one.contains(where: other.contains) }
  }
}
