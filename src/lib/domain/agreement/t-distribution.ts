/**
 * The value that Student's t stays below with this probability.
 *
 * @param degrees of freedom, 1 or more.
 * @see Abramowitz, M. & Stegun, I. A. (1964). Handbook of mathematical functions, 26.7.1.
 */
export function tQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`probability ${probability}`);
  if (degrees < 1) throw new RangeError(`${degrees} degrees of freedom`);
  if (probability < 0.5) return -tQuantile(1 - probability, degrees);
  let [low, high] = [0, 2];
  while (tCumulative(high, degrees) < probability) high *= 2;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (tCumulative(middle, degrees) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** For t ≥ 0. */
function tCumulative(t: number, degrees: number): number {
  const x = (t * t) / (degrees + t * t);
  // The smaller of the two tails of the beta distribution is the exact one.
  return x < 0.5
    ? 0.5 + incompleteBeta(x, 0.5, degrees / 2) / 2
    : 1 - incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
}

/** Regularised incomplete beta function by its continued fraction (ibid., 26.5.8). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  let [c, d] = [1, 1 / (1 - ((a + b) * x) / (a + 1))];
  let fraction = d;
  for (let step = 1; step <= 500; step += 1) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= c * d;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return (front * fraction) / a;
}

/** Stirling's series (ibid., 6.1.41) where it is exact, reached by the recurrence. */
function logGamma(x: number): number {
  let [at, shift] = [x, 0];
  while (at < 15) {
    shift += Math.log(at);
    at += 1;
  }
  const square = 1 / (at * at);
  const series =
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / at;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift;
}
