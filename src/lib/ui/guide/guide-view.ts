import type { CodeId } from '../../domain/model/code.ts';
import type { GuideVersion } from '../../domain/model/guide-version.ts';
import type { LabelTrouble } from '../../domain/guide/import/label-meaning.ts';
import type { Assumption, SourcePlace } from '../../domain/guide/import/guide-source.ts';
import type { GuideColumn } from '../../domain/guide/import/guide-table.ts';
import { counted } from '../time-words.ts';

/** A domain as the guide's screens show it. */
export interface DomainView {
  readonly id: CodeId;
  /** The framework's key, for its sign. */
  readonly key: string;
  readonly name: string;
  /** What it is about. */
  readonly content: string;
  /** A question that could be asked about it, with the behaviour in brackets. */
  readonly example: string;
}

/** An interview with the address of its record. */
export interface InterviewLink {
  readonly name: string;
  readonly href: string;
}

export const pilotWords: Readonly<Record<NonNullable<GuideVersion['pilot']>, string>> = {
  piloted: 'piloted',
  'not-piloted': 'not piloted',
};

export const columnWords: Readonly<Record<GuideColumn, string>> = {
  domain: 'the domain it asks about',
  content: 'what the domain is about (not taken: the codebook says it)',
  question: 'the questions',
  prompts: 'the prompts',
  'leave-out': 'leave out',
};

export function placeWords({ in: unit, number }: SourcePlace): string {
  return `${unit} ${number}`;
}

export function assumptionWords(what: Assumption, times: number): string {
  if (what === 'domain-of-row-above') {
    return times === 1
      ? '1 row names no domain and was taken to go on with the domain above.'
      : `${times} rows name no domain and were taken to go on with the domain above.`;
  }
  if (what === 'no-domain-in-row') {
    return times === 1
      ? '1 row names no domain and was taken to ask about none.'
      : `${times} rows name no domain and were taken to ask about none.`;
  }
  if (what === 'prompts-to-last-question') {
    return `In ${counted(times, 'row')} several questions share a cell of prompts, which went to the last of them.`;
  }
  return `${counted(times, 'question stands', 'questions stand')} in the file more than once, and became one on all its domains.`;
}

/** Why a label was not taken as it is, and what to do. */
export function troubleWords(trouble: LabelTrouble): string {
  if (trouble.kind === 'v1') {
    const became =
      trouble.became.length > 0
        ? `In the version used here it became ${trouble.became.join(' and ')}.`
        : 'The version used here has nothing in its place.';
    return `“${trouble.name}” is a domain of the framework’s first version. ${became} Say which is meant.`;
  }
  if (trouble.kind === 'construct') {
    const one = trouble.names.length === 1;
    return `${trouble.names.map((name) => `“${name}”`).join(', ')} ${one ? 'is a construct' : 'are constructs'}, taken for the domain ${one ? 'it belongs' : 'they belong'} to.`;
  }
  return `No domain is called ${trouble.words.map((word) => `“${word}”`).join(', ')}.`;
}
