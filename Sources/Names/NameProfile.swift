/// What ``Suggestions`` needs to know of a name, worked out once for the query.
struct NameProfile {
  private static let lengthThatCounts = 256
  private static let wordsThatCount = 16

  /// The folded name.
  let folded: String
  /// The scalars of the folded name without its spaces.
  let letters: [UInt32]
  /// The scalars of each word, without stop words.
  let words: [[UInt32]]

  init(_ name: String) {
    // Cut before folding, so that a text given by mistake costs no more than a name.
    let cut =
      name.utf8.count <= Self.lengthThatCounts
      ? name : String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.lengthThatCounts)))
    folded = NameFolding.fold(cut)
    letters = folded.unicodeScalars.filter { $0 != " " }.map(\.value)
    words = NameFolding.tokens(ofFolded: folded).prefix(Self.wordsThatCount).map {
      $0.unicodeScalars.map(\.value)
    }
  }

  /// The score of ``Suggestions``, with `self` as the query.
  func likeness(to candidate: NameProfile) -> Double {
    if candidate.letters.isEmpty { return 0 }
    if folded == candidate.folded { return 1 }
    if letters == candidate.letters { return 0.98 }

    var best = Self.likeness(bySlipsIn: letters, candidate.letters)
    best = max(best, likeness(byBeginningOf: candidate))
    if words.count > 1 || candidate.words.count > 1 {
      best = max(best, likeness(byWordsOf: candidate))
    }
    if best >= 0.9 { return best }

    let shared = Trigrams(folded: folded).similarity(to: Trigrams(folded: candidate.folded))
    if soundsLike(candidate) { best = max(best, 0.7 + 0.2 * shared) }
    return max(best, 0.9 * shared)
  }

  private static func likeness(bySlipsIn one: [UInt32], _ other: [UInt32]) -> Double {
    let longer = max(one.count, other.count)
    let limit = min((longer + 2) / 3, 8)
    guard let slips = EditDistance.between(one, other, limit: limit) else { return 0 }
    return 1 - Double(slips) / Double(longer)
  }

  private func likeness(byBeginningOf candidate: NameProfile) -> Double {
    let (typed, known) = (Double(letters.count), Double(candidate.letters.count))
    if letters.count >= 2, candidate.letters.starts(with: letters) {
      return 0.7 + 0.25 * typed / known
    }
    if candidate.letters.count >= 3, letters.starts(with: candidate.letters) {
      return 0.6 + 0.25 * known / typed
    }
    return 0
  }

  /// Each word of the query with the candidate's word that is nearest to it.
  private func likeness(byWordsOf candidate: NameProfile) -> Double {
    var sum = 0.0
    for word in words {
      var nearest = 0.0
      for other in candidate.words {
        if word == other {
          nearest = 1
          break
        }
        if word.count >= 2, other.starts(with: word) {
          nearest = max(nearest, 0.8 + 0.2 * Double(word.count) / Double(other.count))
        }
        nearest = max(nearest, Self.likeness(bySlipsIn: word, other))
      }
      sum += nearest
    }
    let count = Double(max(words.count, candidate.words.count))
    return sum / Double(words.count) * (0.7 + 0.25 * Double(words.count) / count)
  }

  private func soundsLike(_ candidate: NameProfile) -> Bool {
    let keys = SoundKey.keys(ofEachWordOf: folded)
    return keys.joined().contains { $0.utf8.count >= 4 }
      && SoundKey.meet(keys, SoundKey.keys(ofEachWordOf: candidate.folded))
  }
}
