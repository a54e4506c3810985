/// A query of ``Suggestions``: what is needed of it is worked out once for all candidates.
struct NameQuery {
  let name: NameProfile
  private let trigrams: Trigrams
  private let sounds: [[String]]
  /// Keys of fewer than four sounds are shared by too many names.
  private let hasTellingSound: Bool

  init(_ query: String) {
    name = NameProfile(query)
    trigrams = Trigrams(folded: name.folded)
    sounds = name.words.map { [letters = name.letters] in SoundKey.keys(ofFolded: letters[$0]) }
    hasTellingSound = sounds.joined().contains { $0.utf8.count >= 4 }
  }

  /// The score of ``Suggestions``, for one candidate.
  ///
  /// Most candidates come nowhere near. What turns out to be less than `least` is not worked out: the result is
  /// then any number below.
  func likeness(to candidate: NameProfile, atLeast least: Double = 0) -> Double {
    if candidate.letters.isEmpty { return 0 }
    if name.folded == candidate.folded { return 1 }
    if name.letters == candidate.letters { return 0.98 }

    var best = Self.likeness(bySlipsIn: name.letters[...], candidate.letters[...], atLeast: least)
    best = max(best, likeness(byBeginningOf: candidate))
    if name.words.count > 1 || candidate.words.count > 1 {
      best = max(best, likeness(byWordsOf: candidate, atLeast: max(best, least)))
    }
    if best >= 0.9 { return best }

    // They sound alike or not, whatever they share; how much that is says how near they are then.
    let wanted = max(best, least)
    let soundsAlike =
      hasTellingSound && name.words.count == candidate.words.count && 0.9 >= wanted
      && soundsLike(candidate)
    // A hair less than is wanted, so that no rounding loses a name.
    let needed = soundsAlike ? 0 : wanted / 0.9 - 1e-6
    guard let shared = trigrams.similarity(toFolded: candidate.folded, atLeast: needed) else {
      return best
    }
    best = max(best, 0.9 * shared)
    return soundsAlike && 0.7 + 0.2 * shared >= max(best, least) ? 0.7 + 0.2 * shared : best
  }

  private static func likeness(
    bySlipsIn one: ArraySlice<UInt32>,
    _ other: ArraySlice<UInt32>,
    atLeast least: Double
  ) -> Double {
    let longer = max(one.count, other.count)
    // Rounded up: whether the last slip is one too many is told by the score.
    let few = Int((max(1 - least, 0) * Double(longer)).rounded(.up))
    let limit = min((longer + 2) / 3, 8, few)
    guard let slips = EditDistance.between(one, other, limit: limit) else { return 0 }
    return 1 - Double(slips) / Double(longer)
  }

  private func likeness(byBeginningOf candidate: NameProfile) -> Double {
    let (typed, known) = (Double(name.letters.count), Double(candidate.letters.count))
    if name.letters.count >= 2, candidate.letters.starts(with: name.letters) {
      return 0.7 + 0.25 * typed / known
    }
    if candidate.letters.count >= 3, name.letters.starts(with: candidate.letters) {
      return 0.6 + 0.25 * known / typed
    }
    return 0
  }

  /// Each word of the query with the candidate's word that is nearest to it.
  private func likeness(byWordsOf candidate: NameProfile, atLeast least: Double) -> Double {
    let count = Double(max(name.words.count, candidate.words.count))
    let weight = 0.7 + 0.25 * Double(name.words.count) / count
    // A hair less than is wanted, so that no rounding loses a name.
    let wanted = least / weight * Double(name.words.count) - 1e-6
    var sum = 0.0
    for (place, range) in name.words.enumerated() {
      // If all words behind it were found whole, this one would still have to be so near.
      let needed = wanted - sum - Double(name.words.count - place - 1)
      guard needed <= 1 else { return 0 }
      let word = name.letters[range]
      var nearest = 0.0
      for range in candidate.words {
        let other = candidate.letters[range]
        if word == other {
          nearest = 1
          break
        }
        if word.count >= 2, other.starts(with: word) {
          nearest = max(nearest, 0.8 + 0.2 * Double(word.count) / Double(other.count))
        }
        nearest = max(
          nearest,
          Self.likeness(bySlipsIn: word, other, atLeast: max(nearest, needed))
        )
      }
      sum += nearest
    }
    return sum / Double(name.words.count) * weight
  }

  private func soundsLike(_ candidate: NameProfile) -> Bool {
    zip(sounds, candidate.words).allSatisfy { keys, word in
      SoundKey.keys(ofFolded: candidate.letters[word]).contains(where: keys.contains)
    }
  }
}
