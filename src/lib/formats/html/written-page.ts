import { writtenText } from '../written-text.ts';

/**
 * A web page of its own: nothing in it is run or fetched, so that it looks the same wherever it is kept.
 * Its style is small, and for print as well.
 */
export function pageStart(title: string): string {
  return (
    '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    // A reader of the file that keeps to it runs nothing, even of what somebody wrote into it later.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">\n` +
    `<title>${htmlText(title.replace(/\s+/g, ' '))}</title>\n<style>\n${style}</style>\n</head>\n<body>\n`
  );
}

export const pageEnd = '</body>\n</html>\n';

/**
 * Text for a page: read back, it is the same but for line ends, which are of one kind, and for characters
 * that no page can hold, which become the replacement sign.
 */
export function htmlText(text: string): string {
  return writtenText(text).replace(/[&<>"']/g, (character) => entities[character]!);
}

/** The same with its lines broken as the text breaks them. */
export function htmlLines(text: string): string {
  return htmlText(text).replaceAll('\n', '<br>');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const style = `:root { color-scheme: light dark; }
body { margin: 2rem auto; padding: 0 1.5rem; max-width: 75rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; }
table { border-collapse: collapse; margin: 1.5rem 0 1rem; width: 100%; }
caption { caption-side: top; padding: 0 0 .5rem; text-align: start; font-weight: 600; }
th, td { padding: .35rem .6rem; text-align: start; vertical-align: top; white-space: pre-wrap; overflow-wrap: break-word; border-bottom: 1px solid #8888; }
thead th { border-top: 2px solid; border-bottom: 2px solid; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
.note, .details { margin: .35rem 0; font-size: .875rem; white-space: pre-wrap; }
blockquote { margin: .75rem 0 .75rem 1.5rem; }
blockquote footer { font-size: .875rem; }
figure { margin: 1.5rem 0; }
figure img { max-width: 100%; height: auto; background: #fff; }
@page landscape { size: landscape; }
@media print {
  :root { color-scheme: light; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; }
  thead { display: table-header-group; }
  tr, blockquote, figure { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  .landscape { page: landscape; }
  h1, h2, h3, h4, caption { break-after: avoid; }
}
`;
