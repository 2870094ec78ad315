import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectFolder } from '../../../scripts/fingerprint.mjs';

/** A module of the project's TypeScript, loaded as its build would load it. */
export async function project(path) {
  const { module } = await runnerImport(join(projectFolder, path), {
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
  });
  return module;
}

/**
 * A generated study, and the study file it is carried by.
 *
 * @param {'S' | 'M' | 'L' | 'long'} name
 * @param {{ folder: string, trail?: boolean }} options
 */
export async function writeStudy(name, { folder, trail = false }) {
  const { benchStudy, sizes } = await project('tests/bench/generator.ts');
  const { parseFramework } = await project('src/lib/domain/codebook/framework.ts');
  const { codesOfFramework } = await project('src/lib/domain/codebook/starter-codes.ts');
  const { studyFileWriter } = await project('src/lib/formats/study-file/writer.ts');
  const at = '2025-11-14T10:00:00.000Z';
  const file = readFileSync(join(projectFolder, 'codebooks', 'tdf-v2.json'), 'utf8');
  const framework = parseFramework(JSON.parse(file));
  const { id, version } = framework;
  const codes = codesOfFramework(framework, at);
  const snapshot = benchStudy(sizes[name], { id, version, codes }, { trail });
  const bytes = await studyFileWriter.write({ snapshot, program: 'bench', savedAt: at });
  const path = join(folder, `${name}${trail ? '-trail' : ''}.concord`);
  writeFileSync(path, bytes);
  return { name, snapshot, path, bytes: bytes.length };
}

/** Every transcript as a text file, speakers before their turns. */
export function writeTextFiles(study, folder) {
  const { transcripts, transcriptVersions } = study.snapshot;
  return transcriptVersions.map(({ text, turnFrom, turnSpeaker }, number) => {
    const { speakers, name } = transcripts[number];
    const turns = Array.from(turnFrom, (from, turn) => {
      const words = text.slice(from, turnFrom[turn + 1] ?? text.length).trimEnd();
      return `${speakers[turnSpeaker[turn]].label}: ${words}`;
    });
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, turns.join('\n'));
    return path;
  });
}
