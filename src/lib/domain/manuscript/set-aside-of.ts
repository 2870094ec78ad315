import { keyOf, latestByMark } from '../checks/checks.ts';
import { isOfManuscript } from '../checks/mark.ts';
import type { SetAside } from '../model/set-aside.ts';
import type { ManuscriptFinding } from './finding.ts';

/** Findings of a manuscript, parted by whether somebody set them aside. */
export interface SortedFindings {
  /** What does not match before what is asked. */
  readonly open: readonly ManuscriptFinding[];
  readonly setAside: readonly { readonly finding: ManuscriptFinding; readonly record: SetAside }[];
}

/** @param records every finding set aside, of manuscripts or of the study. */
export function sortedFindings(
  findings: readonly ManuscriptFinding[],
  records: readonly SetAside[],
): SortedFindings {
  const recordOf = latestByMark(records.filter(isOfManuscript));
  const open = findings.filter((one) => !recordOf.has(keyOf(one)));
  return {
    open: [
      ...open.filter(({ is }) => is === 'mismatch'),
      ...open.filter(({ is }) => is === 'question'),
    ],
    setAside: findings.flatMap((finding) => {
      const record = recordOf.get(keyOf(finding));
      return record ? [{ finding, record }] : [];
    }),
  };
}
