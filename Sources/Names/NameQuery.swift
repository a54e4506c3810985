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
    sounds = SoundKey.keys(ofEachWordOf: name.folded)
    hasTellingSound = sounds.joined().contains { $0.utf8.count >= 4 }
  }

  /// The score of ``Suggestions``, for one candidate.
  func likeness(to candidate: NameProfile) -> Double {
    if candidate.letters.isEmpty { return 0 }
    if name.folded == candidate.folded { return 1 }
    if name.letters == candidate.letters { return 0.98 }

    var best = Self.likeness(bySlipsIn: name.letters, candidate.letters)
    best = max(best, likeness(byBeginningOf: candidate))
    if name.words.count > 1 || candidate.words.count > 1 {
      best = max(best, likeness(byWordsOf: candidate))
    }
    if best >= 0.9 { return best }

    let shared = trigrams.similarity(to: Trigrams(folded: candidate.folded))
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
  private func likeness(byWordsOf candidate: NameProfile) -> Double {
    var sum = 0.0
    for word in name.words {
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
    let count = Double(max(name.words.count, candidate.words.count))
    return sum / Double(name.words.count) * (0.7 + 0.25 * Double(name.words.count) / count)
  }

  private func soundsLike(_ candidate: NameProfile) -> Bool {
    hasTellingSound && name.words.count == candidate.words.count
      && SoundKey.meet(sounds, SoundKey.keys(ofEachWordOf: candidate.folded))
  }
}
