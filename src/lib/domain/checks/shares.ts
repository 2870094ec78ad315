/** Whether a percentage as it is written is n of N, rounded to as many places. */
export function isShare(written: string, n: number, total: number): boolean {
  const places = written.split('.')[1]?.length ?? 0;
  const share = (n / total) * 100;
  // Halves are rounded up by some and to even by others.
  return Math.abs(Number(written) - share) <= 0.5 * 10 ** -places + 1e-9;
}

/** The share in as many places as it was written in. */
export function shareWords(n: number, total: number, written: string): string {
  return `${((n / total) * 100).toFixed(written.split('.')[1]?.length ?? 0)} %`;
}
