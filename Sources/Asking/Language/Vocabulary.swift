internal import RegestaKit

/// What a base has to say about the words by which it is asked.
struct Vocabulary {
  let kinds: [Kind]
  let relations: [Relation]
  let sides: [RelationSide]
  let phrases: [VocabularyPhrase]
  let questions: [Question]

  /// Reads it.
  ///
  /// - Throws: a `RegestaError` of kind `damaged` or `busy`.
  init(of base: KnowledgeBase) throws {
    kinds = try base.kinds()
    relations = try base.relations()
    sides = try base.relationSides()
    phrases = try base.phrases()
    questions = try base.askableQuestions()
  }
}
