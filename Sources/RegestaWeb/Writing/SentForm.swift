/// What a form sent: fields by name, and files.
struct SentForm {
  /// A file with the name that it has on the machine it comes from.
  struct File {
    /// Without its folders.
    var name: String
    var bytes: [UInt8]
  }

  private var fields: [String: ArraySlice<UInt8>] = [:]
  private var files: [String: File] = [:]

  /// Reads the body of a request.
  ///
  /// - Throws: ``Problem`` when it is no form, or has a name twice.
  init(_ request: WebRequest) throws(Problem) {
    let type = request.headers["content-type"] ?? ""
    switch HeaderParameters(type)?.value {
    case MultipartForm.mediaType: try read(multipart: request.body, type)
    case "application/x-www-form-urlencoded": try read(encoded: request.body)
    default: throw Self.unreadable("It is of no kind that forms are.")
    }
  }

  /// What a field says; nil where the form has no such field, or nothing in it that is no blank.
  ///
  /// - Throws: ``Problem`` where it is not UTF-8.
  func text(_ name: String) throws(Problem) -> String? {
    guard let bytes = fields[name] else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Self.unreadable("The field \(name) is not UTF-8.")
    }
    return text.contains { !$0.isWhitespace } ? text : nil
  }

  /// The bytes of a field.
  func bytes(_ name: String) -> ArraySlice<UInt8>? { fields[name] }

  /// A file; nil where none was chosen.
  func file(_ name: String) -> File? { files[name] }

  private mutating func read(multipart body: [UInt8], _ type: String) throws(Problem) {
    let form: MultipartForm
    do throws(MultipartForm.Fault) {
      form = try MultipartForm(body, contentType: type)
    } catch {
      throw Self.unreadable(error.words + ".")
    }
    for part in form.parts {
      guard let name = part.fileName else {
        fields[part.name] = part.bytes
        continue
      }
      // A field for a file that is left empty is sent as a file without a name.
      guard !name.isEmpty || !part.bytes.isEmpty else { continue }
      files[part.name] = File(name: Self.plain(name), bytes: Array(part.bytes))
    }
  }

  private mutating func read(encoded body: [UInt8]) throws(Problem) {
    guard let text = String(validating: body, as: UTF8.self) else {
      throw Self.unreadable("It is not UTF-8.")
    }
    let items: [QueryItem]
    do throws(Target.Fault) {
      items = try Target.items(text)
    } catch {
      throw Self.unreadable("An escape in it is broken.")
    }
    for item in items {
      guard fields.updateValue(Array(item.value.utf8)[...], forKey: item.name) == nil else {
        throw Self.unreadable("A field stands in it twice.")
      }
    }
  }

  /// The last part of a path, whichever system wrote it, without what controls terminals.
  static func plain(_ name: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
    let scalars = last.unicodeScalars.filter { !$0.properties.generalCategory.isOther }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func unreadable(_ why: String) -> Problem {
    Problem(.badInput, "The form is not readable: \(why)", hint: "Open the page anew.")
  }
}

extension Unicode.GeneralCategory {
  /// Controls, what formats, surrogates, and what is no character.
  fileprivate var isOther: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: false
    }
  }
}
