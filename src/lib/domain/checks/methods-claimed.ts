import { adequacyOf } from '../adequacy/adequacy-of.ts';
import { rulesOfStudy } from '../adequacy/rules.ts';
import { codingFacts } from '../paper/coding-facts.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { isStillBlind } from '../rounds/round-progress.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import { checklistClaims } from './checklist-claims.ts';
import { isDenied } from './denied.ts';

/** A method that a text may claim, and what the record holds of it. */
interface Method {
  readonly id: string;
  /** What claims it. */
  readonly claimed: RegExp;
  /** What of the record bears it out, as a sentence; `null`: nothing does. */
  readonly borneOut: (frame: PaperFrame) => string | null;
  /** Whether something may bear it out that the viewer is not to see yet: then nothing is said. */
  readonly mayBeHidden?: (frame: PaperFrame) => boolean;
  /** What is said where a claim has nothing behind it. */
  readonly without: string;
  readonly page: string;
}

/**
 * L13: methods that the team's texts claim need records that bear them out, and methods that they deny must
 * have none: coding by two, consensus, a framework matrix, saturation, pilots, field notes, checks by
 * participants. What the checklists say is held against the record item by item.
 */
export function methodsClaimed(frame: PaperFrame, { texts }: Pick<Known, 'texts'>): RuleOutcome {
  const said = texts.filter(({ says }) => says === 'methods');
  const listed = checklistClaims(frame);
  if (said.length === 0 && listed.length === 0) {
    return { rule: 'L13', ran: false, because: 'nothing is said of how the study was done yet' };
  }
  const findings = said.flatMap((text) =>
    text.sentences.flatMap((sentence) =>
      methods.flatMap(({ id, claimed, borneOut, mayBeHidden, without, page }): Finding[] => {
        const match = claimed.exec(sentence);
        if (!match) return [];
        const denied = isDenied(sentence, match.index, match.index + match[0].length);
        const record = borneOut(frame);
        if (denied === (record === null)) return [];
        if (record === null && mayBeHidden?.(frame)) return [];
        return [
          {
            rule: 'L13',
            mark: markOf(text.id, id, denied ? 'denied' : 'claimed'),
            is: 'mismatch',
            where: text.where,
            what: denied
              ? `“${match[0]}” is denied, and the record holds it: ${record}.`
              : `“${match[0]}” is said, and ${without}.`,
            why: `“${sentence}”`,
            place: text.place.page === page ? text.place : { page, choices: {} },
          },
        ];
      }),
    ),
  );
  const byMark = [...new Map(findings.map((one) => [one.mark, one])).values()];
  return { rule: 'L13', ran: true, findings: [...byMark, ...saturation(frame, said), ...listed] };
}

const methods: readonly Method[] = [
  {
    id: 'two coders',
    claimed:
      /\b(?:dual[\s-]+cod(?:ed|ing)|doubl[ey][\s-]+cod(?:ed|ing)|coded\s+(?:\w+\s+){0,6}independently|independently\s+(?:\w+\s+)?coded|independent(?:ly)?\s+(?:double\s+)?coding|two\s+(?:independent\s+)?(?:coders|researchers|reviewers)\b[^.;]{0,60}\b(?:coded?|read|blind))/i,
    borneOut: (frame) => {
      const n = codingFacts(frame).independently;
      return n === 0
        ? null
        : `${n} ${n === 1 ? 'transcript was' : 'transcripts were'} coded by two`;
    },
    mayBeHidden: hidesWork,
    without: 'no transcript was coded and submitted by two people in one round',
    page: 'rounds',
  },
  {
    id: 'consensus',
    claimed:
      /\b(?:consensus(?!\s+(?:statement|guid|panel|conference|criteria|document|definition|report))|(?:differences|disagreements|discrepancies)\b[^.;]{0,40}\b(?:discuss(?:ed|ion)|settled|resolved|talk(?:ed|ing)))\b/i,
    borneOut: ({ consensuses, decisions }) =>
      consensuses.length + decisions.length === 0
        ? null
        : `${decisions.length} ${decisions.length === 1 ? 'line was' : 'lines were'} settled between coders`,
    mayBeHidden: hidesWork,
    without: 'no difference between coders is recorded as settled',
    page: 'reconciliation',
  },
  {
    id: 'framework matrix',
    claimed:
      /\b(?:framework\s+(?:method|approach|analysis|matri(?:x|ces))|chart(?:ed|ing)\s+(?:into|in)\b)/i,
    borneOut: ({ records: { matrices, chartings } }) =>
      matrices.length === 0 || chartings.length === 0
        ? null
        : `${chartings.length} ${chartings.length === 1 ? 'cell of a matrix is' : 'cells of a matrix are'} charted`,
    mayBeHidden: ({ records: { hiddenCells = [] } }) => hiddenCells.length > 0,
    without: 'no cell of a framework matrix is charted',
    page: 'matrix',
  },
  {
    id: 'pilot',
    // "A pilot scheme" and airline pilots are no pilot of the guide.
    claimed:
      /\bpilot(?:ed|ing|s|[\s-]+test(?:ed|ing|s)?)?\b[^.;]{0,40}\b(?:guides?|questions?|interviews?|schedule)\b|\b(?:guides?|questions?|interviews?|schedule)\b[^.;]{0,40}\bpilot(?:ed|ing|[\s-]+tested)\b/i,
    borneOut: ({ records: { guideVersions } }) => {
      const piloted = guideVersions.find(({ pilot }) => pilot === 'piloted');
      return piloted ? `version ${piloted.number} of the guide was piloted` : null;
    },
    without: 'no version of the interview guide is recorded as piloted',
    page: 'guide',
  },
  {
    id: 'field notes',
    claimed: /\bfield[\s-]?notes?\b/i,
    borneOut: ({ records: { interviews }, memos }) => {
      const noted = interviews.filter(
        ({ fieldNotes }) => fieldNotes && fieldNotes !== 'none',
      ).length;
      const written = memos.filter(({ kind }) => kind === 'field-note').length;
      if (noted + written === 0) return null;
      return noted > 0
        ? `field notes were made of ${noted} ${noted === 1 ? 'interview' : 'interviews'}`
        : `${written} ${written === 1 ? 'memo is a field note' : 'memos are field notes'}`;
    },
    without: 'no interview record says that field notes were made',
    page: 'interviews',
  },
  {
    id: 'participant checking',
    claimed:
      /\b(?:member[\s-]+check(?:ed|ing|s)?|participant[\s-]+(?:check(?:ed|ing|s)?|validation)|respondent\s+validation|participants\b[^.;]{0,50}\b(?:feedback\s+on|comment(?:ed)?\s+on)\s+(?:the\s+)?(?:findings|themes|results))\b/i,
    borneOut: ({ records: { interviews } }) => {
      const asked = interviews.filter(({ checked }) => checked === 'asked').length;
      return asked === 0
        ? null
        : `${asked} ${asked === 1 ? 'participant was' : 'participants were'} asked what they thought of the findings`;
    },
    without: 'no interview record says that a participant was asked about the findings',
    page: 'interviews',
  },
  {
    id: 'transcripts returned',
    claimed:
      /\btranscripts?\b[^.;]{0,30}\b(?:returned\s+to|sent\s+(?:back\s+)?to|shared\s+with)\s+(?:the\s+|each\s+)?(?:participants?|interviewees?)\b/i,
    borneOut: ({ records: { interviews } }) => {
      const returned = interviews.filter((one) => one.returned === 'returned').length;
      return returned === 0
        ? null
        : `${returned} ${returned === 1 ? 'transcript was' : 'transcripts were'} returned`;
    },
    without: 'no interview record says that a transcript was returned',
    page: 'interviews',
  },
];

/** Whether a round is still blind, or the reader an adjudicator, who reads only what they are asked. */
function hidesWork({ rounds, coders, viewer }: PaperFrame): boolean {
  const role = coders.find(({ id }) => id === viewer)?.role;
  return rounds.some(isStillBlind) || role === 'adjudicator';
}

const saturated =
  /\bsaturat(?:ion|ed)\b|\bno\s+new\s+(?:codes?|themes?|ideas?|beliefs?)\s+(?:were\s+|was\s+)?(?:emerged|found|heard|identified|came)\b/i;
/** A sentence of what was looked at, or intended, claims nothing. */
const considered =
  /\b(?:whether|if|until|would|judg|assess|consider|looked? at|expect|claim|reject)\w*/i;

/** Saturation claimed without a rule that was frozen, or against what the rule in force says. */
function saturation(frame: PaperFrame, texts: Known['texts']): readonly Finding[] {
  const { inForce } = rulesOfStudy(frame.records.adequacyRules);
  const claims = texts.flatMap((text) => {
    const sentence = text.sentences.find((one) => {
      const match = saturated.exec(one);
      if (!match || considered.test(one)) return false;
      const isNoNew = /^no/i.test(match[0]);
      return isNoNew || !isDenied(one, match.index, match.index + match[0].length);
    });
    return sentence === undefined ? [] : [{ text, sentence }];
  });
  if (claims.length === 0) return [];
  const against = saidAgainst(frame, inForce);
  if (against === null) return [];
  return claims.map(({ text, sentence }) => ({
    rule: 'L13',
    mark: markOf(text.id, 'saturation', against.state),
    is: 'mismatch',
    where: text.where,
    what: against.words,
    why: `“${sentence}”`,
    place: { page: 'adequacy', choices: {} },
  }));
}

function saidAgainst(
  { settled, records, localDay }: PaperFrame,
  inForce: ReturnType<typeof rulesOfStudy>['inForce'],
): { readonly state: string; readonly words: string } | null {
  if (!inForce) {
    return {
      state: 'no rule',
      words: 'Saturation is claimed, and no rule for sample adequacy was frozen.',
    };
  }
  if (inForce.rule.kind === 'not-claimed') {
    return {
      state: 'not claimed',
      words: 'Saturation is claimed, and the frozen rule says that no claim is made.',
    };
  }
  const { outcome } = adequacyOf(inForce, settled, records, localDay);
  const state = outcome?.overall.state;
  if (state === undefined) {
    return {
      state: 'words',
      words: 'Saturation is claimed, and the frozen rule is one in words that counts nothing.',
    };
  }
  if (state === 'met') return null;
  return {
    state,
    words:
      state === 'too-few'
        ? 'Saturation is claimed, and by the frozen rule too few interviews are counted to say anything.'
        : 'Saturation is claimed, and by the frozen rule it is not met.',
  };
}
