#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How long something took, again and again, as one line of JSON.
struct Measurement {
  let name: String
  private var samples: [Double] = []
  /// How much was found: proves that work was done, and the same work as elsewhere.
  var found = 0

  init(_ name: String) { self.name = name }

  /// Runs `body` and keeps its time in microseconds.
  mutating func sample<T>(divide: Int = 1, _ body: () throws -> T) rethrows -> T {
    let start = Self.now()
    let result = try body()
    samples.append((Self.now() - start) / Double(divide))
    return result
  }

  /// Prints the median, the least, the 95th percentile and the most.
  func report() {
    guard !samples.isEmpty else { return }
    let sorted = samples.sorted()
    func at(_ share: Double) -> Double { sorted[Int(share * Double(sorted.count - 1))] }
    print(
      "{\"name\":\"\(name)\",\"n\":\(sorted.count),\"median\":\(sorted[sorted.count / 2]),"
        + "\"min\":\(sorted[0]),\"p95\":\(at(0.95)),\"max\":\(sorted[sorted.count - 1]),"
        + "\"found\":\(found),\"rss_kb\":\(Self.peakMemory())}"
    )
    fflush(nil)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }

  /// The most memory that the process has had, in kB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    let itself: Int32 = 0  // RUSAGE_SELF, which is of another type on each system
    getrusage(itself, &usage)
    #if canImport(Darwin)
      return usage.ru_maxrss / 1024
    #else
      return usage.ru_maxrss
    #endif
  }
}
