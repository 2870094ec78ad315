import { checksOf } from '../domain/checks/checks.ts';
import { rules, type Finding } from '../domain/checks/finding.ts';
import { paperOf } from '../domain/reporting/tables/paper-of.ts';
import { initialsOf } from '../domain/reporting/which-coding.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Arguments, Options } from './arguments.ts';
import { forTerminal, jsonText, Unusable, type ExitStatus, type Io } from './io.ts';
import { asJson, checkedManuscript, manuscriptJson, readWords } from './check-manuscript.ts';
import { openStudy, studyOptions } from './opened-study.ts';

export const checkOptions: Options = {
  json: { is: 'findings, what was set aside and what was not run, as JSON' },
  ...studyOptions,
};

/** The checks L1–L16 of a study, and of a manuscript against it. Whatever nobody has set aside is a finding. */
export async function check(given: Arguments, io: Io): Promise<ExitStatus> {
  const [path, manuscriptPath, ...more] = given.files;
  if (path === undefined || more.length > 0) {
    throw new Unusable('Say which study: concord check STUDY [MANUSCRIPT.docx].');
  }
  const opened = await openStudy(path, given, io);
  requireWholeStudy(opened.sources.records.packets);
  const frame = await paperOf(opened.sources, opened.viewer.id, 'quoted');
  const { open, setAside, outcomes } = checksOf(frame);
  const manuscript =
    manuscriptPath === undefined ? null : await checkedManuscript(manuscriptPath, opened, io);
  const notRun = outcomes.flatMap((one) =>
    one.ran
      ? (one.notRun ?? []).map((because) => ({ rule: one.rule, because }))
      : [{ rule: one.rule, because: one.because }],
  );
  const found = [...open, ...(manuscript?.open ?? [])];
  const aside = [...setAside, ...(manuscript?.setAside ?? [])];
  if (given.has('json')) {
    io.out(
      jsonText({
        study: opened.study.title,
        invented: opened.study.invented,
        as: opened.viewer.initials,
        program: frame.program,
        findings: open.map(asJson),
        setAside: aside.map(({ finding, record }) => ({
          ...asJson(finding),
          because: record.reason,
          by: initialsOf(record.signed.by, frame.coders),
          on: frame.localDay(record.signed.at),
        })),
        notRun,
        manuscript: manuscript && manuscriptJson(manuscript),
      }),
    );
  } else {
    for (const finding of found) io.out(`${inLines(finding)}\n`);
    // What was not run over the study may well have been over the manuscript, which says so itself.
    const where = manuscript ? ', in the study itself' : '';
    for (const { rule, because } of notRun) {
      io.err(`${rule} ${rules[rule]}${where}: not run, ${because}.`);
    }
    if (aside.length > 0) io.err(`Set aside: ${aside.length}. --json lists them.`);
  }
  if (manuscript) {
    io.err(readWords(manuscript));
    for (const sentence of manuscript.unchecked) io.err(`${manuscript.name}: ${sentence}`);
  }
  io.err(found.length === 0 ? 'Nothing was found.' : `Found: ${found.length}.`);
  return found.length === 0 ? 0 : 1;
}

function inLines({ rule, is, where, what, why }: Finding): string {
  const kind = is === 'mismatch' ? 'does not match' : 'a question';
  return [`${rule} ${rules[rule]} (${kind}): ${where}`, `    ${what}`, `    ${why}`]
    .map(forTerminal)
    .join('\n');
}
