import type { Framework } from '../../domain/codebook/framework.ts';
import type { Quote, QuoteEdit } from '../../domain/model/quote.ts';
import type { Subtheme } from '../../domain/model/subtheme.ts';
import type { Theme } from '../../domain/model/theme.ts';
import type { TranscriptVersion } from '../../domain/model/transcript-version.ts';
import { lineSpan } from '../../domain/transcript/lines.ts';
import { domainCode } from './codings.ts';
import type { Analysis, SampleEdit, SampleSubtheme } from './files.ts';
import { ids } from './ids.ts';

/** The themes of the sample, in the lead's hand. */
const written = { by: ids.coder('A'), at: '2025-11-18T10:00:00.000Z' };

export function themes({ themes: given }: Pick<Analysis, 'themes'>): readonly Theme[] {
  return given.map(({ id, name, memo }, order) => ({
    id: ids.theme(id),
    name,
    memo,
    order,
    written,
  }));
}

/** @param versionOf the words of an interview, by its name in the files. */
export function subthemes(
  { themes: given }: Pick<Analysis, 'themes'>,
  versionOf: (id: string) => TranscriptVersion,
  framework: Framework,
): readonly Subtheme[] {
  const placed = given.flatMap((theme) => theme.subthemes.map((one) => ({ theme, one })));
  return placed.map(({ theme, one }, order) => ({
    id: ids.subtheme(one.id),
    name: one.name,
    memo: one.memo,
    themeIds: [ids.theme(theme.id)],
    codeIds: one.own.map((id) => ids.code(id)),
    domains: one.domains.map(({ id, confirmed }) => ({
      domainId: domainCode(id, framework),
      state: confirmed ? 'confirmed' : 'proposed',
      ...written,
    })),
    quoteIds: one.quotes.map((quote) => quoteAt(quote, versionOf).id),
    order,
    written,
  }));
}

/** Words chosen for several subthemes are one record. */
export function quotes(
  { themes: given }: Pick<Analysis, 'themes'>,
  versionOf: (id: string) => TranscriptVersion,
): readonly Quote[] {
  const chosen = given
    .flatMap((theme) => theme.subthemes.flatMap((one) => one.quotes))
    .map((quote) => quoteAt(quote, versionOf));
  return [...new Map(chosen.map((quote) => [quote.id, quote])).values()];
}

function quoteAt(
  { id, line, text, edits = [] }: SampleSubtheme['quotes'][number],
  versionOf: (id: string) => TranscriptVersion,
): Quote {
  const version = versionOf(id);
  const span = lineSpan(version, line - 1);
  const from = version.text.indexOf(text, span[0]);
  if (from < 0 || from + text.length > span[1]) {
    throw new RangeError(`“${text}” does not stand in line ${line} of ${id}`);
  }
  const to = from + text.length;
  return {
    id: ids.quote(id, from, to),
    transcriptId: version.transcriptId,
    from,
    to,
    chosen: written,
    edits: edits.map((edit) => editIn(edit, text, from)),
  };
}

function editIn({ find, put, words }: SampleEdit, text: string, start: number): QuoteEdit {
  const at = text.indexOf(find);
  if (find === '' || at < 0) throw new RangeError(`“${find}” does not stand in “${text}”`);
  const to = start + at + find.length;
  return { from: put === 'after' ? to : start + at, to, words, made: written };
}
