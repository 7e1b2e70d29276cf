/* SHA-256 (FIPS 180-4) of ASCII texts that share a beginning, which is hashed once. A browser's own is asynchronous, and slower at this. */

const BLOCK = 64;

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = Int32Array.from({ length: 64 }, (_, i) => fraction(Math.cbrt(prime(i))));
const START = Int32Array.from({ length: 8 }, (_, i) => fraction(Math.sqrt(prime(i))));

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

function prime(index: number): number {
  let found = -1;
  for (let n = 2; ; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
    if (isPrime) found++;
    if (found === index) return n;
  }
}

/** Hashes `prefix` followed by what is given; gives the eight words of the digest, which the next call overwrites. */
export function createSha256(prefix: string): (rest: string) => Int32Array {
  const whole = prefix.length - (prefix.length % BLOCK);
  const middle = START.slice();
  const schedule = new Int32Array(BLOCK);
  const block = new Uint8Array(BLOCK);
  for (let at = 0; at < whole; at += BLOCK) {
    put(block, prefix.slice(at, at + BLOCK), 0);
    compress(middle, block, schedule);
  }
  const tail = prefix.slice(whole);
  const state = new Int32Array(8);
  return (rest) => {
    state.set(middle);
    const text = tail + rest;
    const length = whole + text.length;
    const padded = Math.ceil((text.length + 9) / BLOCK) * BLOCK;
    for (let at = 0; at < padded; at += BLOCK) {
      block.fill(0);
      put(block, text.slice(at, at + BLOCK), 0);
      if (text.length >= at && text.length < at + BLOCK) block[text.length - at] = 0x80;
      if (at + BLOCK === padded) putLength(block, length * 8);
      compress(state, block, schedule);
    }
    return state;
  };
}

function put(block: Uint8Array, text: string, at: number): void {
  for (let i = 0; i < text.length; i++) block[at + i] = text.charCodeAt(i);
}

/** Texts here are far below 2^32 bits. */
function putLength(block: Uint8Array, bits: number): void {
  for (let i = 0; i < 4; i++) block[BLOCK - 1 - i] = bits >>> (8 * i);
}

function compress(state: Int32Array, block: Uint8Array, w: Int32Array): void {
  for (let i = 0; i < 16; i++) w[i] = word(block, i * 4);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15] ?? 0, w[i - 2] ?? 0];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const t1 =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + (w[i] ?? 0)) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const after = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = (state[i] ?? 0) + (after[i] ?? 0);
}

function word(block: Uint8Array, at: number): number {
  return (
    ((block[at] ?? 0) << 24) |
    ((block[at + 1] ?? 0) << 16) |
    ((block[at + 2] ?? 0) << 8) |
    (block[at + 3] ?? 0)
  );
}

function turn(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}
