import { packed, unpacked } from '../coding/packed.ts';
import { passHash } from '../coding/pass-hash.ts';
import type { EarlierPass } from '../model/earlier-pass.ts';
import type { Pass } from '../model/pass.ts';
import { lineAnchor, type Anchor } from './anchor.ts';
import { carriedCodings } from './carried-codings.ts';
import type { Carrying } from './carrying.ts';
import { earlierPassId } from './derived-id.ts';

export interface CarriedPass {
  /** On the new version. */
  readonly pass: Pass;
  /** As it was; `null` for an open pass that held nothing. */
  readonly earlier: EarlierPass | null;
  /** One for each coding, quotation and flag it had. */
  readonly anchors: readonly Anchor[];
}

/**
 * A pass on the corrected version. What was submitted stays submitted, with its hash; what it was
 * carried to has one of its own. The same pass gives the same records on every machine.
 *
 * @param at when the transcript was corrected.
 */
export function carriedPass(pass: Pass, carrying: Carrying, at: string): CarriedPass {
  const { before, after, map } = carrying;
  const whose = { recordId: pass.id, coderId: pass.coderId };
  const { anchors, ...codings } = carriedCodings(unpacked(pass), whose, carrying);
  const flags = new Set<number>();
  const flagged = Array.from(pass.flags, (line): Anchor => {
    const now = map.lines(line, line + 1);
    for (let one = now?.from ?? 0; one < (now?.to ?? 0); one += 1) flags.add(one);
    const old = { from: line, to: line + 1 };
    return lineAnchor({ kind: 'flag', codeId: null, ...whose }, carrying, old, now ? [now] : []);
  });
  const moved: Pass = {
    ...pass,
    versionId: after.id,
    ...packed(codings),
    flags: Uint32Array.from(flags).sort(),
  };
  const all = [...anchors, ...flagged];
  if (all.length === 0 && !pass.submitted) return { pass: moved, earlier: null, anchors: all };
  const earlierId = earlierPassId(pass.id, before.id);
  const hash = pass.submitted ? passHash(moved, pass.submitted.counted) : null;
  return {
    pass: { ...moved, carried: { earlierId, hash } },
    earlier: { ...pass, id: earlierId, passId: pass.id, carriedAt: at },
    anchors: all,
  };
}
