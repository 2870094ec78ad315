import { fireEvent, render, screen } from '@testing-library/svelte';
import type { ComponentProps } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Coder } from '#lib/domain/model/coder.ts';
import type { PacketId } from '#lib/domain/model/packet.ts';
import type { TranscriptId } from '#lib/domain/model/transcript.ts';
import { assignment } from '#lib/domain/packet/assignment.ts';
import { emptyPreview, receivedPacket } from '#lib/domain/packet/incoming/preview.ts';
import { plainChange } from '#lib/domain/trail/change.ts';
import ArrivalPreview from '#lib/ui/packets/ArrivalPreview.svelte';
import { mailText } from '#lib/ui/packets/mail-words.ts';
import MakePacket from '#lib/ui/packets/MakePacket.svelte';
import OpenPacket from '#lib/ui/packets/OpenPacket.svelte';
import PacketPanel from '#lib/ui/packets/PacketPanel.svelte';
import { amara, teamStudy, tom, uuid } from '../fixtures/team-study.ts';
import { order } from '../domain/packet/packets.ts';
import './open-dialogs.ts';

const now = '2025-11-20T12:00:00.000Z';
const monday = '2025-11-17T10:00:00.000Z';
const people: readonly Coder[] = teamStudy().coders;
const { head } = assignment(teamStudy(), order(1, amara, tom));
const returnHead = { ...head, kind: 'return' as const, fromId: tom, toId: amara };
const p01 = uuid(6, 1) as TranscriptId;

function showMaking(props: Partial<ComponentProps<typeof MakePacket>> = {}) {
  const onmake = vi.fn();
  render(MakePacket, {
    packet: {
      kind: 'return',
      to: { id: amara, name: 'Amara Osei' },
      passes: [{ transcriptId: p01, name: 'P01', submittedAt: monday, returnedAt: null }],
      codeOf: 'Amara Osei',
      wasMade: false,
    },
    study: 'Stopping medicines',
    round: 2,
    from: 'Tom Beddoes',
    fileName: 'Stopping medicines-round2-return-TB.packet.age',
    now,
    making: null,
    made: null,
    trouble: null,
    onpassphrase: () => '7km2-x9qp-04zt-bb3e',
    onmake,
    oncopy: vi.fn(async () => {}),
    oncancel: vi.fn(),
    onclose: vi.fn(),
    ...props,
  });
  return { onmake };
}

describe('making a packet', () => {
  it('asks a return for the lead’s submission code before it can be sealed', async () => {
    const { onmake } = showMaking();
    const seal = screen.getByRole('button', { name: 'Seal it and save the file' });
    await fireEvent.click(seal);
    expect(onmake).not.toHaveBeenCalled();
    expect(screen.getByText('Type in the submission code of Amara Osei.')).toBeTruthy();
    const field = screen.getByLabelText('Submission code of Amara Osei');
    await fireEvent.input(field, { target: { value: 'not a code' } });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await fireEvent.input(field, { target: { value: '7F3A 91C2-0b4d' } });
    await fireEvent.click(seal);
    expect(onmake).toHaveBeenCalledWith('7km2-x9qp-04zt-bb3e', [p01], '7f3a91c20b4d');
  });

  it('takes no passphrase that is too short', async () => {
    const { onmake } = showMaking({
      packet: {
        kind: 'assignment',
        to: { id: tom, name: 'Tom Beddoes' },
        codeOf: null,
        wasMade: false,
      },
    });
    await fireEvent.click(screen.getByLabelText('My own'));
    const field = screen.getByLabelText(/At least 12 characters/);
    await fireEvent.input(field, { target: { value: 'eleven char' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Seal it and save the file' }));
    expect(onmake).not.toHaveBeenCalled();
    await fireEvent.input(field, { target: { value: 'twelve chars' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Seal it and save the file' }));
    expect(onmake).toHaveBeenCalledWith('twelve chars', [], null);
  });

  it('shows the passphrase beside a mail text that does not have it', () => {
    const passphrase = '7km2-x9qp-04zt-bb3e';
    showMaking({ made: { fileName: 'a.packet.age', place: 'chosen', passphrase } });
    expect(screen.getByLabelText('Passphrase').textContent).toBe(passphrase);
    const mail = screen.getByLabelText('Text for the e-mail, without the passphrase');
    expect((mail as HTMLTextAreaElement).value).not.toContain(passphrase);
    expect((mail as HTMLTextAreaElement).value).toContain('by telephone');
  });

  it('writes a mail for every kind that names the file and numbers what to do', () => {
    for (const kind of ['assignment', 'return', 'review', 'adjudication', 'decisions'] as const) {
      const text = mailText({
        kind,
        from: 'Amara Osei',
        to: 'Tom Beddoes',
        study: 'Stopping medicines',
        round: 2,
        fileName: 'x.packet.age',
        codeOf: 'Amara Osei',
      });
      expect(text).toContain('x.packet.age');
      expect(text).toMatch(/\n1\. .+\n2\. .+/);
      expect(text).toContain('never by e-mail');
    }
  });
});

describe('what an opened packet would do', () => {
  it('says of a return that stays sealed only that it came, and for whom it waits', () => {
    const { container } = render(ArrivalPreview, {
      arrival: {
        is: 'sealed',
        head: returnHead,
        waitsFor: [amara],
        change: { ...plainChange, kind: 'keep-sealed' },
      },
      people,
      now,
    });
    expect(screen.getByText(/Returned: it will be kept sealed/)).toBeTruthy();
    expect(container.textContent).toMatch(/Amara Osei still\s+has a pass/);
    expect(container.textContent).not.toMatch(/codings|memo|proposed|P0[123]/);
    expect(container.querySelector('table')).toBeNull();
  });

  it('says plainly whether the code shows the order', () => {
    const show = (matched: boolean) => {
      const { container, unmount } = render(ArrivalPreview, {
        arrival: {
          is: 'new',
          head: returnHead,
          preview: {
            ...emptyPreview,
            passes: [{ transcriptId: p01, name: 'P01', submittedAt: monday, isKnown: false }],
            leadCode: { matched, leadId: amara, submittedAt: monday },
          },
          change: { ...plainChange, kind: 'receive-packet' },
        },
        people,
        now,
      });
      const text = container.textContent;
      unmount();
      return text;
    };
    expect(show(true)).toContain('Amara Osei had submitted before this return was sealed');
    expect(show(false)).toContain('The order cannot be shown');
  });

  it('says how many passes go back to what was revealed', () => {
    const show = (openedAgain: number) => {
      const { container, unmount } = render(ArrivalPreview, {
        arrival: {
          is: 'new',
          head: { ...head, kind: 'review' },
          preview: { ...emptyPreview, openedAgain },
          change: { ...plainChange, kind: 'receive-review' },
        },
        people,
        now,
      });
      const text = container.textContent.replace(/\s+/g, ' ');
      unmount();
      return text;
    };
    expect(show(0)).not.toContain('opened again');
    expect(show(1)).toContain('1 pass of yours that you opened again was revealed meanwhile');
    expect(show(2)).toContain('2 passes of yours that you opened again were revealed meanwhile');
  });

  it('offers to take in what is new, and only to close what is known', () => {
    const props = {
      fileName: 'x.packet.age',
      isOpening: false,
      isTaking: false,
      trouble: null,
      now,
      onfile: vi.fn(),
      onopen: vi.fn(),
      ontake: vi.fn(),
      onclose: vi.fn(),
    };
    const packet = receivedPacket(head, {
      viewer: tom,
      at: monday,
      fileName: 'x.packet.age',
      fileHash: 'a'.repeat(64),
      file: new Uint8Array(),
    });
    const known = { arrival: { is: 'known' as const, head, packet }, people };
    const { unmount } = render(OpenPacket, { ...props, arrived: known });
    expect(screen.getByText(/there is nothing to do/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Take it in' })).toBeNull();
    unmount();
    render(OpenPacket, {
      ...props,
      arrived: { arrival: { is: 'begins', head, transcripts: 3 }, people },
    });
    expect(screen.getByRole('button', { name: 'Make the copy' })).toBeTruthy();
  });
});

it('lists a kept return with a way to open it, and nothing of what is in it', async () => {
  const onopenkept = vi.fn();
  const id = uuid(30, 1) as PacketId;
  render(PacketPanel, {
    round: 'Round 2',
    packable: [],
    rows: [
      {
        id,
        kind: 'return',
        direction: 'in',
        name: 'Tom Beddoes',
        at: monday,
        fileName: 'x.packet.age',
        isSealed: true,
        leadCodeMatched: null,
        leadOpenedSince: false,
      },
    ],
    lead: 'Amara Osei',
    now,
    onmake: vi.fn(),
    onopen: vi.fn(),
    onopenkept,
  });
  expect(screen.getByText(/returned, kept sealed/)).toBeTruthy();
  await fireEvent.click(
    screen.getByRole('button', { name: /Open the kept return… of Tom Beddoes/ }),
  );
  expect(onopenkept).toHaveBeenCalledWith(id);
});

it('says that the code of a return was the lead’s, until the lead opens that pass again', () => {
  const said = (leadOpenedSince: boolean) => {
    const { container, unmount } = render(PacketPanel, {
      round: 'Round 2',
      packable: [],
      rows: [
        {
          id: uuid(30, 1) as PacketId,
          kind: 'return',
          direction: 'in',
          name: 'Tom Beddoes',
          at: monday,
          fileName: 'x.packet.age',
          isSealed: false,
          leadCodeMatched: true,
          leadOpenedSince,
        },
      ],
      lead: 'Amara Osei',
      now,
      onmake: vi.fn(),
      onopen: vi.fn(),
      onopenkept: vi.fn(),
    });
    const text = container.textContent.replace(/\s+/g, ' ');
    unmount();
    return text;
  };
  expect(said(false)).toContain('Amara Osei, who had submitted before it was sealed');
  expect(said(true)).toContain('Amara Osei, who has opened a pass of it again since');
  expect(said(true)).not.toContain('had submitted before');
});
