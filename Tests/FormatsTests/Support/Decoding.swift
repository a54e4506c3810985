import Formats

/// All that a source gives, as one text.
func text(of source: some ByteSource) throws(FormatError) -> String {
  var source = source
  var bytes: [UInt8] = []
  while let chunk = try source.nextChunk() { bytes += chunk }
  return String(decoding: bytes, as: UTF8.self)
}

/// What an action throws; nil when it does not fail.
func formatError(_ body: () throws(FormatError) -> Void) -> FormatError? {
  do {
    try body()
    return nil
  } catch {
    return error
  }
}

extension String {
  /// The text in a single-byte encoding, by asking the decoder what each byte means; nil when it
  /// has a letter that the encoding has not.
  func encoded(in encoding: TextEncoding) -> [UInt8]? {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in (0x80...0xFF).reversed().map({ UInt8($0) }) {
      let decoder = TextDecoder(MemorySource([byte]), encoding: encoding)
      if let letter = try? text(of: decoder), let scalar = letter.unicodeScalars.first {
        bytes[scalar] = byte
      }
    }
    var result: [UInt8] = []
    for scalar in unicodeScalars {
      guard let byte = scalar.isASCII ? UInt8(scalar.value) : bytes[scalar] else { return nil }
      result.append(byte)
    }
    return result
  }
}
