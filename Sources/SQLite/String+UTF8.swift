internal import CSQLite

extension String {
  /// A text from bytes that must be valid UTF-8; nil if they are not.
  ///
  /// Repairing and comparing costs a third of `String(validating:as:)` for the short texts that fill
  /// databases: whatever is repaired is no longer the same bytes.
  init?(exactly bytes: UnsafeBufferPointer<UInt8>) {
    self.init(decoding: bytes, as: UTF8.self)
    guard let start = bytes.baseAddress else { return }
    let isSame = withUTF8 { text in
      guard text.count == bytes.count else { return false }
      return text.baseAddress.map { regesta_same_bytes($0, start, text.count) != 0 } ?? true
    }
    if !isSame { return nil }
  }
}
