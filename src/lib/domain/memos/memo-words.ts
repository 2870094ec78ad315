import type { Code, CodeId } from '../model/code.ts';
import type { GuideVersion } from '../model/guide-version.ts';
import type { MemoKind, MemoLink } from '../model/memo.ts';
import type { Participant } from '../model/participant.ts';
import type { Subtheme } from '../model/subtheme.ts';
import type { Theme } from '../model/theme.ts';
import type { Transcript, TranscriptId } from '../model/transcript.ts';

/** What kinds of memos are called. */
export const memoKindWords: Readonly<Record<MemoKind, string>> = {
  note: 'note',
  impression: 'first impression',
  reflexive: 'reflexive memo',
  analytic: 'analytic memo',
  method: 'method memo',
  meeting: 'meeting',
  'field-note': 'field note',
};

/** What a memo may be linked to, by id. */
export interface LinkNames {
  readonly transcripts: ReadonlyMap<TranscriptId, Pick<Transcript, 'name'>>;
  readonly codes: ReadonlyMap<CodeId, Pick<Code, 'name'>>;
  readonly participants: ReadonlyMap<Participant['id'], Pick<Participant, 'label'>>;
  readonly guideVersions: ReadonlyMap<GuideVersion['id'], Pick<GuideVersion, 'number'>>;
  readonly themes: ReadonlyMap<Theme['id'], Pick<Theme, 'name'>>;
  readonly subthemes: ReadonlyMap<Subtheme['id'], Pick<Subtheme, 'name'>>;
}

/** A link in words: "P03, lines 12 to 14", "Knowledge", "participant P03", "guide, version 2". */
export function linkWords(link: MemoLink, names: LinkNames): string {
  switch (link.on) {
    case 'lines':
      return `${transcriptName(link.transcriptId, names)}, ${linesInWords(link)}`;
    case 'transcript':
      return transcriptName(link.transcriptId, names);
    case 'code':
      return names.codes.get(link.codeId)?.name ?? 'a code no longer there';
    case 'participant': {
      const label = names.participants.get(link.participantId)?.label;
      return label === undefined ? 'a participant no longer there' : `participant ${label}`;
    }
    case 'guide': {
      const number = names.guideVersions.get(link.guideVersionId)?.number;
      return number === undefined
        ? 'a version of the guide no longer there'
        : `interview guide, version ${number}`;
    }
    case 'theme': {
      const name = names.themes.get(link.themeId)?.name;
      return name === undefined ? 'a theme no longer there' : `theme ${name}`;
    }
    case 'subtheme': {
      const name = names.subthemes.get(link.subthemeId)?.name;
      return name === undefined ? 'a subtheme no longer there' : `subtheme ${name}`;
    }
  }
}

/** Lines [from, to) as they are shown, from one: "line 12", "lines 12 to 14". */
export function linesInWords({ from, to }: { readonly from: number; readonly to: number }): string {
  return to - from > 1 ? `lines ${from + 1} to ${to}` : `line ${from + 1}`;
}

export function transcriptName(id: TranscriptId | null, names: LinkNames): string {
  return (id !== null && names.transcripts.get(id)?.name) || 'a removed transcript';
}
