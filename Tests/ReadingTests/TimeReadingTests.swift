import Reading
import Testing

@Suite("When it was, by the sentence around")
struct TimeReadingTests {
  @Test(
    "Dates that two verbs share",
    arguments: [
      (
        "Sweden occupied and annexed Livonia in August 1629.", "Sweden occupies Livonia",
        "from August 1629 to an unknown date"
      ),
      (
        "General Hans Wrangel entered Riga on 5 May 1621 and established a garrison there.",
        "Hans Wrangel entered Riga", "5 May 1621"
      ),
      (
        "Denmark and Sweden signed the Treaty of Ystad establishing a union on 29 August 1512.",
        "Denmark signed Treaty of Ystad", "29 August 1512"
      ),
      (
        "It was not until 1921 that Denmark recognized Hungary.", "Denmark recognised Hungary",
        "1921"
      ),
      (
        "On 22 January 1919 Sweden announced that Denmark recognized Hungary.",
        "Denmark recognised Hungary", "22 January 1919"
      ),
      (
        "Sweden condemned the 1939 Soviet attack on Finland.", "Soviet Union attacked Finland",
        "1939"
      ),
    ]
  )
  func sharedDates(_ text: String, _ claim: String, _ time: String) throws {
    let read = try ReadText(text)
    #expect(read.time(of: claim) == time, "\(read.claims)")
  }

  @Test("An office named in passing was held at the time told of, and a former one was not")
  func meanwhile() throws {
    let read = try ReadText(
      "Swedish Foreign Minister Erik Palmstierna left Paris on 3 July 1919.",
      "Former President Karl Renner left Vienna on 4 July 1919."
    )
    let held = "Erik Palmstierna holds-office Foreign Minister of Sweden"
    #expect(read.time(of: held) == "3 July 1919", "\(read.claims)")
    #expect(read.candidate("Karl Renner holds-office President")?.period == nil)
  }

  @Test(
    "Nouns with a date",
    arguments: [
      (
        "After the dissolution of Czechoslovakia in 1992 the border was closed.",
        "Czechoslovakia dissolved-on 1992"
      ),
      ("It was agreed at the Congress of Laibach in 1821.", "Congress of Laibach dated 1821"),
      (
        "After the death of Henry the Lion in 1195 Saxony was quiet.", "Henry the Lion died-on 1195"
      ),
      ("The Treaty of Zboriv (1649) was broken by Poland.", "Treaty of Zboriv dated 1649"),
      ("The war lasted from 1541 to 1545.", "war began 1541"),
      (
        "The Treaty of Ystad ended the Danish-Swedish War of 1504–12.",
        "Danish-Swedish War of 1504–12 began 1504"
      ),
    ]
  )
  func nouns(_ text: String, _ claim: String) throws {
    let read = try ReadText(text)
    #expect(read.claims.contains(claim), "\(read.claims)")
  }

  @Test("What is added without a verb has its own day")
  func gaps() throws {
    let read = try ReadText(
      "The Treaty of Ystad was ratified by Denmark on 13 February 1512 and by Norway on 1 March 1512.",
      "Sweden left Kalmar on 3 May 1513 and Saxony on 9 June 1513."
    )
    #expect(read.time(of: "Denmark ratified Treaty of Ystad") == "13 February 1512")
    #expect(read.time(of: "Norway ratified Treaty of Ystad") == "1 March 1512", "\(read.claims)")
    #expect(read.time(of: "Saxony left Kalmar") == "9 June 1513")
  }
}
