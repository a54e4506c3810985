/// Reads bibliographies of BibTeX and BibLaTeX as records.
public struct BibTeXReader {
  /// In the order of the file, what they inherit filled in.
  public private(set) var records: [BibliographyRecord] = []
  /// What was wrong or not understood, each with its place.
  public private(set) var problems: [FormatError]

  /// Reads a whole bibliography.
  ///
  /// - Parameters:
  ///   - source: The bytes, in any encoding that ``TextDecoder`` reads.
  ///   - encoding: The encoding when it is known.
  /// - Throws: ``FormatError`` when the bytes cannot be had or decoded.
  public init(_ source: any ByteSource, encoding: TextEncoding? = nil) throws(FormatError) {
    self.init(try BibTeXFile(source, encoding: encoding))
  }

  /// Makes records of the entries; those of type `xdata` are only inherited from.
  public init(_ file: BibTeXFile) {
    problems = file.problems
    var inheritance = BibTeXInheritance(file.entries)
    for entry in file.entries where entry.type != "xdata" {
      var conversion = BibTeXConversion(inheritance.completed(entry))
      records.append(conversion.record())
      problems += conversion.problems
    }
    problems += inheritance.problems
  }
}
