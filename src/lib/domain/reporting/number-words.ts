/** A number as it is printed: with so many decimals, or with those it needs, at most two. */
export function numberWords(value: number, decimals?: number): string {
  const words =
    decimals === undefined
      ? String(Math.round(Math.abs(value) * 100) / 100)
      : Math.abs(value).toFixed(decimals);
  return value < 0 && Number(words) !== 0 ? `−${words}` : words;
}

/** From one number to another: "4–19"; in words where a dash beside a minus could be misread. */
export function rangeWords(from: number, to: number): string {
  const words = [numberWords(from), numberWords(to)];
  return words.join(from < 0 || to < 0 ? ' to ' : '–');
}

/** A standard deviation; of a single number there is none. */
export function deviationWords(deviation: number | null, decimals: number): string {
  return deviation === null ? 'not defined' : numberWords(deviation, decimals);
}

/** How many decimals a number was written with. */
export function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}
