// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// The IRIs seen of late, by the bytes that stand for them in the document.
///
/// A document names few predicates, classes and datatypes many times: each is made and stored once.
struct IRICache {
  private struct Entry {
    var source = ""
    var iri = ""
  }
  private var entries = [Entry](repeating: Entry(), count: 256)

  /// Forgets all: the same bytes may now stand for something else.
  mutating func removeAll() {
    entries = [Entry](repeating: Entry(), count: 256)
  }

  /// The IRI that bytes stand for, made when they are not remembered.
  @inline(__always)
  mutating func iri(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    make: () throws(SyntaxFault) -> String
  ) throws(SyntaxFault) -> String {
    let source = UnsafeBufferPointer(rebasing: bytes[range])
    let slot = source.slotOfIRI
    // An entry that nothing was put into yet has no bytes either, but <> stands for something.
    if !source.isEmpty, entries[slot].source.hasBytes(source) { return entries[slot].iri }
    let iri = try make()
    guard !source.isEmpty else { return iri }
    let isSame = iri.hasBytes(source)
    entries[slot] = Entry(
      source: isSame ? iri : String(decoding: source, as: UTF8.self),
      iri: iri
    )
    return iri
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The place of an IRI in a table of 256.
  var slotOfIRI: Int {
    guard let baseAddress else { return 0 }
    // IRIs differ at their ends.
    var hash = UInt64(count)
    if count >= 8 {
      hash ^= UnsafeRawPointer(baseAddress).loadUnaligned(
        fromByteOffset: count - 8,
        as: UInt64.self
      )
    } else {
      for byte in self { hash = hash << 8 ^ UInt64(byte) }
    }
    return Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}
