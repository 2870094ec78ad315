/**
 * Text as one run of WordprocessingML: line breaks and tabs become elements of their own; control
 * characters, which XML cannot hold, become U+FFFD, so that one can see that something stood there.
 */
export function runs(text: string, rightToLeft = false): string {
  if (text === '') return '';
  const look = rightToLeft ? '<w:rPr><w:rtl/></w:rPr>' : '';
  if (!/[\n\r\t]/.test(text)) return `<w:r>${look}${words(text)}</w:r>`;
  const pieces = text.split(/(\r\n|[\n\r\t])/).map((piece) => {
    if (piece === '') return '';
    if (piece === '\t') return '<w:tab/>';
    return /^[\n\r]/.test(piece) ? '<w:br/>' : words(piece);
  });
  return `<w:r>${look}${pieces.join('')}</w:r>`;
}

function words(text: string): string {
  return `<w:t xml:space="preserve">${xmlText(text)}</w:t>`;
}

const special = /[&<>]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const specials = new RegExp(special, 'g');
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as it may stand in any XML part of a document. */
export function xmlText(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(specials, (character) => entities[character] ?? '\ufffd');
}
