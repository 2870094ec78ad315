import { claimsIf, countClaim } from './claims.ts';
import { type Claim, type Drafted, at, drafted, ended } from './drafted.ts';
import { type Ground, planSource } from './ground.ts';

/** COREQ 9. */
export function orientation(ground: Ground): Drafted {
  const { study } = ground;
  const words = study.orientation.trim();
  return drafted([ended(words), frameworkSentence(ground)], {
    missing: words ? [] : [{ what: 'Methodological orientation and theory', place: at('study') }],
    sources: [
      ...(words ? [planSource('orientation')] : []),
      { name: 'Codebook', words: frameworkName(ground), place: at('codebook') },
    ],
    facts: { claims: frameworkClaims(ground) },
  });
}

/** The framework with its version and counts, as the file that ships with the program has them. */
function frameworkSentence(ground: Ground): string {
  const { framework } = ground.frame;
  const { id, version } = ground.study.framework;
  if (framework.id !== id || framework.version !== version) return '';
  const { domains, constructs } = framework.counts;
  return `The framework was the ${frameworkName(ground)}, with ${domains} domains and ${constructs} constructs.`;
}

export function frameworkName({ study, frame: { framework } }: Ground): string {
  const { id, version } = study.framework;
  return framework.id === id && framework.version === version
    ? framework.title
    : `${id} ${version}`;
}

/** How many domains and constructs a sentence gives the framework. */
export function frameworkClaims({ study, frame: { framework } }: Ground): readonly Claim[] {
  const { id, version } = study.framework;
  const { domains, constructs } = framework.counts;
  return claimsIf(
    framework.id === id && framework.version === version,
    countClaim(
      /(?<n>\d+) (?:theoretical )?constructs\b/,
      [constructs],
      'constructs of the framework',
    ),
    countClaim(
      /(?<n>\d+) (?:theoretical |tdf )?domains (?:of|in) the (?:tdf|theoretical|framework)/,
      [domains],
      'domains of the framework',
    ),
    countClaim(
      /(?:tdf|framework)(?: v\d| version \d)?,? (?:has|with|of|comprises|comprising) (?<n>\d+) domains/,
      [domains],
      'domains of the framework',
    ),
  );
}
