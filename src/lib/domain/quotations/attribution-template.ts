import type { Attribute } from '../model/attribute.ts';
import type { AttributionPiece } from '../model/paper.ts';
import { byPlace } from '../study/order.ts';

/** What may stand in braces, and what it means. */
export interface AttributionName {
  /** Without braces, different from all others. */
  readonly name: string;
  readonly piece: Exclude<AttributionPiece, { readonly is: 'words' }>;
}

/** Why a template cannot be read. `at` is the offset in it. */
export type TemplateFault =
  | { readonly is: 'unknown-name'; readonly name: string; readonly at: number }
  | { readonly is: 'not-published'; readonly name: string; readonly at: number }
  | { readonly is: 'not-closed'; readonly at: number }
  | { readonly is: 'not-opened'; readonly at: number }
  | { readonly is: 'nothing-named' };

export type ReadTemplate =
  | { readonly ok: true; readonly pieces: AttributionPiece[] }
  | { readonly ok: false; readonly fault: TemplateFault };

/**
 * The names a template may have: "id" (what the study calls a person), "number" (the number in it), and
 * every published attribute. Of two attributes with one name the later one gets a number.
 */
export function attributionNames(attributes: readonly Attribute[]): readonly AttributionName[] {
  return [
    { name: 'id', piece: { is: 'label' } },
    { name: 'number', piece: { is: 'number' } },
    ...namedAttributes(attributes.filter(({ published }) => published)),
  ];
}

/**
 * A template as it is written: "({Role}: Participant {number})". A brace itself is written twice. An
 * attribute that is not published any more is named too, so that reading it says so.
 */
export function templateText(
  pieces: readonly AttributionPiece[],
  attributes: readonly Attribute[],
): string {
  const hidden = attributes.filter(({ published }) => !published);
  const names = [...attributionNames(attributes), ...namedAttributes(hidden)];
  return pieces
    .map((piece) => {
      if (piece.is === 'words') return doubled(piece.words);
      const named = names.find((one) => isSame(one.piece, piece));
      return named ? `{${named.name}}` : '';
    })
    .join('');
}

/** Reads a template; names count whatever their case. What names nothing of who speaks is a fault. */
export function readTemplate(text: string, attributes: readonly Attribute[]): ReadTemplate {
  const fault = (one: TemplateFault): ReadTemplate => ({ ok: false, fault: one });
  const pieces: AttributionPiece[] = [];
  let words = '';
  for (let at = 0; at < text.length;) {
    const two = text.slice(at, at + 2);
    if (two === '{{' || two === '}}') {
      words += two[0];
      at += 2;
    } else if (text[at] === '}') return fault({ is: 'not-opened', at });
    else if (text[at] === '{') {
      const [, inner] = /^\{([^{}]*)\}/.exec(text.slice(at)) ?? [];
      if (inner === undefined) return fault({ is: 'not-closed', at });
      const found = pieceNamed(inner, attributes, at);
      if ('fault' in found) return fault(found.fault);
      if (words) pieces.push({ is: 'words', words });
      words = '';
      pieces.push(found.piece);
      at += inner.length + 2;
    } else {
      words += text[at];
      at += 1;
    }
  }
  if (words) pieces.push({ is: 'words', words });
  if (pieces.every(({ is }) => is === 'words')) return fault({ is: 'nothing-named' });
  return { ok: true, pieces };
}

/**
 * The attribute that says what people are: the published one whose name says so, else the first
 * published one with groups; `null` where there is none.
 */
export function roleAttribute(attributes: readonly Attribute[]): Attribute | null {
  const grouped = attributes
    .filter(({ published, type }) => published && type !== 'date' && type !== 'number')
    .toSorted(byPlace);
  const role = grouped.find(({ name }) =>
    /\b(?:role|profession|occupation|discipline|job)\b/i.test(name),
  );
  return role ?? grouped.find(({ type }) => type !== 'text') ?? null;
}

/** The attribution where the team chose none: "({id}, {Role})". */
export function usualAttribution(attributes: readonly Attribute[]): AttributionPiece[] {
  const role = roleAttribute(attributes);
  return [
    { is: 'words', words: '(' },
    { is: 'label' },
    ...(role
      ? ([
          { is: 'words', words: ', ' },
          { is: 'attribute', attributeId: role.id },
        ] as const)
      : []),
    { is: 'words', words: ')' },
  ];
}

function namedAttributes(attributes: readonly Attribute[]): readonly AttributionName[] {
  const taken = new Set(['id', 'number']);
  return attributes.toSorted(byPlace).map(({ id, name }) => {
    const plain = name.replaceAll('{', '(').replaceAll('}', ')');
    let free = plain;
    for (let number = 2; taken.has(folded(free)); number += 1) free = `${plain} (${number})`;
    taken.add(folded(free));
    return { name: free, piece: { is: 'attribute', attributeId: id } };
  });
}

function pieceNamed(
  name: string,
  attributes: readonly Attribute[],
  at: number,
): { readonly piece: AttributionPiece } | { readonly fault: TemplateFault } {
  const key = folded(name);
  const known = attributionNames(attributes).find((one) => folded(one.name) === key);
  if (known) return { piece: known.piece };
  const hidden = attributes.some((one) => folded(one.name) === key);
  return { fault: { is: hidden ? 'not-published' : 'unknown-name', name: name.trim(), at } };
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function isSame(a: AttributionPiece, b: AttributionPiece): boolean {
  if (a.is === 'attribute' && b.is === 'attribute') return a.attributeId === b.attributeId;
  return a.is === b.is;
}

function doubled(words: string): string {
  return words.replaceAll('{', '{{').replaceAll('}', '}}');
}
