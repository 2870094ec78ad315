/**
 * A name under which every system lets a file be kept: without the characters that Windows, macOS or
 * Linux refuse, without a trailing dot, not longer than 120 characters before its ending.
 */
export function fileName(title: string, extension: `.${string}`): string {
  const allowed = title
    .replace(/\s*[:/\\|]\s*/g, ' - ')
    .replace(/[<>"?*\u0000-\u001f\u007f]/g, '')
    .replace(/\s+/g, ' ');
  const short = Array.from(allowed)
    .slice(0, 120)
    .join('')
    .replace(/^[\s.-]+|[\s.]+$/g, '');
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short) ? `${short}_` : short;
  return `${safe || 'Study'}${extension}`;
}
