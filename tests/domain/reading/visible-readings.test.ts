import { describe, expect, it } from 'vitest';
import type { Adjudicator } from '#lib/domain/coding/viewer.ts';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { Reading } from '#lib/domain/model/reading.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { readBy } from '#lib/domain/reading/read-by.ts';
import { readingGate, visibleReadings } from '#lib/domain/reading/visible-readings.ts';
import { amara, openP03, settledP01, singleP02, tom, uuid } from '../../fixtures/small-study.ts';
import { blindPass, plan, planned, ruth, sofia, teamStudy } from '../../fixtures/team-study.ts';

const study = teamStudy();
const member = uuid(1, 9) as CoderId;
const both = plan([settledP01, singleP02], { coderIds: [amara, tom] });
const revealed = plan([settledP01, singleP02], {
  coderIds: [amara, tom],
  revealed: [{ transcriptId: settledP01, at: planned, coderId: amara }],
});
const submitted = [
  blindPass(study, 1, 0, amara, [], planned),
  blindPass(study, 2, 0, tom, [], planned),
];

function reading(number: number, transcriptId: TranscriptId, coderId: CoderId): Reading {
  const at = `2025-11-${10 + number}T10:00:00.000Z`;
  const versionId = study.transcripts.find(({ id }) => id === transcriptId)!.versionId;
  return { id: uuid(30, number) as Reading['id'], transcriptId, versionId, coderId, at };
}

const byTom = reading(1, settledP01, tom);
const byAmara = reading(2, settledP01, amara);
const byMember = reading(3, settledP01, member);
const elsewhere = reading(4, openP03, tom);

describe('readings of others', () => {
  it('are not known while the transcript is blind to the reader or to the viewer', () => {
    const seen = visibleReadings(amara, [byTom, byAmara, byMember, elsewhere], [], [both]);
    expect(seen).toEqual([byAmara, elsewhere]);
  });

  it('of coders stay hidden from those who have no part in the blind round, too', () => {
    expect(visibleReadings(member, [byTom, byAmara, byMember], [], [both])).toEqual([byMember]);
    expect(visibleReadings(sofia, [byTom, byMember], [], [both])).toEqual([byMember]);
  });

  it('stay hidden when both have submitted, and are known once the transcript is revealed', () => {
    expect(visibleReadings(amara, [byTom], submitted, [both])).toEqual([]);
    expect(visibleReadings(amara, [byTom], submitted, [revealed])).toEqual([byTom]);
    const second = { ...byTom, transcriptId: singleP02 };
    expect(visibleReadings(amara, [second], submitted, [revealed])).toEqual([]);
  });

  it('are hidden again while the viewer, or the reader, has opened the pass again', () => {
    const [mine, theirs] = submitted as [(typeof submitted)[0], (typeof submitted)[0]];
    const open = { submitted: null };
    const seen = (passes: typeof submitted) => visibleReadings(amara, [byTom], passes, [revealed]);
    expect(seen([{ ...mine, ...open }, theirs])).toEqual([]);
    expect(seen([mine, { ...theirs, ...open }])).toEqual([]);
  });

  it('of a round over all transcripts are hidden on each of them', () => {
    const all = { ...both, transcriptIds: null };
    expect(visibleReadings(amara, [byTom, elsewhere], [], [all])).toEqual([]);
  });

  it('are known in a calibration round and where one codes alone', () => {
    expect(visibleReadings(amara, [byTom], [], [{ ...both, calibration: true }])).toEqual([byTom]);
    expect(visibleReadings(amara, [byTom], [], [{ ...both, coderIds: [tom] }])).toEqual([byTom]);
  });

  it('are known where somebody codes alone and has the transcript open, the reader or the viewer', () => {
    const single = { ...both, mode: 'single' as const, transcriptIds: null, coderIds: [amara] };
    const open = blindPass(study, 1, 0, amara, [], null);
    expect(visibleReadings(amara, [byMember], [open], [single])).toEqual([byMember]);
    expect(visibleReadings(member, [byAmara], [open], [single])).toEqual([byAmara]);
    const isOpen = readingGate(amara, [open], [single]);
    expect(isOpen(settledP01, member)).toBe(true);
    // The same open pass in a round of several coders hides them, and one whose round is not there.
    expect(visibleReadings(amara, [byMember], [open], [both])).toEqual([]);
    expect(visibleReadings(amara, [byMember], [open], [])).toEqual([]);
  });

  it('stay hidden from an adjudicator who has no part in the round, after the reveal as well', () => {
    const adjudicator: Adjudicator = { id: ruth, decisions: [] };
    expect(visibleReadings(adjudicator, [byTom], submitted, [revealed])).toEqual([]);
    expect(visibleReadings(adjudicator, [byMember], submitted, [revealed])).toEqual([byMember]);
  });
});

describe('who has read what', () => {
  const transcripts = [{ id: settledP01 }, { id: openP03 }];
  const people = [{ id: amara }, { id: tom }];
  const table = (readings: readonly Reading[]) =>
    readBy(
      transcripts,
      people,
      visibleReadings(amara, readings, [], [both]),
      readingGate(amara, [], [both]),
    );

  it('says the same of a blind cell whether there is a reading or not', () => {
    expect(table([byTom]).get(settledP01)?.get(tom)).toEqual({ known: false });
    expect(table([]).get(settledP01)?.get(tom)).toEqual({ known: false });
  });

  it('gives every date of a person, the first first', () => {
    const again = { ...reading(0, settledP01, amara) };
    expect(table([byAmara, again]).get(settledP01)?.get(amara)).toEqual({
      known: true,
      at: [again.at, byAmara.at],
    });
    expect(table([]).get(openP03)?.get(tom)).toEqual({ known: true, at: [] });
  });
});
