internal import Interchange
internal import JSONForms

/// A page of help that belongs to no single command.
package struct HelpTopic: Sendable {
  package let name: String
  package let abstract: String
  /// The page, set for 80 cells.
  package let text: String

  package static let all: [HelpTopic] = [
    formats, exports, dates, questions, exitCodes, environment,
  ]

  static let formats = HelpTopic(
    name: "formats",
    abstract: "The forms of the output, and which is used when.",
    text: """
      Formats

      On a terminal results are a table, anywhere else the same rows as plain text.
      Nothing else changes by itself. --format (-f) chooses; --json is --format json;
      with -o FILE the name's ending chooses, unless --format says otherwise.

      What is hard to read in columns (show, timeline, path, info) is a page in the
      table form, and one statement a row in all others. Forms for programs (csv, tsv,
      json, jsonl, yaml) and --fields have columns that people are spared: keys, EDTF
      dates, first and last days.

      \(list(OutputFormat.allCases.map { ($0.rawValue, $0.meaning) }))

      JSON
        {"ok":true,"schema":"regesta/NAME@1","data":[...],"truncated":false,
         "next":null,"warnings":[]}
        New keys may appear; ignore those you do not know. A change that would break
        a reader gives the schema a new number. "truncated" says that rows were left
        out, "next" is a word to ask for them, where a command can give it.
        Errors: {"ok":false,"schema":"regesta/error@1","error":{...}} with the keys
        code, status, message, reason, hint, suggestions and position.

      CSV and spreadsheets
        Fields are written as they are. A spreadsheet takes a field that begins with
        = + - or @ for a formula: import columns from strangers as text.

      --fields a,b chooses columns by their keys, --limit N the number of rows.

      """
  )

  static let exports = HelpTopic(
    name: "exports",
    abstract: "The forms in which `export` sends a base out.",
    text: """
      Exports

      \(list(
        ExportFormats.all.map { ($0.name, $0.summary + endings($0.fileExtensions)) }
          + GraphvizPicture.Kind.allCases.map {
            ($0.rawValue, "A picture, drawn by Graphviz" + endings([$0.rawValue]))
          }
      ))

      A part of the base is chosen by --around, --only, --avoid, --kinds and --on, or
      by the answer to a question: --query NAME --with PARAMETER=VALUE.

      The same base gives the same bytes. What a format cannot hold is counted, and
      listed by --loss-report FILE. docs/formats explains each form.

      """
  )

  /// " (.gexf)"; empty where no ending means the format.
  private static func endings(_ extensions: [String]) -> String {
    extensions.isEmpty ? "" : " (" + extensions.map { "." + $0 }.joined(separator: ", ") + ")"
  }

  static let dates = HelpTopic(
    name: "dates",
    abstract: "How dates are read, written and compared.",
    text: """
      Dates

      A date may be as exact or as vague as its source: 12 July 1920, July 1920,
      spring 1920, c. 1238, before 1240, the 1850s, 25 October 1917 (Julian).
      EDTF is understood too: 1920-07-12, 1920-07, 1238~, ../1240.

      Each date is kept in the words of its source, with the earliest and the latest
      day it can mean. There is no year 0: 1 BC is followed by AD 1.

      A question about a day has one of three answers: certain, when every reading of
      the dates agrees, possible, when some reading does, and no. show --on DATE keeps
      the first two apart and leaves the third out; path and network --on DATE take
      what is certain or possible. A date of many days, such as 1920-07, is certain
      for what held on all of them.

      --from and --to are included: --from 1920-07 begins on 1 July, --to 1920-07 ends
      on 31 July. Quote a date of several words: --on "12 July 1920".

      """
  )

  static let questions = HelpTopic(
    name: "questions",
    abstract: "What can be asked in English, and how to see why.",
    text: """
      Questions

      ask takes a question in plain English. It is read by rules and by the base's own
      names and words, never guessed at. The answer comes first; then how the question
      was read, the claims it rests on with their sources, those who disagree, and
      what was inferred. --sql shows the statements.

        who, what, which     Who signed the treaty? Which gubernyas were claimed?
        when, how long       When was Vilnius captured by the Poles? How long did the
                             Soviets hold Vilnius? Which happened first, A or B?
        where                Where did the negotiations take place?
        how many, how much   How many gubernyas did Lithuania claim?
        first, last          Which state was the first to recognise Lithuania?
        what happened        What happened in the month after the treaty was signed?
        did, was             Did the treaty create a military alliance?
        who says so          Which sources say that the Poles attacked first?
        disputed             What is disputed about the Polish-Lithuanian War?
        why                  Why did the Soviets seek peace with Poland?
        how connected        How is Lenin connected to Voldemaras?

      Times: in July 1920, on 14 July 1920, before the Battle of Warsaw, between A and
      B, in the month after the treaty was signed, in each year from 1919 to 1922.

      A word that is not understood is named, and the question is refused with status
      4; so it is, with the readings, when a name means several things.

      What the base does not hold is "not recorded". That is not "no": no is said
      only when a claim denies it.

      Quote a question, for a shell acts on ? * ' and the like.

      """
  )

  static let exitCodes = HelpTopic(
    name: "exit-codes",
    abstract: "The numbers that a script sees.",
    text: """
      Exit codes

      \(list(ExitStatus.allCases.map { (String($0.rawValue), $0.meaning) }))

      An interrupted run ends by the signal itself, which a shell shows as 130.

      """
  )

  static let environment = HelpTopic(
    name: "environment",
    abstract: "The variables that are read.",
    text: """
      Environment

      \(list([
        ("REGESTA_DB", "the base to use when --db is not given"),
        ("REGESTA_QUESTIONS", "a folder with questions of your own; see `query --help`"),
        ("REGESTA_LANG", "the language of names when --lang is not given"),
        ("REGESTA_USER", "who writes, as the log has it; else USER, LOGNAME"),
        ("REGESTA_PAGER", "the pager; before PAGER, else \(PagerPolicy.fallback); empty for none"),
        ("PAGER", "the pager of all programs"),
        ("NO_COLOR", "not empty: no colour"),
        ("CLICOLOR", "0: no colour"),
        ("CLICOLOR_FORCE", "not empty and not 0: colour even away from a terminal"),
        ("FORCE_COLOR", "the same"),
        ("TERM", "dumb: neither colour nor pager"),
        ("COLUMNS, LINES", "the size of the terminal, before what it says itself"),
      ]))

      Options come before variables.

      """
  )

  private static func list(_ rows: [(String, String)]) -> String {
    let width = rows.map { $0.0.count }.max() ?? 0
    let indent = String(repeating: " ", count: width + 4)
    return rows.map { label, text in
      let lines = CellText.wrap(text, to: 80 - width - 4)
      return "  " + CellText.pad(label, to: width) + "  " + lines.joined(separator: "\n" + indent)
    }.joined(separator: "\n")
  }
}
