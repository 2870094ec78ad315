import { passHash } from '../coding/pass-hash.ts';
import type { EarlierPass } from '../model/earlier-pass.ts';
import type { Pass } from '../model/pass.ts';

/** A pass, or an earlier form of one, as the pass it was. */
export function asPass({ passId, carriedAt: _, ...earlier }: EarlierPass): Pass {
  return { ...earlier, id: passId };
}

/**
 * A submitted pass in the form it was submitted in, on the version it was submitted on: itself, or an
 * earlier form. `null` where that form is not here, or is not what its hash says.
 */
export function submittedForm(pass: Pass, earlierPasses: readonly EarlierPass[]): Pass | null {
  const byId = new Map(earlierPasses.map((one) => [one.id, one]));
  let form = pass;
  // A form that was carried after it had been submitted has a hash of its own.
  for (let { carried } = form; carried !== null && carried.hash !== null; { carried } = form) {
    const earlier = byId.get(carried.earlierId);
    if (!earlier || earlier.passId !== pass.id || !byId.delete(earlier.id)) return null;
    form = asPass(earlier);
  }
  const { submitted } = form;
  const isIt = submitted !== null && submitted.hash === pass.submitted?.hash;
  return isIt && passHash(form, submitted.counted) === submitted.hash ? form : null;
}
