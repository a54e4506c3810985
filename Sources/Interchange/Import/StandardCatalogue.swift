public import RegestaKit
internal import Names
internal import Seed

extension KnowledgeBase {
  /// Takes in the catalogue that the program carries: the kinds and relations of `seed/catalogue`.
  ///
  /// - Parameters:
  ///   - withFoundingArticle: The knowledge of `seed/founding` too.
  ///   - who: Who does it, for the batch.
  ///   - title: What the base is called.
  ///   - language: The language in which its labels are chosen, as a BCP 47 tag.
  /// - Throws: ``RegestaError`` of kind `refused` when the base has a catalogue, else as
  ///   ``RegestaKit/KnowledgeBase/write(_:_:)``.
  public func loadSeed(
    withFoundingArticle: Bool,
    who: String,
    title: String? = nil,
    language: String = "en"
  ) throws {
    guard try kinds().isEmpty else {
      throw RegestaError(
        .refused,
        "The base has its catalogue already; it is taken in once.",
        hint: "Make a new base with: regesta init FILE"
      )
    }
    var files = Seed.files(in: "seed/catalogue").filter { $0.path.hasSuffix(".yaml") }
    if withFoundingArticle {
      files += Seed.files(in: "seed/founding").filter { $0.path.hasSuffix(".yaml") }
    }
    let loader = try NotationLoader(files.map { (name: $0.path, text: $0.text) })
    let why = withFoundingArticle ? "the catalogue and the founding article" : "the catalogue"
    try write(Batch.Draft(.`init`, who: who, why: why)) { writer in
      try writer.setMeta("language", language)
      if let title { try writer.setMeta("title", title) }
      try writer.setMeta("name-folding", "\(NameFolding.version).\(SoundKey.version)")
      try loader.load(into: writer, of: self)
    }
  }
}
