internal import Dispatch
internal import Synchronization

// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// SHA-256 (FIPS 180-4), for the chain of batches and for what came in.
///
/// What is long is hashed on another thread, while more of it is read. Written here because the kept library for it
/// builds all of BoringSSL for this one function.
public struct SHA256: ~Copyable {
  private var state = Words(
    a: 0x6a09_e667,
    b: 0xbb67_ae85,
    c: 0x3c6e_f372,
    d: 0xa54f_f53a,
    e: 0x510e_527f,
    f: 0x9b05_688c,
    g: 0x1f83_d9ab,
    h: 0x5be0_cd19
  )
  /// What was taken in and is not hashed yet: the first ``count`` bytes.
  private let pending = UnsafeMutableRawBufferPointer.allocate(
    byteCount: Self.room + 64,
    alignment: 8
  )
  private var count = 0
  /// How much was hashed, or is on its way to be.
  private var length: UInt64 = 0
  /// Who hashes, once it is worth a thread.
  private var worker: Worker?

  /// How much waits before it is hashed: blocks are cheaper many at a time.
  private static let room = 1 << 14
  /// What is longer is hashed on another thread.
  private static let longest: UInt64 = 1 << 18

  /// A hash of nothing yet.
  public init() {}

  deinit { pending.deallocate() }

  /// The hash of some bytes, in 64 lower-case hexadecimal digits.
  public static func hex(of bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// Takes in more bytes.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    // They may lie in one piece, and are looked at there then.
    guard bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil
    else { return }
    for byte in bytes {
      makeRoom(for: 1)
      pending[count] = byte
      count += 1
    }
  }

  /// Takes in more bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while true {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(pending.count - count))
      UnsafeMutableRawBufferPointer(rebasing: pending[count...]).copyMemory(from: piece)
      count += piece.count
      rest = rest.dropFirst(piece.count)
      if rest.isEmpty { return }
      drain()
    }
  }

  /// Takes in two characters of ASCII.
  mutating func update(_ one: Unicode.Scalar, _ other: Unicode.Scalar) {
    makeRoom(for: 2)
    put(one)
    put(other)
  }

  /// Takes in an integer in decimal digits, with a character of ASCII before and behind it.
  mutating func update(_ before: Unicode.Scalar, digitsOf number: Int64, _ after: Unicode.Scalar) {
    makeRoom(for: 22)
    put(before)
    if number < 0 { put("-") }
    putDigits(of: number.magnitude)
    put(after)
  }

  /// Writes where there is room.
  private mutating func put(_ character: Unicode.Scalar) {
    pending[count] = UInt8(ascii: character)
    count += 1
  }

  private mutating func putDigits(of number: UInt64) {
    var rest = number
    var digits = 1
    var limit: UInt64 = 10
    while digits < 19, rest >= limit { (digits, limit) = (digits + 1, limit &* 10) }
    count += digits
    for place in 1...digits {
      let tens = rest / 10
      pending[count - place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest &- tens &* 10)
      rest = tens
    }
  }

  /// Ends the hash: 64 lower-case hexadecimal digits.
  public mutating func finish() -> String {
    drain()
    if let worker { state = worker.end() }
    worker = nil
    let bits = (length &+ UInt64(count)) &* 8
    pending[count] = 0x80
    count += 1
    while count % 64 != 56 {
      pending[count] = 0
      count += 1
    }
    pending.storeBytes(of: bits.bigEndian, toByteOffset: count, as: UInt64.self)
    state.compress(wholeBlocksOf: UnsafeRawBufferPointer(rebasing: pending[..<(count + 8)]))
    return state.all.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private mutating func makeRoom(for bytes: Int) {
    if pending.count - count < bytes { drain() }
  }

  /// Hashes all whole blocks, or has them hashed.
  private mutating func drain() {
    let whole = count / 64 * 64
    length &+= UInt64(whole)
    if worker == nil, length > Self.longest { worker = Worker(state) }
    let blocks = UnsafeRawBufferPointer(rebasing: pending[..<whole])
    if let worker {
      worker.put(Array(blocks))
    } else {
      state.compress(wholeBlocksOf: blocks)
    }
    pending.copyMemory(from: UnsafeRawBufferPointer(rebasing: pending[whole..<count]))
    count -= whole
  }

  fileprivate static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

extension SHA256 {
  /// Eight words: what a hash has come to, and what a block is worked in.
  fileprivate struct Words {
    var a, b, c, d, e, f, g, h: UInt32

    var all: [UInt32] { [a, b, c, d, e, f, g, h] }
  }
}

extension SHA256 {
  /// Hashes blocks on a thread of its own, in the order in which they come.
  private final class Worker: Sendable {
    private let queue = DispatchQueue(label: "SHA-256")
    private let state: Mutex<Words>
    /// So many pieces may wait: who makes them faster than they are hashed waits too.
    private let places = DispatchSemaphore(value: 4)

    init(_ state: Words) { self.state = Mutex(state) }

    func put(_ bytes: [UInt8]) {
      places.wait()
      queue.async {
        bytes.withUnsafeBytes { bytes in
          self.state.withLock { $0.compress(wholeBlocksOf: bytes) }
        }
        self.places.signal()
      }
    }

    /// What it has come to when all that came is hashed.
    func end() -> Words { queue.sync { state.withLock { $0 } } }
  }
}

extension SHA256.Words {
  /// Hashes all whole blocks of some bytes.
  fileprivate mutating func compress(wholeBlocksOf bytes: UnsafeRawBufferPointer) {
    var state = self
    SHA256.constants.withUnsafeBufferPointer { constants in
      for start in stride(from: 0, to: bytes.count / 64 * 64, by: 64) {
        state.compress(UnsafeRawBufferPointer(rebasing: bytes[start..<start + 64]), constants)
      }
    }
    self = state
  }

  /// Hashes one block of 64 bytes. The schedule is sixteen words that are renewed as they are used, each a
  /// variable of its own, so that they can stand in registers.
  fileprivate mutating func compress(
    _ block: UnsafeRawBufferPointer,
    _ constants: UnsafeBufferPointer<UInt32>
  ) {
    func word(_ number: Int) -> UInt32 {
      UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 * number, as: UInt32.self))
    }
    var (w0, w1, w2, w3) = (word(0), word(1), word(2), word(3))
    var (w4, w5, w6, w7) = (word(4), word(5), word(6), word(7))
    var (w8, w9, w10, w11) = (word(8), word(9), word(10), word(11))
    var (w12, w13, w14, w15) = (word(12), word(13), word(14), word(15))
    var s = self
    var round = 0
    while true {
      s.step(constants[round] &+ w0)
      s.step(constants[round + 1] &+ w1)
      s.step(constants[round + 2] &+ w2)
      s.step(constants[round + 3] &+ w3)
      s.step(constants[round + 4] &+ w4)
      s.step(constants[round + 5] &+ w5)
      s.step(constants[round + 6] &+ w6)
      s.step(constants[round + 7] &+ w7)
      s.step(constants[round + 8] &+ w8)
      s.step(constants[round + 9] &+ w9)
      s.step(constants[round + 10] &+ w10)
      s.step(constants[round + 11] &+ w11)
      s.step(constants[round + 12] &+ w12)
      s.step(constants[round + 13] &+ w13)
      s.step(constants[round + 14] &+ w14)
      s.step(constants[round + 15] &+ w15)
      round += 16
      if round == 64 { break }
      w0.renew(w1, w9, w14)
      w1.renew(w2, w10, w15)
      w2.renew(w3, w11, w0)
      w3.renew(w4, w12, w1)
      w4.renew(w5, w13, w2)
      w5.renew(w6, w14, w3)
      w6.renew(w7, w15, w4)
      w7.renew(w8, w0, w5)
      w8.renew(w9, w1, w6)
      w9.renew(w10, w2, w7)
      w10.renew(w11, w3, w8)
      w11.renew(w12, w4, w9)
      w12.renew(w13, w5, w10)
      w13.renew(w14, w6, w11)
      w14.renew(w15, w7, w12)
      w15.renew(w0, w8, w13)
    }
    a &+= s.a
    b &+= s.b
    c &+= s.c
    d &+= s.d
    e &+= s.e
    f &+= s.f
    g &+= s.g
    h &+= s.h
  }

  @inline(__always)
  private mutating func step(_ word: UInt32) {
    let s1 = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
    let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ word
    let s0 = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
    let t2 = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
    (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
  }
}

extension UInt32 {
  @inline(__always)
  fileprivate func rotated(_ bits: UInt32) -> UInt32 { (self &>> bits) | (self &<< (32 &- bits)) }

  /// The word of the schedule sixteen steps later.
  @inline(__always)
  fileprivate mutating func renew(_ next: UInt32, _ ninth: UInt32, _ fourteenth: UInt32) {
    let s0 = next.rotated(7) ^ next.rotated(18) ^ (next &>> 3)
    let s1 = fourteenth.rotated(17) ^ fourteenth.rotated(19) ^ (fourteenth &>> 10)
    self = self &+ s0 &+ ninth &+ s1
  }
}
