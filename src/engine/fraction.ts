/** Exact rationals. Ratios, points and P are decided on these; numbers are made only for output. */

/** n / d in lowest terms, d > 0. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };
export const HUNDRED: Fraction = { n: 100n, d: 1n };

/** Longer decimal texts are refused: `1e-999999999` would ask for a gigabyte of digits. */
const MAX_DIGITS = 1000;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** @throws RangeError where the denominator is 0 */
export function fraction(n: bigint, d: bigint = 1n): Fraction {
  if (d === 0n) throw new RangeError('division by zero');
  const common = gcd(n < 0n ? -n : n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / common, d: (sign * d) / common };
}

/**
 * The decimal that a text shows: `70.10`, `1e2`, `-0.5`.
 * @throws SyntaxError where it is not a decimal, RangeError where it is longer than MAX_DIGITS
 */
export function fromDecimal(text: string): Fraction {
  if (text.length > MAX_DIGITS) throw new RangeError('too many digits');
  const match = DECIMAL.exec(text);
  if (match === null) throw new SyntaxError(`not a decimal number: ${text}`);
  const decimals = match[3] ?? '';
  const digits = BigInt(`${match[2] ?? ''}${decimals}`);
  if (digits === 0n) return ZERO;
  const exponent = Number(match[4] ?? '0') - decimals.length;
  if (Math.abs(exponent) > MAX_DIGITS) throw new RangeError('too many digits');
  const signed = match[1] === '-' ? -digits : digits;
  return exponent < 0 ? fraction(signed, 10n ** BigInt(-exponent)) : fraction(signed * 10n ** BigInt(exponent));
}

/** The decimal a number prints as, e.g. 0.1 is 1/10. Finite numbers only. */
export function fromNumber(value: number): Fraction {
  return fromDecimal(String(value));
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function sub(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function mul(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/** @throws RangeError where b is 0 */
export function div(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function min(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

export function max(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

/** f × 10^decimals rounded half-up (away from zero for negatives). */
export function scaledHalfUp(f: Fraction, decimals: number): bigint {
  const n = (f.n < 0n ? -f.n : f.n) * 10n ** BigInt(decimals);
  const rounded = (2n * n + f.d) / (2n * f.d);
  return f.n < 0n ? -rounded : rounded;
}

export function roundHalfUp(f: Fraction, decimals: number): Fraction {
  return fraction(scaledHalfUp(f, decimals), 10n ** BigInt(decimals));
}

/** Half-up with exactly so many decimals: `34.87`. */
export function toDecimal(f: Fraction, decimals: number): string {
  const scaled = scaledHalfUp(f, decimals);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = scaled < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - decimals)}`;
}

/** The nearest double. */
export function toNumber(f: Fraction): number {
  const n = f.n < 0n ? -f.n : f.n;
  const sign = f.n < 0n ? -1 : 1;
  if (n <= MAX_SAFE && f.d <= MAX_SAFE) return (sign * Number(n)) / Number(f.d);
  // 60 or more quotient bits and a sticky bit: one rounding, in Number().
  const shift = Math.max(0, bits(f.d) - bits(n) + 66);
  const scaled = n << BigInt(shift);
  const quotient = (scaled / f.d) | (scaled % f.d === 0n ? 0n : 1n);
  return sign * scaleDown(Number(quotient), shift);
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** In steps, because 2 ** -1100 is 0 although the product may not be. */
function scaleDown(value: number, shift: number): number {
  let result = value;
  for (let left = shift; left > 0; left -= 1000) result *= 2 ** -Math.min(left, 1000);
  return result;
}

function bits(n: bigint): number {
  return n.toString(16).length * 4;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
