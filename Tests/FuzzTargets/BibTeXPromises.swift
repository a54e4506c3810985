import Formats

/// Of bibliographies: every entry is told or is at fault, and what is written of one reads again.
enum BibTeXPromises {
  static func check(_ bytes: [UInt8]) throws {
    let extent = TextExtent(bytes)
    let file: BibTeXFile
    do throws(FormatError) {
      file = try BibTeXFile(
        MemorySource(bytes, chunkSize: max(1 + bytes.count % 7, bytes.count / 500))
      )
    } catch {
      return try extent.check(error)
    }
    for problem in file.problems { try extent.check(problem) }
    for entry in file.entries {
      try extent.check(entry.position, "the entry \(entry.key)")
      for field in entry.fields { try extent.check(field.position, "the field \(field.name)") }
    }
    let reader = BibTeXReader(file)
    for problem in reader.problems { try extent.check(problem) }
    let wanted = file.entries.count { $0.type != "xdata" }
    try promise(reader.records.count == wanted, "\(reader.records.count) records of \(wanted)")
    try checkWriting(of: reader.records)
  }

  /// Keys are made fit for BibTeX and may then be equal, so each record is written by itself.
  private static func checkWriting(of records: [BibliographyRecord]) throws {
    for record in records.prefix(50) {
      let text = BibTeXWriter().entry(record)
      let again = try BibTeXReader(MemorySource(text))
      try promise(
        again.records.count == 1,
        "“\(record.id)” is written so that it does not read: \(text)"
      )
      // The other formats must take any record; that they read is asked of the values that we make ourselves.
      _ = RISWriter().entry(record)
      let object = CSLJSONWriter().object(record)
      var writer = JSONWriter()
      writer.write(.object(object))
      var json = JSONReader(MemorySource(writer.bytes))
      try promise((try? json.nextValue()) == .object(object), "“\(record.id)” is no JSON")
    }
  }
}
