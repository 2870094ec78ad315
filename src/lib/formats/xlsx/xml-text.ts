const special =
  /[&<>"\r]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/;
const specials = new RegExp(special, 'g');

/**
 * Text for a cell of a spreadsheet. Characters that XML cannot hold are written the way spreadsheets
 * read them, `_x0007_`; text that already looks like that gets its underscore written so.
 */
export function cellText(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(specials, (character) => entities[character] ?? escaped(character));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
