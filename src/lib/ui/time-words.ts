const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const count = new Intl.NumberFormat('en-GB');

/** An instant as the clock says it here: "14:02". */
export function clockTime(instant: string): string {
  return clock.format(new Date(instant));
}

/** An instant as a day here: "15 November", with the year when it is not `now`'s. */
export function dayOf(instant: string, now: string): string {
  const [then, today] = [new Date(instant), new Date(now)];
  return (then.getFullYear() === today.getFullYear() ? day : dayAndYear).format(then);
}

/** How long ago, in the largest unit that fits: "just now", "12 minutes old", "2 days old". */
export function ageOf(instant: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000));
  if (minutes < 1) return 'less than a minute old';
  if (minutes < 60) return `${counted(minutes, 'minute')} old`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${counted(hours, 'hour')} old`;
  return `${counted(Math.floor(hours / 24), 'day')} old`;
}

/** Seconds from the start of a recording: "00:12:07". */
export function recordingTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** A number with its thing: "1 line", "2,614 lines". The plural adds an s unless it is given. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count.format(number)} ${number === 1 ? one : many}`;
}

export function numberOf(number: number): string {
  return count.format(number);
}
