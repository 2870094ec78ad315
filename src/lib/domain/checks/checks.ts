import type { SetAside } from '../model/set-aside.ts';
import type { PaperFrame } from '../paper/paper-frame.ts';
import { asSaid } from './as-said.ts';
import { attributions } from './attributions.ts';
import { citedInRange } from './cited-in-range.ts';
import { citedWhereFiled } from './cited-where-filed.ts';
import { domainSpellings } from './domain-spellings.ts';
import { domainsWithoutData } from './domains-without-data.ts';
import { fewPeople } from './few-people.ts';
import type { Finding, Rule, RuleOutcome } from './finding.ts';
import { frameworkFacts } from './framework-facts.ts';
import { isOfManuscript } from './mark.ts';
import { knownOf, type Known } from './known.ts';
import { methodsClaimed } from './methods-claimed.ts';
import { neverCited } from './never-cited.ts';
import { oneName } from './one-name.ts';
import { oneRecord } from './one-record.ts';
import { quotedTwice } from './quoted-twice.ts';
import { sums } from './sums.ts';
import { whoIsQuoted } from './who-is-quoted.ts';
import { wordsForAmounts } from './words-for-amounts.ts';

/** What the rules say of one moment of a study. */
export interface Checks {
  /** By rule, in their order. */
  readonly outcomes: readonly RuleOutcome[];
  /** Findings that nobody has set aside; what does not match before what is asked. */
  readonly open: readonly Finding[];
  readonly setAside: readonly SetAsideFinding[];
  /** Set aside once and found no longer: other facts are another finding. */
  readonly gone: readonly SetAside[];
}

export interface SetAsideFinding {
  readonly finding: Finding;
  readonly record: SetAside;
}

type RuleOfChecks = (frame: PaperFrame, known: Known) => RuleOutcome;

/** Every rule, in the order of their numbers. */
const ruleChecks: Readonly<Record<Rule, RuleOfChecks>> = {
  L1: frameworkFacts,
  L2: domainSpellings,
  L3: domainsWithoutData,
  L4: oneRecord,
  L5: citedInRange,
  L6: citedWhereFiled,
  L7: neverCited,
  L8: attributions,
  L9: asSaid,
  L10: quotedTwice,
  L11: whoIsQuoted,
  L12: sums,
  L13: methodsClaimed,
  L14: oneName,
  L15: fewPeople,
  L16: wordsForAmounts,
};

/** Runs every rule over a study as one coder may see it. The same frame gives the same findings. */
export function checksOf(frame: PaperFrame): Checks {
  const known = knownOf(frame);
  const outcomes = Object.values(ruleChecks).map((rule) => rule(frame, known));
  const findings = outcomes.flatMap((one) => (one.ran ? one.findings : []));
  const recordOf = latestByMark(frame.records.setAsides);
  const setAside = findings.flatMap((finding) => {
    const record = recordOf.get(keyOf(finding));
    return record ? [{ finding, record }] : [];
  });
  const found = new Set(findings.map(keyOf));
  const open = findings.filter((one) => !recordOf.has(keyOf(one)));
  return {
    outcomes,
    open: [
      ...open.filter(({ is }) => is === 'mismatch'),
      ...open.filter(({ is }) => is === 'question'),
    ],
    setAside,
    gone: mayShowGone(frame)
      ? [...recordOf.values()].filter((one) => !found.has(keyOf(one)) && !isOfManuscript(one))
      : [],
  };
}

/** The same for a finding and the record that sets it aside. */
export function keyOf({ rule, mark }: { readonly rule: string; readonly mark: string }): string {
  return `${rule} ${mark}`;
}

/** By mark; of two copies of a study that both set one aside, the later counts. */
export function latestByMark(records: readonly SetAside[]): ReadonlyMap<string, SetAside> {
  const ordered = records.toSorted((a, b) =>
    a.signed.at < b.signed.at || (a.signed.at === b.signed.at && a.id < b.id) ? -1 : 1,
  );
  return new Map(ordered.map((one) => [keyOf(one), one]));
}

/**
 * Whether what was found once may be read: its words may speak of a transcript that the viewer is still to
 * finish a blind pass over.
 */
function mayShowGone({ settled }: PaperFrame): boolean {
  return settled.unsettled.every(({ why }) => why !== 'in-hand');
}
