/// An encoding of text that files in the languages of Europe come in.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1257 = "windows-1257"
  case iso8859_2 = "ISO-8859-2"
  case iso8859_13 = "ISO-8859-13"
  case koi8r = "KOI8-R"
  case ibm852 = "IBM852"
  case ibm866 = "IBM866"

  /// The encoding a person names: the registered name or a common alias, in any case.
  ///
  /// ISO-8859-1 and ASCII are read as Windows-1252, as browsers do: their bytes mean the same there.
  public init?(named name: String) {
    let wanted = Self.folded(name)
    if let encoding = Self.allCases.first(where: { Self.folded($0.rawValue) == wanted }) {
      self = encoding
    } else if let encoding = Self.aliases[wanted] {
      self = encoding
    } else {
      return nil
    }
  }

  /// What the bytes 0x80 to 0xFF stand for, 0 for nothing; nil for encodings of more than one byte.
  var upperHalf: [UInt16]? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    case .windows1250: CodePageTable.windows1250
    case .windows1251: CodePageTable.windows1251
    case .windows1252: CodePageTable.windows1252
    case .windows1257: CodePageTable.windows1257
    case .iso8859_2: CodePageTable.iso8859_2
    case .iso8859_13: CodePageTable.iso8859_13
    case .koi8r: CodePageTable.koi8r
    case .ibm852: CodePageTable.ibm852
    case .ibm866: CodePageTable.ibm866
    }
  }

  private static let aliases: [String: TextEncoding] = [
    "utf16": .utf16LittleEndian, "ucs2": .utf16LittleEndian, "unicode": .utf16LittleEndian,
    "cp1250": .windows1250, "win1250": .windows1250, "1250": .windows1250,
    "cp1251": .windows1251, "win1251": .windows1251, "1251": .windows1251,
    "cp1252": .windows1252, "win1252": .windows1252, "1252": .windows1252, "ansi": .windows1252,
    "ascii": .windows1252, "usascii": .windows1252, "iso88591": .windows1252,
    "latin1": .windows1252, "cp1257": .windows1257, "win1257": .windows1257, "1257": .windows1257,
    "latin2": .iso8859_2, "latin7": .iso8859_13, "koi8": .koi8r, "cskoi8r": .koi8r,
    "cp852": .ibm852, "dos852": .ibm852, "852": .ibm852,
    "cp866": .ibm866, "dos866": .ibm866, "866": .ibm866,
  ]

  private static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
  }
}

extension TextEncoding: CustomStringConvertible {
  /// The registered name.
  public var description: String { rawValue }
}
