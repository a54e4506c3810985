import Reading
import Testing

@Suite("Texts that mean no good")
struct HostileTextTests {
  @Test(
    "Hostile text is read in linear time, and never ends in a crash",
    arguments: [
      String(repeating: "Vilnius and ", count: 4_000),
      String(repeating: "(", count: 10_000) + String(repeating: ")", count: 3_000),
      String(repeating: "A", count: 50_000),
      String(repeating: "1920 ", count: 5_000),
      String(repeating: "that which that ", count: 3_000),
      String(repeating: "of Poland, and ", count: 4_000),
      String(repeating: "French, and ", count: 4_000) + "troops",
      String(repeating: "the king, ", count: 4_000) + "Henry",
      String(repeating: "where he signed, signed in, ", count: 2_000),
      String(repeating: "as well as both countries ", count: 2_000),
      String(repeating: "to be to have been ", count: 3_000),
      "\u{202E}signed Poland treaty the\u{202C} \u{0}\u{FFFD} 𝔗𝔯𝔢𝔞𝔱𝔶 of 🇱🇹.",
      "'s 's ' \" ” [1][2][ ] ( of of of the the the",
      "",
      ".",
    ]
  )
  func hostile(_ text: String) throws {
    let read = try ReadText(text)
    for mention in read.reading.mentions {
      #expect(mention.span.range.upperBound <= text.unicodeScalars.count)
    }
  }
}
