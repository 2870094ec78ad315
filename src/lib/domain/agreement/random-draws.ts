/**
 * Draws that look random and are the same for the same seed, in every browser: the generator sfc32
 * (Doty-Humphrey), begun from the seed. Gives whole numbers from 0 up to but not including `below`.
 */
export function randomDraws(seed: number): (below: number) => number {
  let [a, b, c, counter] = [0x9e3779b9, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  const next = () => {
    const drawn = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  };
  for (let step = 0; step < 15; step += 1) next();
  return (below) => Math.floor((next() / 2 ** 32) * below);
}
