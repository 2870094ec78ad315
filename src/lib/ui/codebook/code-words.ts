import type { Code, CodeId } from '../../domain/model/code.ts';

/** What a code's status is called; nothing for one in use. */
export function statusWords(code: Code, byId: ReadonlyMap<CodeId, Code>): string {
  const names = code.into.map((id) => byId.get(id)?.name ?? 'a code that is gone');
  switch (code.status) {
    case 'active':
      return '';
    case 'retired':
      return 'retired';
    case 'merged':
      return `merged into ${names.join(', ')}`;
    case 'split':
      return `split into ${names.join(', ')}`;
  }
}

/** A text cut where it was found, to be marked. */
export function pieces(
  text: string,
  ranges: readonly (readonly [from: number, to: number])[],
): readonly { readonly text: string; readonly hit: boolean }[] {
  const cut: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    cut.push({ text: text.slice(at, from), hit: false }, { text: text.slice(from, to), hit: true });
    at = to;
  }
  return [...cut, { text: text.slice(at), hit: false }].filter((piece) => piece.text !== '');
}

/** A construct's source, in words. */
export const verificationWords = {
  read: '',
  'read-in-secondary-copy': 'read in a secondary copy',
  'not-read': 'name not checked against the paper',
} as const;
