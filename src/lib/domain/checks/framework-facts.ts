import type { PaperFrame } from '../paper/paper-frame.ts';
import { numberWords, writtenNumber } from './amounts.ts';
import type { Finding, RuleOutcome } from './finding.ts';
import type { Known } from './known.ts';
import { markOf } from './mark.ts';
import type { TeamText } from './team-texts.ts';

const counted = new RegExp(
  String.raw`\b(${numberWords})[\s-]+(?:theoretical\s+|theory-based\s+|TDF\s+)?(domains|constructs)\b`,
  'gi',
);
const named = /\b(?:TDF|theoretical\s+domains\s+framework)\b/i;
const ofFirstVersion = /\b(?:version\s+(?:1|one)|v1|first\s+version|original|2005|michie)\b/i;
/** What says that a sentence goes from one version to another. */
const comparing = /\b(?:refine|revis|extend|expand|updat|increas|restructur|from)\w*\b/i;
const versionNamed =
  /\b(?:TDF|theoretical\s+domains\s+framework)\b[^.;]{0,40}?\b(?:version|v)\.?\s*(\d)\b/i;
/** Before a number, what makes it speak of the whole framework. */
const wholly = /\b(?:the|all|its|whose|each\s+of\s+the|framework’s|framework's)\s+$/i;

/**
 * L1: counts of domains and constructs, and the version, where the team's texts name them, against the
 * framework that the study was coded with.
 */
export function frameworkFacts(frame: PaperFrame, { texts }: Pick<Known, 'texts'>): RuleOutcome {
  const { framework, seen } = frame;
  const { study } = seen;
  const findings: Finding[] = [];
  const { title } = framework;
  if (study.framework.id !== framework.id || study.framework.version !== framework.version) {
    findings.push({
      rule: 'L1',
      mark: markOf('study', study.framework.id, study.framework.version),
      is: 'mismatch',
      where: 'The study’s framework',
      what: `The study was begun with framework “${study.framework.id} ${study.framework.version}”; this program counts by “${framework.id} ${framework.version}”.`,
      why: 'Counts of domains and constructs in what is exported are those of the framework the program has.',
      place: null,
    });
  }
  for (const text of texts) {
    for (const sentence of text.sentences) {
      findings.push(...countsIn(sentence, text, frame, title));
      const [, version] = versionNamed.exec(sentence) ?? [];
      if (version !== undefined && version !== digits(study.framework.version)) {
        findings.push({
          ...at(text),
          mark: markOf(text.id, 'version', version),
          is: 'mismatch',
          what: `Version ${version} of the framework is named; the study was coded with version ${digits(study.framework.version)}.`,
          why: `“${sentence}”`,
        });
      }
    }
  }
  return { rule: 'L1', ran: true, findings: onceEach(findings) };
}

function countsIn(
  sentence: string,
  text: TeamText,
  { framework: { counts, v1 } }: PaperFrame,
  title: string,
): readonly Finding[] {
  // "Refined from 12 domains to 14" gives each version its own.
  const said = new Set([...sentence.matchAll(counted)].map(([, word]) => writtenNumber(word!)));
  const first =
    ofFirstVersion.test(sentence) || (comparing.test(sentence) && said.has(counts.domains));
  return [...sentence.matchAll(counted)].flatMap((match): Finding[] => {
    const n = writtenNumber(match[1]!);
    const what = match[2]!.toLowerCase() === 'domains' ? 'domains' : 'constructs';
    const right =
      what === 'domains' ? [counts.domains] : [counts.constructs, counts.distinctConstructNames];
    if (n === undefined || right.includes(n) || (first && n === v1.counts[what])) return [];
    const otherVersion = n === v1.counts[what];
    const whole = wholly.test(sentence.slice(0, match.index)) && named.test(sentence);
    if (!whole && !(otherVersion && (what === 'constructs' || named.test(sentence)))) return [];
    return [
      {
        ...at(text),
        mark: markOf(text.id, what, n),
        is: otherVersion ? 'mismatch' : 'question',
        what: otherVersion
          ? `${n} ${what} is the count of the framework’s first version.`
          : `“${match[0]}” is said where the framework has ${right[0]}. Is it the framework’s count?`,
        why: `${title} has ${counts.domains} domains and ${counts.constructs} constructs (${counts.distinctConstructNames} with different names); the first version had ${v1.counts.domains} and ${v1.counts.constructs}.`,
      },
    ];
  });
}

function at({ where, place }: TeamText): Pick<Finding, 'rule' | 'where' | 'place'> {
  return { rule: 'L1', where, place };
}

function digits(version: string): string {
  return /\d+/.exec(version)?.[0] ?? version;
}

function onceEach(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((one) => [one.mark, one])).values()];
}
