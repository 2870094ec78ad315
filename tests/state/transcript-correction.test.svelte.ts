import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAsSubmitted } from '#lib/domain/coding/pass-hash.ts';
import { lineText } from '#lib/domain/transcript/lines.ts';
import type { Packet } from '#lib/domain/model/packet.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { CodebookRounds } from '#lib/state/codebook-rounds.svelte.ts';
import { OpenStudy } from '#lib/state/open-study.svelte.ts';
import { TranscriptCorrection } from '#lib/state/transcript-correction.svelte.ts';
import { TranscriptDesk } from '#lib/state/transcript-desk.svelte.ts';
import { TranscriptVersions } from '#lib/state/transcript-versions.svelte.ts';
import { Workbench } from '#lib/state/workbench.svelte.ts';
import { Shelf } from '#lib/storage/shelf.ts';
import { snapshot } from '#lib/storage/snapshot.ts';
import { Witness } from '#lib/storage/witness.ts';
import { amara, knowledge, openP03, outside, settledP01, tom } from '../fixtures/small-study.ts';
import { studyWithDecisions } from '../fixtures/study-with-decisions.ts';
import { whenRead } from './when-read.svelte.ts';

let study: OpenStudy;

beforeEach(async () => {
  const workbench = new Workbench(new Shelf(`shelf-${Math.random()}`), new Witness(null));
  study = await OpenStudy.open(workbench, await workbench.shelve(studyWithDecisions(), amara));
});
afterEach(() => study.close());

const open = (id: TranscriptId) => TranscriptCorrection.open(study, id);

/** All that a study says but its trail. */
async function records() {
  const { operations: _a, imprints: _b, ...tables } = await snapshot(study.db);
  return tables;
}

/** "I know it, it is new." gets a typo corrected, "It is written down." goes. */
function corrected(correction: TranscriptCorrection) {
  correction.correctTurn(1, 'I knew it, it is new.', '1');
}

describe('correcting a transcript that has been coded', () => {
  it('changes nothing until it is accepted, and then makes a version in one act', async () => {
    const before = await records();
    const correction = await open(settledP01);
    corrected(correction);
    expect(correction.makesVersion).toBe(true);
    await correction.lookAtIt();
    expect(await records()).toEqual(before);
    expect(correction.look?.number).toBe(2);

    await expect(correction.accept()).rejects.toMatchObject({ code: 'reason-missing' });
    expect(await records()).toEqual(before);
    correction.reason = ' Misheard. ';
    await correction.accept();

    const transcript = (await study.db.transcripts.get(settledP01))!;
    const version = (await study.db.transcriptVersions.get(transcript.versionId))!;
    expect([version.number, version.corrected?.reason, version.corrected?.by]).toEqual([
      2,
      'Misheard.',
      amara,
    ]);
    expect([transcript.frozenAt, transcript.lineCount]).toEqual([
      before.transcripts[0]!.frozenAt,
      version.lineFrom.length,
    ]);
    expect(lineText(version, 1)).toBe('I knew it, it is new.');
    const old = (await study.db.transcriptVersions.get(before.transcripts[0]!.versionId))!;
    expect(old).toEqual({
      ...before.transcriptVersions[0],
      speakers: before.transcripts[0]!.speakers,
    });
  });

  it('carries every pass, keeps what was submitted, and undo and redo take it back and do it again', async () => {
    const before = await records();
    const correction = await open(settledP01);
    corrected(correction);
    await correction.lookAtIt();
    correction.reason = 'Misheard.';
    await correction.accept();

    const after = await records();
    const passes = after.passes.filter(({ transcriptId }) => transcriptId === settledP01);
    expect(passes).toHaveLength(2);
    for (const pass of passes) {
      const was = before.passes.find(({ id }) => id === pass.id)!;
      const earlier = after.earlierPasses.find(({ id }) => id === pass.carried?.earlierId);
      expect(pass.submitted).toEqual(was.submitted);
      expect(isAsSubmitted(pass)).toBe(true);
      expect(earlier).toEqual({
        ...was,
        id: earlier?.id,
        passId: pass.id,
        carriedAt: earlier?.carriedAt,
      });
    }
    expect(
      after.decisions.every(({ versionId }) => versionId !== before.decisions[0]!.versionId),
    ).toBe(true);

    await study.undo();
    expect(await records()).toEqual(before);
    await study.redo();
    expect(await records()).toEqual(after);
  });

  it('lists only what the person at the keyboard may read, and carries the rest all the same', async () => {
    const correction = await open(openP03);
    correction.correctTurn(2, 'Ten minutes are all that we have.', '1');
    correction.correctTurn(1, 'It is written down.', '1');
    await correction.lookAtIt();
    expect(correction.look?.anchors.map(({ kind, codeId, fate }) => [kind, codeId, fate])).toEqual([
      ['coding', outside, 'lost'],
    ]);
    expect(correction.look?.hasOthers).toBe(true);
    correction.reason = 'Misheard.';
    await correction.accept();
    const theirs = (await study.db.passes.toArray()).find(
      ({ coderId, transcriptId }) => coderId === tom && transcriptId === openP03,
    )!;
    const { versionId } = (await study.db.transcripts.get(openP03))!;
    expect([theirs.versionId, theirs.codes, [...theirs.from], [...theirs.to]]).toEqual([
      versionId,
      [knowledge],
      [2],
      [3],
    ]);
  });

  it('tells nothing of what another looked at again on a pass that is not revealed', async () => {
    const { db } = study;
    const [change] = await db.ruleChanges.toArray();
    const at = study.now();
    await db.ruleChanges.put({
      ...change!,
      checked: [{ transcriptId: openP03, from: 3, to: 4, coderId: tom, at }],
    });
    for (const pass of await db.passes.where('transcriptId').equals(openP03).toArray()) {
      const submitted = { at, hash: 'a'.repeat(64), counted: null };
      await db.passes.put({ ...pass, submitted });
    }
    await db.transcripts.update(openP03, { settledCoderId: tom });
    const kinds = async () => {
      const correction = await open(openP03);
      correction.correctTurn(2, 'Ten minutes are all that we have.', '1');
      await correction.lookAtIt();
      return correction.look!.anchors.map(({ kind, coderId }) => `${kind} ${coderId}`);
    };
    expect(await kinds()).toEqual([`coding ${amara}`]);
    const rounds = new CodebookRounds(study);
    const records = await whenRead(() => rounds.records);
    expect(records.ruleChanges[0]!.checked).toEqual([]);
  });

  it('refuses a correction of a version that is no longer in use', async () => {
    const mine = await open(settledP01);
    corrected(mine);
    await mine.lookAtIt();
    mine.reason = 'Misheard.';
    const workbench = new Workbench(study.workbench.shelf, new Witness(null));
    const elsewhere = await OpenStudy.open(workbench, study.id);
    const theirs = await TranscriptCorrection.open(elsewhere, settledP01);
    theirs.setCutting('turn');
    await theirs.lookAtIt();
    theirs.reason = 'Turns.';
    await theirs.accept();
    const before = await records();
    await expect(mine.accept()).rejects.toMatchObject({ code: 'transcript-changed' });
    await expect(mine.lookAtIt()).rejects.toMatchObject({ code: 'transcript-changed' });
    expect(await records()).toEqual(before);
    expect((await open(settledP01)).stale).toBe(true);
    mine.discard();
    const anew = await open(settledP01);
    expect([anew.stale, anew.version.number, anew.cutting]).toEqual([false, 2, 'turn']);
    elsewhere.close();
  });

  it('refuses to accept what would do something else than was looked at', async () => {
    const correction = await open(openP03);
    correction.correctTurn(1, 'It is written down.', '1');
    await correction.lookAtIt();
    correction.reason = 'Misheard.';
    const pass = (await study.db.passes.toArray()).find(
      ({ coderId, transcriptId }) => coderId === amara && transcriptId === openP03,
    )!;
    await study.db.passes.put({ ...pass, flags: Uint32Array.of(2) });
    await expect(correction.accept()).rejects.toMatchObject({ code: 'coding-changed' });
    await correction.lookAtIt();
    await correction.accept();
    expect((await study.db.transcriptVersions.toArray()).some(({ number }) => number === 2)).toBe(
      true,
    );
  });

  it('says who the participants are without a new version', async () => {
    const correction = await open(openP03);
    correction.correctSpeaker('1', { participant: { kind: 'new', label: 'P03' } });
    expect([correction.changed, correction.makesVersion]).toEqual([true, false]);
    await correction.save();
    const { versionId, speakers } = (await study.db.transcripts.get(openP03))!;
    expect(versionId).toBe(correction.version.id);
    expect(speakers[1]?.participantId).not.toBeNull();
  });

  it('splits and joins turns, names somebody new, and wraps lines', async () => {
    const correction = await open(openP03);
    const text = correction.turns[1]!.text;
    const who = correction.addSpeaker('P04', 'participant');
    correction.splitTurn(1, text, '1', text.indexOf('It is written'));
    correction.correctTurn(2, correction.turns[2]!.text, who);
    correction.joinTurn(2, correction.turns[2]!.text, who);
    correction.setCutting('wrapped', 20);
    await correction.lookAtIt();
    correction.reason = 'Two people.';
    await correction.accept();
    const transcript = (await study.db.transcripts.get(openP03))!;
    const version = (await study.db.transcriptVersions.get(transcript.versionId))!;
    expect(transcript.speakers.map(({ label }) => label)).toEqual(['Int', 'P03', 'P04']);
    expect([...version.turnSpeaker]).toEqual([0, 1, 2]);
    expect([version.cutting, version.wrapWidth]).toEqual(['wrapped', 20]);
    expect(Array.from(version.lineFrom, (_, line) => lineText(version, line))).toEqual([
      'Where do you begin?',
      'I know it, it is',
      'new.',
      'It is written down.',
      'Ten minutes is all',
      'we have.',
    ]);
  });

  it('keeps what is not saved while other pages are open', async () => {
    const correction = await open(openP03);
    correction.correctTurn(1, 'I knew it.', '1');
    correction.edit({ turn: 2, text: 'Ten min', speaker: '1' });
    const again = await open(openP03);
    expect([again.turns[1]?.text, again.draft?.text, again.stale]).toEqual([
      'I knew it.',
      'Ten min',
      false,
    ]);
  });

  it('leaves the words of an assigned copy to the lead', async () => {
    const { packets } = await snapshot(study.db);
    const packet = { ...packets[0]!, kind: 'assignment', direction: 'in', toId: tom } as Packet;
    await study.db.packets.put(packet);
    const correction = await open(openP03);
    expect(correction.isFixed).toBe(true);
    correction.correctTurn(1, 'I knew it.', '1');
    await expect(correction.lookAtIt()).rejects.toMatchObject({ code: 'text-is-the-leads' });
  });

  it('goes with its transcript when that is removed, and comes back with it', async () => {
    const correction = await open(settledP01);
    corrected(correction);
    await correction.lookAtIt();
    correction.reason = 'Misheard.';
    await correction.accept();
    const before = await records();
    await new TranscriptDesk(study).remove(settledP01);
    const after = await records();
    expect(
      [after.earlierPasses, after.transcriptVersions, after.passes].map((rows) =>
        rows.filter(({ transcriptId }) => transcriptId === settledP01),
      ),
    ).toEqual([[], [], []]);
    await study.undo();
    expect(await records()).toEqual(before);
  });
});

describe('the versions of a transcript', () => {
  it('are listed with who corrected what and why, and an earlier one is read as it was', async () => {
    const correction = await open(openP03);
    correction.correctTurn(1, 'It was written down somewhere.', '1');
    await correction.lookAtIt();
    correction.reason = 'Misheard.';
    await correction.accept();
    const versions = new TranscriptVersions(study, openP03, 1);
    const list = await whenRead(() => versions.list ?? undefined);
    expect(
      list.entries.map(({ number, corrected: by, words, inUse }) => [
        number,
        by?.by?.initials ?? null,
        by?.reason ?? null,
        words,
        inUse,
      ]),
    ).toEqual([
      [2, 'AO', 'Misheard.', { added: 2, removed: 7 }, true],
      [1, null, null, null, false],
    ]);
    const first = await whenRead(() => versions.read ?? undefined);
    expect(first.lines.map(({ text }) => text)).toEqual([
      'Where do you begin?',
      'I know it, it is new.',
      'It is written down.',
      'Ten minutes is all we have.',
    ]);
    // Tom's pass is blind to Amara, on any version.
    expect(first.lines.map(({ codes }) => codes)).toEqual([
      [],
      [{ codeId: outside, coderId: amara }],
      [],
      [],
    ]);
    const now = new TranscriptVersions(study, openP03, 2);
    const second = await whenRead(() => now.read ?? undefined);
    expect(second.lines.flatMap(({ codes }) => codes)).toEqual([]);
  });
});
