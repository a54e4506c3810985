/// A form with files as browsers send it (`multipart/form-data`, RFC 7578), read strictly.
///
/// What no browser sends is refused and not mended: text before the first part or behind the last, fields of a
/// head that are not needed, a part without a name. So there is one way only to read a body.
struct MultipartForm {
  /// One field.
  struct Part {
    /// The name of the field.
    var name: String
    /// The name of the file as the browser has it; nil for a field that is no file.
    var fileName: String?
    /// What is in it, as a part of the body.
    var bytes: ArraySlice<UInt8>
  }

  /// Why a body is no such form.
  struct Fault: Error {
    /// What is wrong, in a sentence without its full stop.
    var words: String
  }

  /// The fields, in the order in which they came.
  let parts: [Part]

  /// How many fields a form may have.
  static let mostParts = 32
  /// In bytes; the head of a field.
  static let longestHead = 4_096
  /// In bytes; the name of a field.
  static let longestName = 100
  /// In bytes; the name of a file.
  static let longestFileName = 1_000

  /// The media type without its parameters.
  static let mediaType = "multipart/form-data"

  /// Reads a body.
  ///
  /// - Parameters:
  ///   - body: All of it.
  ///   - contentType: The field of the request's head, with the boundary.
  /// - Throws: ``Fault``.
  init(_ body: [UInt8], contentType: String) throws(Fault) {
    let delimiter = Array("--".utf8) + Array(try Self.boundary(contentType).utf8)
    guard body.starts(with: delimiter) else { throw Fault(words: "It does not begin with a field") }
    let separator = Array("\r\n".utf8) + delimiter
    var parts: [Part] = []
    var place = delimiter.count
    while !body[place...].starts(with: Self.dashes) {
      guard parts.count < Self.mostParts else {
        throw Fault(words: "It has more than \(Self.mostParts) fields")
      }
      guard body[place...].starts(with: Self.lineEnd) else {
        throw Fault(words: "A boundary does not end its line")
      }
      let start = place + Self.lineEnd.count
      guard let end = Self.index(of: separator, in: body, from: start) else {
        throw Fault(words: "It is cut off")
      }
      parts.append(try Self.part(body[start..<end]))
      place = end + separator.count
    }
    let rest = body[(place + Self.dashes.count)...]
    guard rest.isEmpty || rest.elementsEqual(Self.lineEnd) else {
      throw Fault(words: "Something stands behind its end")
    }
    guard Set(parts.map(\.name)).count == parts.count else {
      throw Fault(words: "A field stands in it twice")
    }
    self.parts = parts
  }

  // MARK: Below

  private static let dashes = Array("--".utf8)
  private static let lineEnd = Array("\r\n".utf8)
  private static let headEnd = Array("\r\n\r\n".utf8)

  private static func boundary(_ contentType: String) throws(Fault) -> String {
    guard let header = HeaderParameters(contentType), header.value == mediaType,
      header.parameters.map(\.name) == ["boundary"]
    else { throw Fault(words: "It does not say where its fields end") }
    let boundary = header.parameters[0].value
    let isPlain = boundary.utf8.allSatisfy { byte in
      HeaderParameters.isOfToken(byte) || "(),/:=? ".utf8.contains(byte)
    }
    guard (1...70).contains(boundary.utf8.count), isPlain, boundary.last != " " else {
      throw Fault(words: "Its boundary is none")
    }
    return boundary
  }

  /// One field, between two boundaries.
  private static func part(_ bytes: ArraySlice<UInt8>) throws(Fault) -> Part {
    let within = bytes.prefix(longestHead + headEnd.count)
    guard let end = index(of: headEnd, in: within, from: within.startIndex) else {
      throw Fault(words: "The head of a field does not end")
    }
    guard let head = String(validating: bytes[bytes.startIndex..<end], as: UTF8.self) else {
      throw Fault(words: "The head of a field is not UTF-8")
    }
    var disposition: HeaderParameters?
    var hasType = false
    for line in head.split(separator: "\r\n", omittingEmptySubsequences: false) {
      guard let colon = line.firstIndex(of: ":") else {
        throw Fault(words: "The head of a field is not readable")
      }
      let text = String(line[line.index(after: colon)...])
      switch line[..<colon].lowercased() {
      case "content-disposition" where disposition == nil: disposition = HeaderParameters(text)
      case "content-type" where !hasType: hasType = true
      default: throw Fault(words: "The head of a field has more than its name and type")
      }
    }
    guard let disposition, disposition.value == "form-data" else {
      throw Fault(words: "A field does not say what it is")
    }
    var part = Part(name: "", fileName: nil, bytes: bytes[(end + headEnd.count)...])
    for parameter in disposition.parameters {
      // Browsers write a quotation mark in a name so.
      let value = parameter.value.replacing("%22", with: "\"")
      switch parameter.name {
      case "name": part.name = value
      case "filename": part.fileName = value
      default: throw Fault(words: "A field says more of itself than its name")
      }
    }
    guard (1...longestName).contains(part.name.utf8.count) else {
      throw Fault(words: "A field has no name, or a long one")
    }
    guard part.fileName.map({ $0.utf8.count <= longestFileName }) ?? true else {
      throw Fault(words: "The name of a file is longer than \(longestFileName) bytes")
    }
    return part
  }

  /// Where bytes stand in others.
  private static func index<Bytes: RandomAccessCollection<UInt8>>(
    of wanted: [UInt8],
    in bytes: Bytes,
    from start: Int
  ) -> Int? where Bytes.Index == Int {
    guard let first = wanted.first else { return start }
    var place = start
    let last = bytes.endIndex - wanted.count
    while place <= last {
      if bytes[place] == first, bytes[place...].starts(with: wanted) { return place }
      place += 1
    }
    return nil
  }
}
