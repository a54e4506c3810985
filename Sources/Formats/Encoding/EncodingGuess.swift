#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// The encoding that bytes without a byte order mark speak for, and how clearly.
public struct EncodingGuess: Hashable, Sendable {
  /// The likeliest.
  public let encoding: TextEncoding
  /// 0 to 1. Encodings that read the sample as the very same text are not rivals.
  public let confidence: Double

  /// Weighs a sample: the more of the text, the surer. It may begin and end in the middle of a
  /// character.
  ///
  /// - Parameters:
  ///   - sample: Bytes of the text.
  ///   - followsText: Whether a byte stands before it that was read as ASCII; what follows is then no UTF-16.
  public init(sample: [UInt8], followsText: Bool = false) {
    let wide = followsText ? nil : Self.utf16(sample)
    self = Self.ascii(sample) ?? wide ?? Self.utf8(sample) ?? Self.singleByte(sample)
  }

  /// The confidence as whole per cent.
  public var percent: Int { Int((confidence * 100).rounded()) }

  private init(_ encoding: TextEncoding, _ confidence: Double) {
    self.encoding = encoding
    self.confidence = confidence
  }

  private static func ascii(_ sample: [UInt8]) -> EncodingGuess? {
    sample.allSatisfy { (0x09..<0x80).contains($0) } ? EncodingGuess(.utf8, 1) : nil
  }

  /// Read as UTF-16 in the right order nearly every unit is a letter or sign of Europe; in the
  /// wrong order, or when the bytes are something else, hardly any is.
  private static func utf16(_ sample: [UInt8]) -> EncodingGuess? {
    let units = sample.count / 2
    guard units > 0 else { return nil }
    func plausible(low: Int, high: Int) -> Double {
      var count = 0
      for index in 0..<units {
        let unit = UInt16(sample[2 * index + high]) << 8 | UInt16(sample[2 * index + low])
        switch unit {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x24F, 0x370...0x52F, 0x1E00...0x1EFF,
          0x2010...0x203A, 0x20AC, 0x2116:
          count += 1
        default: break
        }
      }
      return Double(count) / Double(units)
    }
    let little = plausible(low: 0, high: 1)
    let big = plausible(low: 1, high: 0)
    let best = max(little, big)
    guard best > 0.9, best - min(little, big) > 0.3 else { return nil }
    return EncodingGuess(little > big ? .utf16LittleEndian : .utf16BigEndian, best)
  }

  /// Sequences of UTF-8 hardly come about by chance. A few faults among many do not make it
  /// another encoding; they make it damaged.
  private static func utf8(_ sample: [UInt8]) -> EncodingGuess? {
    var whole = 0
    var faults = 0
    sample.withUnsafeBufferPointer { buffer in
      var rest = buffer
      // The middle of a character at the start is no fault.
      let cut = rest.prefix(3).prefix { $0 & 0xC0 == 0x80 }.count
      rest = UnsafeBufferPointer(rebasing: rest.dropFirst(cut))
      while !rest.isEmpty {
        let (valid, isCut) = UTF8Check.validPrefix(of: rest)
        whole += rest.prefix(valid).lazy.filter { $0 >= 0xC0 }.count
        if valid == rest.count || isCut { break }
        faults += 1
        rest = UnsafeBufferPointer(rebasing: rest.dropFirst(valid + 1))
      }
    }
    guard whole + faults > 0 else {
      // ASCII with odd controls, or nothing but the first bytes of a character.
      return sample.contains { $0 >= 0x80 } ? nil : EncodingGuess(.utf8, 0.9)
    }
    if faults == 0 { return EncodingGuess(.utf8, whole == 1 ? 0.9 : 0.99) }
    guard whole >= 4 * faults else { return nil }
    return EncodingGuess(.utf8, Double(whole) / Double(whole + faults))
  }

  private static func singleByte(_ sample: [UInt8]) -> EncodingGuess {
    let evidence = ByteEvidence(sample)
    let scores = SingleByteModel.all.map { ($0, $0.score(evidence)) }
    guard let best = scores.max(by: { $0.1 < $1.1 }) else { return EncodingGuess(.utf8, 0) }
    var weight = 1.0
    for (model, score) in scores where !model.agrees(with: best.0, on: evidence) {
      weight += exp(score - best.1)
    }
    return EncodingGuess(best.0.encoding, 1 / weight)
  }
}
