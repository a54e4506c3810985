internal import Formats

/// The features of GeoJSON, one by one: of a collection, one alone, or one after another on lines.
struct FeatureStream {
  /// A feature and where it stands.
  struct Feature {
    var object: JSONObject
    var position: TextPosition
  }

  /// What the collection says besides its features, as far as it was read.
  private(set) var members = JSONObject()
  private var reader: JSONReader
  private var isInCollection = false

  init(_ source: any ByteSource) {
    var options = JSONOptions()
    options.allowsSequence = true
    reader = JSONReader(source, options: options)
  }

  /// The next feature; nil at the end.
  ///
  /// - Throws: ``FormatError`` with line and column.
  mutating func next() throws(FormatError) -> Feature? {
    while true {
      if isInCollection {
        guard let event = try reader.next() else { return nil }
        if event == .endArray {
          isInCollection = false
          try readMembers()
          if !isInCollection { continue }
          continue
        }
        let position = reader.position
        return try feature(try reader.value(beginningWith: event), at: position)
      }
      guard let event = try reader.next() else { return nil }
      guard event == .beginObject else {
        throw FormatError("Here must be an object of GeoJSON.", at: reader.position)
      }
      let position = reader.position
      members = JSONObject()
      try readMembers()
      if isInCollection { continue }
      if members["type"]?.string == "Feature" {
        return try feature(.object(members), at: position)
      }
      if members["type"]?.string == "FeatureCollection" { continue }
      throw FormatError("This is no feature of GeoJSON, nor a collection of them.", at: position)
    }
  }

  /// The members of the object that is open, up to its end or to the beginning of the features.
  private mutating func readMembers() throws(FormatError) {
    while let event = try reader.next(), case .name(let name) = event {
      guard name == "features" else {
        guard let value = try reader.nextValue() else { return }
        members.members.append(JSONObject.Member(name, value))
        continue
      }
      guard let begin = try reader.next(), begin == .beginArray else {
        throw FormatError("\"features\" must be an array.", at: reader.position)
      }
      isInCollection = true
      return
    }
  }

  private func feature(
    _ value: JSONValue,
    at position: TextPosition
  ) throws(FormatError) -> Feature {
    guard let object = value.object else {
      throw FormatError("A feature must be an object, not \(value.typeName).", at: position)
    }
    return Feature(object: object, position: position)
  }
}
