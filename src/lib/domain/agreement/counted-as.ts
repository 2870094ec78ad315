import { countedAs } from '../rounds/submit-pass.ts';
import type { Code, CodeId } from '../model/code.ts';
import type { Pass } from '../model/pass.ts';

/** What one code of a pass counts as in agreement. */
export interface CountedCode {
  readonly as: CodeId;
  readonly domainIds: readonly CodeId[];
}

/**
 * Reads what the codes of a pass counted as when it was submitted, in the order of its `codes`: what
 * was merged or classified later, with the other coder's work in sight, does not touch agreement.
 * Passes of older studies did not keep it, and count as they do today.
 */
export function countedReader(codes: readonly Code[]): (pass: Pass) => readonly CountedCode[] {
  const before = readers.get(codes);
  if (before) return before;
  const today = new Map<CodeId, CountedCode>();
  const countedToday = (id: CodeId): CountedCode => {
    const known = today.get(id) ?? countedAs([id], codes)[0] ?? { as: id, domainIds: [] };
    today.set(id, known);
    return known;
  };
  // Passes that say the same of a code share what they say, so that few are left to look at.
  const same = new Map<string, CountedCode>();
  const shared = (counted: CountedCode): CountedCode => {
    const key = [counted.as, ...counted.domainIds].join(' ');
    const known = same.get(key) ?? counted;
    same.set(key, known);
    return known;
  };
  const read = new WeakMap<Pass, readonly CountedCode[]>();
  const reader = (pass: Pass): readonly CountedCode[] => {
    const known = read.get(pass);
    if (known) return known;
    const kept = new Map(pass.submitted?.counted?.map((each) => [each.codeId, each]));
    const counted = pass.codes.map((id) => shared(kept.get(id) ?? countedToday(id)));
    read.set(pass, counted);
    return counted;
  };
  readers.set(codes, reader);
  return reader;
}

const readers = new WeakMap<readonly Code[], (pass: Pass) => readonly CountedCode[]>();
