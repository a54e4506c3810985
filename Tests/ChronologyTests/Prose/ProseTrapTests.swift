import Chronology
import Testing

/// Numbers and words that look like dates and are none.
@Suite struct ProseTrapTests {
  @Test(arguments: [
    "The damage was 816 million rubles.", "It is in vol II, p. 355, and on pp. 1920–1925.",
    "Some 2000 mercenaries and 1000 cavalry met the 2700 man army.",
    "2000 Polish horsemen rode, with 1300 auxiliary infantry.",
    "A force of 1500 held it with up to 1500 soldiers.", "Resolution 242 and Resolution 1325.",
    "Article 17, Route 66 and Article 1918.", "As they say.[12] And more.[1][2]",
    "It passed by 49-35, at odds of 25/1.", "She may come; they march on; in august company.",
    "He led an army of 1857 men, and one of 1655 Polish horsemen.",
    "In the following years it grew.",
    "It was a Sunday.", "General May spoke to April Glaspie.", "The March on Rome.",
    "It won the July Cup.", "the fall of Warsaw, in the fall of Warsaw", "He ran 1:33.4 at 10:30.",
    "It had 14,844 men and 1,938 guns.", "A price of $1920 or £1850, 1900% more.",
    "See http://example.org/1920/07/12 there.", "ISBN 978-0-1234-1950-3", "Regiment No. 1812",
    "It rose from 1200 to 1500.", "the second day of the battle, in two days, for five months",
    "the Soviet 163rd Division and the 7th Army", "31 June 1920", "B1920, 1920m and 19201920",
    "The king and the man of the year.",
  ])
  func areNoDates(_ text: String) {
    #expect(finding(text).isEmpty)
  }

  @Test func numbersBesideYearsAreNoYears() {
    #expect(
      finding("It had 1800 people in 1923 and 1750 by 1931.").map { $0.prefix(8) }
        == ["1923: 19", "by 1931:"]
    )
    #expect(finding("In 1920, 300 men died.") == ["1920: 1920-01-01 1920-12-31"])
    #expect(finding("On July 12, 1920, 15 men died.") == ["July 12, 1920: 1920-07-12"])
    #expect(finding("In 1919 Polish forces moved.") == ["1919: 1919-01-01 1919-12-31"])
  }

  @Test func monthsNeedCompanyToBeMonths() {
    let context = DateContext(year: 1920)
    #expect(finding("In May he came.", context: context).count == 1)
    #expect(finding("after its August defeat", context: context).count == 1)
    #expect(finding("the first week of May", context: context).count == 1)
    #expect(finding("the Duke of March", context: context).isEmpty)
    #expect(finding("he may, in may", context: context).isEmpty)
  }

  @Test func whatIsPartOfANameSaysSo() {
    for text in [
      "The Treaty of 1920 held.", "the 1940 Moscow Peace Treaty", "the census of 1857 was used",
      "The Constitution of 1791 led to war", "losses from the March 1940 Moscow Peace Treaty",
    ] {
      let found = DateFinder().dates(in: [ProsePassage(text)])
      #expect(found.count == 1 && found[0].isInName && found[0].role == .point, "\(text)")
    }
    for text in ["in the summer of 1942", "the end of 1920", "the 1939 border", "In 1920 Poland"] {
      #expect(DateFinder().dates(in: [ProsePassage(text)]).map(\.isInName) == [false], "\(text)")
    }
  }
}
