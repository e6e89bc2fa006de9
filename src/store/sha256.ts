/** SHA-256 of bytes that come piece by piece (FIPS 180-4): a model of a gigabyte is hashed without being in memory as a whole. */

export interface Hashing {
  update(bytes: Uint8Array): void;
  /** lower-case hex; nothing may follow */
  hex(): string;
}

/** The first 32 bits of the fractional parts of the cube roots (`round`) and square roots (`start`) of the first primes: 4.2.2, 5.3.3. */
function constants(): { readonly round: Uint32Array; readonly start: readonly number[] } {
  const round = new Uint32Array(64);
  const start: number[] = [];
  for (let n = 2, found = 0; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n && prime; d++) prime = n % d !== 0;
    if (!prime) continue;
    // as integers: a floating-point cube root is not exact to 32 bits of its fraction
    round[found++] = Number(root(BigInt(n) << 96n, 3n) & 0xffffffffn);
    if (found <= 8) start.push(Number(root(BigInt(n) << 64n, 2n) & 0xffffffffn));
  }
  return { round, start };
}

/** the largest whole number whose power is not above `value` */
function root(value: bigint, power: bigint): bigint {
  let lo = 0n;
  let hi = 1n << 64n;
  while (lo < hi) {
    const middle = (lo + hi + 1n) >> 1n;
    if (middle ** power <= value) lo = middle;
    else hi = middle - 1n;
  }
  return lo;
}

let shared: ReturnType<typeof constants> | null = null;

export function hashing(): Hashing {
  const { round, start } = (shared ??= constants());
  const state = Int32Array.from(start);
  const w = new Int32Array(64);
  const block = new Uint8Array(64);
  let filled = 0;
  let total = 0;

  function compress(bytes: Uint8Array, at: number): void {
    for (let i = 0; i < 16; i++, at += 4) w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15]!;
      const y = w[i - 2]!;
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + round[i]! + w[i]!) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] = state[0]! + a;
    state[1] = state[1]! + b;
    state[2] = state[2]! + c;
    state[3] = state[3]! + d;
    state[4] = state[4]! + e;
    state[5] = state[5]! + f;
    state[6] = state[6]! + g;
    state[7] = state[7]! + h;
  }

  function update(bytes: Uint8Array): void {
    total += bytes.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(64 - filled, bytes.length);
      block.set(bytes.subarray(0, at), filled);
      filled += at;
      if (filled < 64) return;
      compress(block, 0);
      filled = 0;
    }
    for (; at + 64 <= bytes.length; at += 64) compress(bytes, at);
    block.set(bytes.subarray(at));
    filled = bytes.length - at;
  }

  return {
    update,
    hex() {
      const bits = total * 8;
      const tail = new Uint8Array(((filled + 9 + 63) >> 6 << 6) - filled);
      tail[0] = 0x80;
      const view = new DataView(tail.buffer);
      view.setUint32(tail.length - 8, Math.floor(bits / 2 ** 32));
      view.setUint32(tail.length - 4, bits >>> 0);
      update(tail);
      return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}
