import Fuse from 'fuse.js';
import type { Code } from '../model/code.ts';
import type { GuideVersion } from '../model/guide-version.ts';
import type { MemoLink } from '../model/memo.ts';
import type { Participant } from '../model/participant.ts';
import type { Subtheme } from '../model/subtheme.ts';
import type { Theme } from '../model/theme.ts';
import type { Transcript } from '../model/transcript.ts';
import type { SaidLink } from './changes.ts';

/** What memos of a study may be linked to: only what their writer may see. */
export interface Linkable {
  readonly transcripts: readonly Pick<
    Transcript,
    'id' | 'name' | 'lineCount' | 'versionId' | 'speakers'
  >[];
  readonly codes: readonly Pick<Code, 'id' | 'name'>[];
  readonly participants: readonly Pick<Participant, 'id' | 'label'>[];
  readonly guideVersions: readonly Pick<GuideVersion, 'id' | 'number'>[];
  readonly themes: readonly Pick<Theme, 'id' | 'name'>[];
  readonly subthemes: readonly Pick<Subtheme, 'id' | 'name'>[];
}

/** Finds what to link a memo to, as one types: best first; nothing while the query is empty. */
export type LinkFinder = (query: string, limit?: number) => readonly SaidLink[];

interface Target {
  readonly link: MemoLink;
  readonly name: string;
  /** What else it answers to: a transcript, to the labels of its participants. */
  readonly labels: readonly string[];
  /** For a transcript, so that its lines can be asked for; else `null`. */
  readonly text: Pick<Transcript, 'lineCount' | 'versionId'> | null;
}

/**
 * Finds transcripts, codes, participants, guide versions, themes and subthemes by name, and lines of a transcript by
 * "P03 12", "P03 line 12", "line 12 of P03" or "P03 lines 12-14". Lines the transcript does not have
 * are not offered. A transcript answers to its name, then to the labels of its participants; where several
 * transcripts are of one participant, all are offered.
 */
export function linkFinder(linkable: Linkable): LinkFinder {
  const targets = targetsOf(linkable);
  const fuse = new Fuse(targets, {
    keys: ['name', 'labels'],
    threshold: 0.3,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  const named = (query: string): readonly Target[] => {
    const wanted = query.toLocaleLowerCase('en');
    const answering = (test: (one: string) => boolean) => [
      ...targets.filter(({ name }) => test(name.toLocaleLowerCase('en'))),
      ...targets.filter(({ labels }) => labels.some((one) => test(one.toLocaleLowerCase('en')))),
    ];
    const known = new Set([
      ...answering((one) => one === wanted),
      ...answering((one) => one.startsWith(wanted)),
    ]);
    const like = fuse.search(query).map(({ item }) => item);
    return [...known, ...like.filter((target) => !known.has(target))];
  };

  return (typed, limit = 12) => {
    const query = typed.trim().replace(/\s+/g, ' ');
    if (query === '') return [];
    const asked = linesAsked(query);
    const lines = asked ? named(asked.name).flatMap((target) => linesOf(target, asked)) : [];
    return [...lines, ...named(query).map(({ link }) => link)].slice(0, limit);
  };
}

interface LinesAsked {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const range = String.raw`(\d+)(?:\s*(?:[-–]|to)\s*(\d+))?`;
const linesFirst = new RegExp(`^(?:lines?|l)\\s*${range}\\s+(?:of|in)\\s+(.+)$`, 'i');
const nameFirst = new RegExp(`^(.+?)[\\s,:]+(?:lines?\\s*|l\\s*)?${range}$`, 'i');

/** Lines [from, to) and the name of a transcript, where the query asks for some. */
function linesAsked(query: string): LinesAsked | null {
  const first = linesFirst.exec(query);
  const then = first ? null : nameFirst.exec(query);
  const [name, start, end] = first ? [first[3], first[1], first[2]] : (then?.slice(1) ?? []);
  if (name === undefined || start === undefined) return null;
  const from = Number(start) - 1;
  const to = end === undefined ? from + 1 : Number(end);
  return from >= 0 && to > from ? { name, from, to } : null;
}

function linesOf({ link, text }: Target, { from, to }: LinesAsked): readonly SaidLink[] {
  if (link.on !== 'transcript' || text === null || to > text.lineCount) return [];
  const { versionId } = text;
  return [{ on: 'lines', transcriptId: link.transcriptId, from, to, versionId }];
}

function targetsOf(linkable: Linkable): Target[] {
  const { transcripts, codes, participants, guideVersions, themes, subthemes } = linkable;
  const labelOf = new Map(participants.map(({ id, label }) => [id, label]));
  return [
    ...transcripts.map(({ id, name, lineCount, versionId, speakers }): Target => ({
      link: { on: 'transcript', transcriptId: id },
      name,
      labels: speakers.flatMap(
        ({ participantId }) => (participantId && labelOf.get(participantId)) || [],
      ),
      text: { lineCount, versionId },
    })),
    ...participants.map(({ id, label }): Target => ({
      link: { on: 'participant', participantId: id },
      name: label,
      labels: [],
      text: null,
    })),
    ...codes.map(({ id, name }): Target => ({
      link: { on: 'code', codeId: id },
      name,
      labels: [],
      text: null,
    })),
    ...guideVersions.map(({ id, number }): Target => ({
      link: { on: 'guide', guideVersionId: id },
      name: `Interview guide, version ${number}`,
      labels: [],
      text: null,
    })),
    ...themes.map(({ id, name }): Target => ({
      link: { on: 'theme', themeId: id },
      name,
      labels: [],
      text: null,
    })),
    ...subthemes.map(({ id, name }): Target => ({
      link: { on: 'subtheme', subthemeId: id },
      name,
      labels: [],
      text: null,
    })),
  ];
}
