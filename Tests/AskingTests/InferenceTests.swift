import Asking
import BaseSupport
import RegestaKit
import TestSupport
import Testing

/// What `Asker` works out of several claims, and where it says so or refuses.
@Suite("Inference in answers") struct InferenceTests {
  private func asker(_ claims: String) throws -> Asker {
    try Asker(
      try DemoBase.with(
        """
        regesta: 1
        source: chronicle
        sources:
          chronicle: {type: book, title: Chronicle, short: Chronicle}
        entities:
          northland: {kind: state, names: [Northland]}
          southland: {kind: state, names: [Southland]}
          eastland: {kind: state, names: [Eastland]}
          old-empire: {kind: state, names: [Old Empire]}
          hillford: {kind: city, names: [Hillford]}
          hill-province: {kind: region, names: [Hill Province]}
          battle-of-ash: {kind: battle, names: [Battle of Ash]}
          battle-of-oak: {kind: battle, names: [Battle of Oak]}
          men: {kind: unit, names: [men]}
          horses: {kind: unit, names: [horses]}
          otto: {kind: person, names: [Otto]}
          meeting: {kind: meeting, names: [Meeting of kings]}
        statements:
          - at: p. 1
            claims:
        \(claims.split(separator: "\n").map { "      - \($0)" }.joined(separator: "\n"))
        """
      )
    )
  }

  // MARK: Who held it, as events tell it

  private static let takings = """
    {claim: [northland, captured, hillford], on: {date: 1410-05-01}}
    {claim: [southland, captured, hillford], on: {date: 1420-06-01}}
    {claim: [southland, left, hillford], on: {date: 1425-01-01}}
    """

  @Test(
    "Holding is told by who took a place last",
    arguments: [("3 March 1415", "Northland"), ("3 March 1423", "Southland")]
  )
  func takings(day: String, holder: String) throws {
    let answer = try #require(
      try asker(Self.takings).ask("Who held Hillford on \(day)?").answer
    )
    #expect(answer.text == "\(holder), as far as the events tell.")
    #expect(answer.verdict == .possible)
    #expect(answer.notes.contains { $0.hasPrefix("No claim says who held it then") })
    #expect(answer.evidence.contains { $0.subject.label == holder })
  }

  @Test(
    "Before anybody took a place, and after it was left, nothing tells",
    arguments: [1405, 1430]
  )
  func untold(year: Int) throws {
    let answer = try #require(
      try asker(Self.takings).ask("Who held Hillford on 3 March \(year)?").answer
    )
    #expect(answer.verdict == .notRecorded)
  }

  @Test("Where some claim says who held a place later, the events alone tell nothing")
  func claimsGoBefore() throws {
    let asker = try asker(
      """
      {claim: [northland, captured, hillford], on: {date: 1410-05-01}}
      {claim: [eastland, controls, hillford], from: {date: 1412}, to: {date: 1414}}
      """
    )
    let answer = try #require(try asker.ask("Who held Hillford on 3 March 1440?").answer)
    #expect(answer.verdict == .notRecorded)
  }

  @Test("Whether one held it is inferred too, and said to be")
  func whether() throws {
    let asker = try asker(Self.takings)
    let answer = try #require(try asker.ask("Did Northland hold Hillford on 3 March 1415?").answer)
    #expect(answer.text.hasPrefix("As far as the events tell, yes"))
    let other = try #require(try asker.ask("Did Southland hold Hillford on 3 March 1415?").answer)
    #expect(other.verdict == .notRecorded)
  }

  @Test("A claim that knows no end gives way to the same with one")
  func vaguer() throws {
    let asker = try asker(
      """
      {claim: [northland, controls, hillford], from: {date: 1410-05-01}}
      {claim: [northland, controls, hillford], from: {date: 1410-05-01}, to: {date: 1420-06-01}}
      {claim: [southland, controls, hillford], from: {date: 1420-06-01}, to: {date: 1425-01-01}}
      """
    )
    #expect(try asker.ask("Who held Hillford in 1422?").answer?.text == "Southland.")
  }

  // MARK: Parts of parts

  private static let parts = """
    {claim: [hillford, located-in, hill-province], to: {date: 1500}}
    {claim: [hill-province, administratively-in, old-empire], from: {date: 1300}, to: {date: 1500}}
    """

  @Test("A part of a part is a part, at its time")
  func chain() throws {
    let asker = try asker(Self.parts)
    let answer = try #require(try asker.ask("Was Hillford part of the Old Empire in 1450?").answer)
    #expect(answer.verdict == .certain || answer.verdict == .possible)
    #expect(answer.evidence.count == 2)
    #expect(answer.notes.contains { $0.hasPrefix("Inferred from a chain") })
    let later = try #require(try asker.ask("Was Hillford part of the Old Empire in 1550?").answer)
    #expect(later.verdict == .notRecorded)
  }

  // MARK: Amounts

  @Test("Amounts are compared, as far as their ranges tell them apart")
  func amounts() throws {
    let asker = try asker(
      """
      {claim: [battle-of-ash, losses, {amount: 500, unit: men}]}
      {claim: [battle-of-oak, losses, {amount: 1200, to: 1500, unit: men}]}
      """
    )
    let most = try #require(try asker.ask("Which battle had more dead?").answer)
    #expect(most.text.hasPrefix("Battle of Oak"))
    #expect(most.verdict == .certain)
    let least = try #require(try asker.ask("Which battle had the fewest dead?").answer)
    #expect(least.text.hasPrefix("Battle of Ash"))
    let two = try #require(
      try asker.ask("Did the Battle of Ash have more dead than the Battle of Oak?").answer
    )
    #expect(two.text.hasPrefix("Battle of Oak"))
  }

  @Test("Ranges that overlap decide nothing, and units that differ are not compared")
  func unclearAmounts() throws {
    let overlapping = try asker(
      """
      {claim: [battle-of-ash, losses, {amount: 500, to: 1300, unit: men}]}
      {claim: [battle-of-oak, losses, {amount: 1200, to: 1500, unit: men}]}
      """
    )
    let answer = try #require(try overlapping.ask("Which battle had more dead?").answer)
    #expect(answer.verdict == .possible)
    #expect(answer.text.contains("Battle of Ash") && answer.text.contains("Battle of Oak"))
    let different = try asker(
      """
      {claim: [battle-of-ash, losses, {amount: 500, unit: men}]}
      {claim: [battle-of-oak, losses, {amount: 20, unit: horses}]}
      """
    )
    #expect(
      try different.ask("Which battle had more dead?").answer?.text.hasPrefix("Not compared")
        == true
    )
  }

  // MARK: What is said of several

  @Test("What holds both ways is read both ways, and nobody is their own partner")
  func symmetric() throws {
    let asker = try asker(
      """
      {claim: [northland, at-war-with, southland], from: {date: 1410}, to: {date: 1420}}
      {claim: [southland, at-war-with, eastland], from: {date: 1410}, to: {date: 1420}}
      """
    )
    let answer = try #require(try asker.ask("Who was at war with Southland in 1415?").answer)
    #expect(Set(answer.items.compactMap { $0.entity?.key }) == ["northland", "eastland"])
    #expect(try asker.ask("Who was at war with Eastland in 1415?").answer?.text == "Southland.")
  }

  @Test("What is asked of several must be said of each of them")
  func ofEach() throws {
    let asker = try asker(
      """
      {claim: [northland, took-part-in, meeting]}
      {claim: [southland, took-part-in, meeting]}
      {claim: [meeting, took-place-in, hillford]}
      """
    )
    #expect(
      try asker.ask("Did Northland and Southland take part in the meeting?").answer?.verdict
        == .certain
    )
    #expect(
      try asker.ask("Did Northland and Eastland take part in the meeting?").answer?.verdict
        == .notRecorded
    )
  }

  @Test("Where one of two happened before and after the other, neither answer is given")
  func mixedOrder() throws {
    let asker = try asker(
      """
      {claim: [northland, captured, hillford], on: {date: 1410-05-01}}
      {claim: [southland, captured, hillford], on: {date: 1420-06-01}}
      {claim: [otto, died-on, {date: 1415-01-01}]}
      """
    )
    let answer = try #require(try asker.ask("Did Otto die before Hillford was captured?").answer)
    #expect(answer.verdict == .possible)
    #expect(answer.text.hasPrefix("It depends on which is meant"))
    let one = try #require(
      try asker.ask("Did Northland capture Hillford before Southland did?").answer
    )
    #expect(one.text.hasPrefix("Yes"))
  }

  @Test("A path keeps to the time of the question")
  func pathInTime() throws {
    let asker = try asker(
      """
      {claim: [northland, at-war-with, southland], from: {date: 1410}, to: {date: 1420}}
      """
    )
    let then = try #require(
      try asker.ask("How is Northland connected to Southland in 1415?").answer
    )
    #expect(then.text.hasPrefix("Northland – Southland"))
    let later = try #require(
      try asker.ask("How is Northland connected to Southland in 1500?").answer
    )
    #expect(later.verdict == .notRecorded)
  }

  // MARK: Not beside the question

  @Test(
    "What does not answer the question is not told for an answer",
    arguments: [
      "Why did Lithuania refuse the alliance?", "Where was the treaty signed?",
      "How much were the reparations?", "Where did Estonia, Latvia and Poland meet?",
    ]
  )
  func beside(question: String) throws {
    let reply = try DemoBase.asker().ask(question)
    if let answer = reply.answer { #expect(answer.verdict == .notRecorded, "\(answer.text)") }
  }
}
