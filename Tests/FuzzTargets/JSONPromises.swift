import Formats

/// Of JSON: however the bytes come, the same value; written and read again, the same value.
enum JSONPromises {
  static func check(_ bytes: [UInt8]) throws {
    let extent = TextExtent(bytes)
    for layout in [JSONElements.Layout.automatic, .lines] {
      let whole = read(bytes, layout, chunkSize: .max)
      if let error = whole.error { try extent.check(error) }
      for place in whole.places { try extent.check(place, "a value") }
      if extent.isPlain {
        let cut = read(bytes, layout, chunkSize: max(1 + bytes.count % 7, bytes.count / 500))
        try promise(
          cut == whole,
          "the text reads otherwise in pieces: \(String(describing: cut.error)), whole \(String(describing: whole.error))"
        )
      }
      for style in [JSONWriter.Style.compact, .indented] {
        try checkRoundTrip(of: whole.values, style)
      }
    }
    try checkSkipping(bytes, extent)
  }

  /// What a text reads as.
  private struct Outcome: Equatable {
    var values: [JSONValue] = []
    var places: [TextPosition] = []
    var error: FormatError?
  }

  private static func read(
    _ bytes: [UInt8],
    _ layout: JSONElements.Layout,
    chunkSize: Int
  ) -> Outcome {
    var outcome = Outcome()
    var elements = JSONElements(MemorySource(bytes, chunkSize: chunkSize), layout: layout)
    do throws(FormatError) {
      while let value = try elements.next() {
        outcome.values.append(value)
        outcome.places.append(elements.position)
      }
    } catch {
      outcome.error = error
    }
    return outcome
  }

  private static func checkRoundTrip(of values: [JSONValue], _ style: JSONWriter.Style) throws {
    var writer = JSONWriter(style: style)
    for value in values { writer.write(value) }
    let again = read(writer.bytes, .sequence, chunkSize: .max)
    try promise(again.error == nil, "what was written does not read: \(again.error?.message ?? "")")
    try promise(again.values == values, "what was written reads otherwise")
  }

  /// A reader that passes over bad lines comes to an end.
  private static func checkSkipping(_ bytes: [UInt8], _ extent: TextExtent) throws {
    var elements = JSONElements(MemorySource(bytes), layout: .lines)
    var rounds = 0
    while true {
      rounds += 1
      try promise(rounds <= bytes.count + 2, "bad lines are passed over without end")
      do throws(FormatError) {
        guard try elements.next() != nil else { return }
      } catch {
        do throws(FormatError) {
          try elements.skipLine()
        } catch {
          return try extent.check(error)
        }
      }
    }
  }
}
