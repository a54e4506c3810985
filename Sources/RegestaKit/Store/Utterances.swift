/// Of which things a batch has said something already, and by which relations: to ask the base only where
/// there may be something.
///
/// It is a filter after Bloom: what it has not is not there, what it has may be. A megabyte, however much is
/// said; what is rolled back stays in it, which costs a question and no more.
struct Utterances {
  private static let bits: UInt64 = 1 << 23

  /// The last thing that was there before the batch.
  private let lastBefore: Int
  private var words: [UInt64] = []
  /// Whether something was written past it, so that it knows nothing any more.
  private var isBlind = false

  init(lastBefore: Int) { self.lastBefore = lastBefore }

  /// Whether a thing is new in the batch, and nothing was said of it by a relation.
  func isUnheard(_ thing: Entity.ID, _ relation: Int) -> Bool {
    guard !isBlind, thing.rawValue > lastBefore else { return false }
    let (one, other) = Self.places(thing, relation)
    return words.isEmpty || !isSet(one) || !isSet(other)
  }

  mutating func hear(_ thing: Entity.ID, _ relation: Int) {
    guard thing.rawValue > lastBefore else { return }
    if words.isEmpty { words = [UInt64](repeating: 0, count: Int(Self.bits / 64)) }
    let (one, other) = Self.places(thing, relation)
    words[Int(one >> 6)] |= 1 << (one & 63)
    words[Int(other >> 6)] |= 1 << (other & 63)
  }

  mutating func goBlind() { isBlind = true }

  private func isSet(_ place: UInt64) -> Bool { words[Int(place >> 6)] & (1 << (place & 63)) != 0 }

  private static func places(_ thing: Entity.ID, _ relation: Int) -> (UInt64, UInt64) {
    var mix =
      UInt64(thing.rawValue) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(relation) &* 0xC2B2_AE3D_27D4_EB4F
    mix ^= mix >> 32
    mix = mix &* 0xD6E8_FEB8_6659_FD93
    mix ^= mix >> 29
    return (mix % bits, (mix >> 32) % bits)
  }
}
