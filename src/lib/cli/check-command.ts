import { checksOf } from '../domain/checks/checks.ts';
import { rules, type Finding } from '../domain/checks/finding.ts';
import { paperOf } from '../domain/reporting/tables/finding-tables.ts';
import { initialsOf } from '../domain/reporting/which-coding.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { Arguments, Options } from './arguments.ts';
import { forTerminal, jsonText, Unusable, type ExitStatus, type Io } from './io.ts';
import { openStudy, studyOptions } from './opened-study.ts';

export const checkOptions: Options = {
  json: { is: 'findings, what was set aside and what was not run, as JSON' },
  ...studyOptions,
};

/** The checks L1–L16 of a study, and of a manuscript against it. Whatever nobody has set aside is a finding. */
export async function check(given: Arguments, io: Io): Promise<ExitStatus> {
  const [path, ...more] = given.files;
  if (path === undefined || more.length > 0) {
    throw new Unusable('Say which study: concord check STUDY.');
  }
  const opened = await openStudy(path, given, io);
  requireWholeStudy(opened.sources.records.packets);
  const frame = await paperOf(opened.sources, opened.viewer.id, true);
  const { open, setAside, outcomes } = checksOf(frame);
  const notRun = outcomes.flatMap((one) =>
    one.ran
      ? (one.notRun ?? []).map((because) => ({ rule: one.rule, because }))
      : [{ rule: one.rule, because: one.because }],
  );
  if (given.has('json')) {
    io.out(
      jsonText({
        study: opened.study.title,
        invented: opened.study.invented,
        as: opened.viewer.initials,
        program: frame.program,
        findings: open.map(asJson),
        setAside: setAside.map(({ finding, record }) => ({
          ...asJson(finding),
          because: record.reason,
          by: initialsOf(record.signed.by, frame.coders),
          on: frame.localDay(record.signed.at),
        })),
        notRun,
      }),
    );
  } else {
    for (const finding of open) io.out(`${forTerminalLines(finding)}\n`);
    for (const { rule, because } of notRun) io.err(`${rule} ${rules[rule]}: not run, ${because}.`);
    if (setAside.length > 0) io.err(`Set aside: ${setAside.length}. --json lists them.`);
  }
  io.err(open.length === 0 ? 'Nothing was found.' : `Found: ${open.length}.`);
  return open.length === 0 ? 0 : 1;
}

function asJson({ rule, is, where, what, why }: Finding) {
  return { rule, name: rules[rule], is, where, what, why };
}

function forTerminalLines({ rule, is, where, what, why }: Finding): string {
  const kind = is === 'mismatch' ? 'does not match' : 'a question';
  return [`${rule} ${rules[rule]} (${kind}): ${where}`, `    ${what}`, `    ${why}`]
    .map(forTerminal)
    .join('\n');
}
