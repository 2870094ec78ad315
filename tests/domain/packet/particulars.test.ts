import { expect, it } from 'vitest';
import type { CoderId } from '#lib/domain/model/coder.ts';
import type { PacketContent } from '#lib/domain/packet/content.ts';
import type { StudySnapshot } from '#lib/domain/model/snapshot.ts';
import { assignment } from '#lib/domain/packet/assignment.ts';
import { takeIn } from '#lib/domain/packet/incoming/take-in.ts';
import {
  amara,
  blindPass,
  knowledge,
  sentOut,
  sofia,
  teamStudy,
  tom,
} from '../../fixtures/team-study.ts';
import { after, copyOf, order, receiptOf, returnOf } from './packets.ts';

const tuesday = '2025-11-18T10:00:00.000Z';

function saying(study: StudySnapshot, id: CoderId, words: object): StudySnapshot {
  return {
    ...study,
    coders: study.coders.map((coder) => (coder.id === id ? { ...coder, ...words } : coder)),
  };
}
const personIn = (study: StudySnapshot, id: CoderId) => study.coders.find((one) => one.id === id);

it('what a coder has said of themselves in their copy stays when the next assignment comes', () => {
  const copy = saying(copyOf(teamStudy(), tom), tom, { gender: 'man', training: '' });
  const leads = saying(
    saying(teamStudy(), tom, { gender: 'unsaid by him', training: 'a course', name: 'T. Beddoes' }),
    sofia,
    { occupation: 'nurse' },
  );
  const next = assignment(leads, order(2, amara, tom, '2025-11-20T09:00:00.000Z'));
  const now = after(copy, next, tom);
  expect(personIn(now, tom)).toMatchObject({
    name: 'T. Beddoes',
    gender: 'man',
    training: 'a course',
  });
  expect(personIn(now, sofia)?.occupation).toBe('nurse');
});

it('goes back with a return, which adds what the lead has not and changes nothing else', () => {
  const pass = (study: StudySnapshot) => blindPass(study, 11, 0, tom, [[knowledge, 2, 3]], tuesday);
  const begun = copyOf(teamStudy(), tom);
  const said = { gender: 'man', training: 'eight years', role: 'lead', name: 'Somebody' };
  const copy = saying({ ...begun, passes: [pass(begun)] }, tom, said);
  const leads = {
    ...saying(teamStudy(), tom, { training: 'a course' }),
    packets: [sentOut(1, tom), sentOut(2, sofia)],
    passes: [blindPass(teamStudy(), 1, 0, amara, [[knowledge, 1, 2]], tuesday)],
  };
  const packet = returnOf(copy, 1, tom, [copy.transcripts[0]!.id]);
  expect(packet.records.coders.map(({ id }) => id)).toEqual([tom]);
  const now = after(leads, packet);
  expect(personIn(now, tom)).toMatchObject({
    name: 'Tom Beddoes',
    role: 'coder',
    gender: 'man',
    training: 'a course',
  });

  const foreign: PacketContent = {
    ...packet,
    records: { ...packet.records, coders: teamStudy().coders },
  };
  expect(() => takeIn(leads, foreign, receiptOf(amara))).toThrow('packet-damaged');
});
