import type { NextStep } from '../../domain/study/next-step.ts';
import type { PlanStanding } from '../../domain/study/plan-standing.ts';
import type { StageKey } from '../../domain/study/stages.ts';
import type { FoundStanding, Standing } from '../../domain/study/standing.ts';
import type { WaitingKey } from '../../domain/study/waiting.ts';
import { counted, numberOf } from '../time-words.ts';

/** The next step: what it is, why, and what its button says. */
export function nextWords(next: NextStep): { title: string; why: string; act: string } {
  switch (next.kind) {
    case 'import':
      return {
        title: 'Import your transcripts',
        why: 'Word, PDF, text, subtitle and CSV files, many at once. You see every line before anything is stored.',
        act: 'Import transcripts',
      };
    case 'link-speakers':
      return {
        title: `Say who speaks in ${counted(next.transcripts, 'transcript')}`,
        why: `${counted(next.speakers, 'speaker')} not linked to a participant. Tables can name the person behind a passage only when they are.`,
        act: 'Link the speakers',
      };
    case 'begin':
      return {
        title: `Code ${next.name}`,
        why: 'Line by line: arrows move, c finds a code, d and a letter put a domain on. Every act is saved as you go.',
        act: 'Begin coding',
      };
    case 'go-on':
      return {
        title: `Code ${next.name}`,
        why: `${counted(next.left, 'line')} not looked at yet. You stopped at line ${numberOf(next.line + 1)}.`,
        act: `Go on from line ${numberOf(next.line + 1)}`,
      };
    case 'submit':
      return {
        title: `Submit your pass over ${next.name}`,
        why: next.blind
          ? 'You have looked at every line. Submitting locks the pass; the reveal waits until everybody has submitted.'
          : 'You have looked at every line. Submitting locks the pass as it stands, and it counts as the settled coding.',
        act: 'Go to the pass',
      };
    case 'return':
      return {
        title: `Return ${counted(next.passes, 'submitted pass', 'submitted passes')}`,
        why: 'A return packet takes what you have submitted to the lead, and nothing else.',
        act: 'Make the return',
      };
    case 'reveal':
      return {
        title: `Reveal ${counted(next.transcripts, 'transcript')}`,
        why: 'Every coder of the round has submitted. The reveal opens the passes to each other, for good.',
        act: 'Go to the reveal',
      };
    case 'accept':
      return {
        title: `Begin to settle ${counted(next.transcripts, 'transcript')}`,
        why: 'Where the coders agree exactly, one step accepts it; what differs is then settled line by line.',
        act: 'Accept what agrees',
      };
    case 'settle':
      return {
        title: `Settle ${counted(next.lines, 'line')} on which the coders differ`,
        why: 'Each with a reason. Nothing ever changes the passes themselves.',
        act: 'Settle differences',
      };
    case 'settle-flagged':
      return {
        title: `Settle ${counted(next.lines, 'flagged line')}`,
        why: 'The coders could not settle them and ask you. You see these lines and nothing else of the round.',
        act: 'Settle flagged lines',
      };
    case 'chart':
      return {
        title: 'Chart what is settled',
        why: `${counted(next.transcripts, 'transcript')} with settled coding. In the framework matrix you write, person by person, what each said on a domain, with the passages beside you.`,
        act: 'Go to the matrix',
      };
    case 'export':
      return {
        title: 'Export the coded segments',
        why: 'Every line that may be coded was looked at. Tables come as Word, Excel and CSV files.',
        act: 'Go to export',
      };
  }
}

/** What each stage is for, in one sentence. */
export const stageWords: Readonly<Record<StageKey, { label: string; what: string }>> = {
  study: {
    label: 'Write down the study',
    what: 'The behaviour in question, the plan, the team, the interview guide, and how people came into the study.',
  },
  transcripts: {
    label: 'Prepare transcripts',
    what: 'Import, cut into numbered lines, say who speaks.',
  },
  participants: {
    label: 'Describe the participants',
    what: 'What you know of each person, so that tables can show it beside their words.',
  },
  codebook: {
    label: 'Know the codebook',
    what: 'The domains with their guidance, and codes of your own beside them.',
  },
  rounds: {
    label: 'Plan rounds',
    what: 'Who codes which transcripts with which codebook; who has submitted; the reveal.',
  },
  coding: {
    label: 'Read and code',
    what: 'Line by line, by keyboard: domains, your own codes, quotations, memos.',
  },
  agreement: {
    label: 'Compare the passes',
    what: 'Where the coders agree and where they differ, code by code and line by line.',
  },
  reconciliation: {
    label: 'Settle differences',
    what: 'Line by line with a reason, until there is one consensus beside the passes.',
  },
  matrix: {
    label: 'Chart',
    what: 'Person by person and domain by domain, in your own words, linked to the passages.',
  },
  findings: {
    label: 'Interpret',
    what: 'Counts, belief statements, relevance of domains, themes and their map, adequacy of the sample.',
  },
  paper: {
    label: 'Write it up',
    what: 'Quotations as they will be printed, COREQ, the checks a reviewer would make, and a results pack for Word.',
  },
  review: {
    label: 'Look back over it',
    what: 'The memos you may read in one list; every passage of a code; words in their context.',
  },
  export: {
    label: 'Export',
    what: 'Coded segments, coded transcripts and the codebook as Word, Excel and CSV files.',
  },
};

/** How a stage stands, in words. */
export function stateWords(key: StageKey, standing: Standing): string {
  const { work, transcripts, unlinked, participants, attributes, missingValues, team } = standing;
  switch (key) {
    case 'study':
      return planWords(standing.plan);
    case 'transcripts': {
      if (transcripts === 0) return 'nothing imported yet';
      const speakers = unlinked.reduce((total, one) => total + one.speakers, 0);
      const imported = `${numberOf(transcripts)} imported`;
      return speakers > 0 ? `${imported}, ${counted(speakers, 'speaker')} not linked` : imported;
    }
    case 'participants': {
      if (participants === 0) return 'nobody entered yet';
      const people = `${counted(participants, 'person', 'people')}, ${counted(attributes, 'attribute')}`;
      return missingValues > 0 ? `${people}, ${counted(missingValues, 'value')} not known` : people;
    }
    case 'codebook':
      return standing.ownCodes === 0
        ? `${numberOf(standing.domains)} domains, no codes of your own yet`
        : `${numberOf(standing.domains)} domains, ${counted(standing.ownCodes, 'code')} of your own`;
    case 'coding':
      if (standing.begun === 0) return 'not begun';
      return `${numberOf(standing.lookedThrough)} of ${numberOf(work.length)} looked through, ${counted(standing.linesCoded, 'line')} coded`;
    case 'rounds':
      if (team.rounds === 0) return 'one coder, no round of several';
      return `${counted(team.rounds, 'round')} of several coders, ${numberOf(team.revealed)} of ${counted(team.transcripts, 'transcript')} revealed`;
    case 'agreement':
      if (team.rounds === 0) return 'needs a round of several coders';
      if (team.revealed === 0) return 'needs every pass submitted, and the reveal';
      return `${counted(team.revealed, 'transcript')} can be compared`;
    case 'reconciliation':
      if (team.revealed === 0)
        return team.rounds === 0 ? 'nothing to settle' : 'waits for the reveal';
      if (team.openLines + team.flagged > 0) {
        const flagged = team.flagged > 0 ? `, ${numberOf(team.flagged)} flagged` : '';
        return `${counted(team.openLines, 'line')} open${flagged}`;
      }
      if (team.toAccept > 0) return `${counted(team.toAccept, 'transcript')} not begun`;
      return 'nothing open';
    case 'matrix':
      if (!standing.found) return 'read from the settled coding';
      if (standing.found.settled === 0) return 'waits for settled coding';
      return matrixWords(standing.found);
    case 'findings':
      return standing.found ? foundWords(standing.found) : 'read from the settled coding';
    case 'paper':
      return standing.found ? paperWords(standing.found) : 'read from the settled coding';
    case 'review':
      if (standing.memos === null) return 'counting memos';
      return standing.memos === 0 ? 'no memos yet' : counted(standing.memos, 'memo');
    case 'export':
      return standing.linesCoded === 0 ? 'nothing coded yet' : 'can be done at any time';
  }
}

/** "16 statements · 14 of 14 domains decided · 12 subthemes". */
/** "26 cells charted, 6 set aside". */
function matrixWords({ settled, charted, setAside }: FoundStanding): string {
  if (charted + setAside === 0)
    return `${counted(settled, 'transcript')} settled, nothing charted yet`;
  const aside = setAside > 0 ? `, ${numberOf(setAside)} set aside` : '';
  return `${counted(charted, 'cell')} charted${aside}`;
}

function foundWords({ statements, decided, subthemes }: FoundStanding): string {
  if (statements + decided + subthemes === 0) return 'nothing written yet';
  return [
    counted(statements, 'belief statement'),
    `${counted(decided, 'domain')} decided`,
    counted(subthemes, 'subtheme'),
  ].join(' · ');
}

/** "44 quotations · 8 items of COREQ confirmed". */
function paperWords({ quotations, confirmed }: FoundStanding): string {
  if (quotations + confirmed === 0) return 'nothing chosen or confirmed yet';
  return [
    quotations === 0 ? 'no quotations' : counted(quotations, 'quotation'),
    confirmed === 0
      ? 'nothing of COREQ confirmed'
      : `${counted(confirmed, 'item')} of COREQ confirmed`,
  ].join(' · ');
}

/** "behaviour written · guide version 2 · recruitment log adds up". */
function planWords({ behaviour, guideVersion, recruitment, isForOne }: PlanStanding): string {
  const written = behaviour ? 'behaviour written' : 'behaviour not written';
  if (isForOne) return `${written} · the rest is in the lead’s study`;
  const log = {
    none: 'no recruitment log',
    'adds-up': 'recruitment log adds up',
    'does-not-add-up': 'recruitment log does not add up',
  };
  return [
    written,
    guideVersion === null ? 'no guide' : `guide version ${numberOf(guideVersion)}`,
    log[recruitment],
  ].join(' · ');
}

/** What waits for a person: the linked words, and what follows them. */
export function waitingWords(key: WaitingKey, count: number): { link: string; rest: string } {
  switch (key) {
    case 'consent-withdrawn':
      return {
        link: count === 1 ? 'person' : 'people',
        rest: ' withdrew consent: decide what becomes of what they said',
      };
    case 'to-reveal':
      return { link: count === 1 ? 'transcript' : 'transcripts', rest: ' ready to be revealed' };
    case 'sealed-returns':
      return {
        link: count === 1 ? 'return' : 'returns',
        rest: ' kept sealed until you have submitted',
      };
    case 'proposals':
      return { link: count === 1 ? 'proposed code' : 'proposed codes', rest: ' to talk over' };
    case 'differences':
      return { link: count === 1 ? 'line' : 'lines', rest: ' on which the coders differ' };
    case 'flagged-differences':
      return { link: count === 1 ? 'line' : 'lines', rest: ' left to the adjudicator' };
    case 'unlinked-speakers':
      return { link: count === 1 ? 'speaker' : 'speakers', rest: ' not linked to a participant' };
    case 'stale-cells':
      return {
        link: count === 1 ? 'cell of a matrix' : 'cells of matrices',
        rest: ' whose codings changed after charting',
      };
    case 'flagged-lines':
      return { link: count === 1 ? 'line' : 'lines', rest: ' you flagged for discussion' };
    case 'undefined-codes':
      return {
        link: count === 1 ? 'code of your own' : 'codes of your own',
        rest: ' without a definition',
      };
    case 'unclassified-codes':
      return {
        link: count === 1 ? 'code of your own' : 'codes of your own',
        rest: ' under no domain',
      };
    case 'missing-values':
      return { link: count === 1 ? 'value' : 'values', rest: ' of participants not known yet' };
  }
}
