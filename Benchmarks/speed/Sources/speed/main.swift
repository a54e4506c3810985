import RegestaKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Measures the library in one process, warm: a line of JSON for each work, times in microseconds.
//
//     speed read BASE QUESTIONS [--only WORK,...] [--passes N]
//     speed rows FILE [--rows N]

let arguments = Arguments.all

switch (arguments.first, arguments.count) {
case ("read", 3...):
  let only = Arguments.option("--only")?.split(separator: ",").map(String.init) ?? []
  try Reading(
    path: arguments[1],
    base: KnowledgeBase(path: arguments[1]),
    questions: Questions(path: arguments[2]),
    only: Set(only),
    passes: Arguments.option("--passes").flatMap { Int($0) } ?? 3
  ).run()
case ("rows", 2...):
  let count = Arguments.option("--rows").flatMap { Int($0) } ?? 1_000_000
  try Rows(path: arguments[1], count: count).run()
default:
  print(
    """
    usage: speed read BASE QUESTIONS [--only WORK,...] [--passes N]
           speed rows FILE [--rows N]
    """
  )
  exit(64)
}
