enum EnglishReader {
  static func date(_ text: String, context: DateContext) throws(DateError) -> Reading {
    throw DateError("no date", in: text, at: 0)
  }
  static func period(_ text: String, context: DateContext) throws(DateError) -> Period {
    throw DateError("no date", in: text, at: 0)
  }
}
