// Unsafe: both texts are looked at where they lie; no buffer outlives its closure.

extension String {
  /// Whether the bytes of another text stand in this one, one after the other.
  func hasUTF8(of other: String) -> Bool {
    var (text, other) = (self, other)
    return text.withUTF8 { bytes in
      other.withUTF8 { wanted in
        guard let first = wanted.first else { return true }
        guard bytes.count >= wanted.count else { return false }
        return (0...bytes.count - wanted.count).contains { start in
          bytes[start] == first
            && bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
      }
    }
  }
}
