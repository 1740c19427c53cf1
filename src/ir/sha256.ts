/**
 * SHA-256 of a text or of bytes, in hex. Node's crypto takes longer to load than a small tree takes to digest here, so
 * it is only asked when there is more.
 */
export function sha256(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  digested += bytes.length
  if (digested <= LITTLE) return digestOf(bytes)
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex')
}

const LITTLE = 128 * 1024
let digested = 0

function digestOf(bytes: Uint8Array): string {
  constants ??= makeConstants()
  const state = constants.initial.slice()
  const schedule = new Uint32Array(64)
  const blocks = padded(bytes)
  for (let from = 0; from < blocks.byteLength; from += 64) {
    for (let word = 0; word < 16; word++) schedule[word] = blocks.getUint32(from + 4 * word)
    mix(state, schedule, constants.rounds)
  }
  return [...state].map(word => word.toString(16).padStart(8, '0')).join('')
}

/** The bytes, a one bit, zeros, and the length in bits in the last eight bytes. */
function padded(bytes: Uint8Array): DataView {
  const blocks = new DataView(new ArrayBuffer(64 * Math.ceil((bytes.length + 9) / 64)))
  new Uint8Array(blocks.buffer).set(bytes)
  blocks.setUint8(bytes.length, 0x80)
  blocks.setUint32(blocks.byteLength - 4, bytes.length * 8)
  return blocks
}

/** Mixes one block of 64 bytes into the state (FIPS 180-4, 6.2.2). */
function mix(state: Uint32Array, w: Uint32Array, rounds: Uint32Array): void {
  for (let t = 16; t < 64; t++) {
    const [near, far] = [w[t - 2]!, w[t - 15]!]
    const farMixed = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)
    w[t] = (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)) + w[t - 7]! + farMixed + w[t - 16]!
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let t = 0; t < 64; t++) {
    const first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + rounds[t]! + w[t]!
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index]! += word
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

interface Constants {
  readonly initial: Uint32Array
  readonly rounds: Uint32Array
}

let constants: Constants | undefined

/** The first 32 bits behind the point of the square roots of eight primes and of the cube roots of 64. */
function makeConstants(): Constants {
  const primes: number[] = []
  for (let number = 2; primes.length < 64; number++)
    if (primes.every(prime => number % prime !== 0)) primes.push(number)
  const fraction = (root: number) => (root - Math.floor(root)) * 2 ** 32
  return {
    initial: Uint32Array.from(primes.slice(0, 8), prime => fraction(Math.sqrt(prime))),
    rounds: Uint32Array.from(primes, prime => fraction(Math.cbrt(prime))),
  }
}
