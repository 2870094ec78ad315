import { describe, expect, it } from 'vitest';
import { guessedSpeakers } from '#lib/domain/transcript/speakers.ts';
import { docxOf } from '../fixtures/docx-files.ts';
import { fixture, imported, text, turnsOf } from './read-turns.ts';

const read = (name: string) => imported(name, fixture(name));
const starts = async (name: string) => [...((await read(name)).transcripts[0]?.turnStart ?? [])];

describe('speakers in running text', () => {
  it('takes known and recurring labels for speakers, and colons in speech for speech', async () => {
    expect(await turnsOf('colon-labels.txt')).toEqual([
      'INT: Thank you for making the time. Could you tell me what you do at the practice?',
      "P04: I am the pharmacist, three days a week. Here's the thing: nobody books in with me to have a tablet taken away. / My view was always this: you ask first. / Dr. Shah said: leave it alone. So I left it.",
      'INT: And then?',
      'P04: Then it was 10:30 and the phone rang.',
    ]);
  });

  it('leaves the particulars at the top out, and says which', async () => {
    const { notes, openingLines } = await read('colon-labels.txt');
    expect(openingLines).toBe(5);
    expect(notes).toContainEqual(
      expect.objectContaining({
        kind: 'dropped',
        what: expect.stringContaining('“Date: 3 March”'),
      }),
    );
    const kept = await turnsOf('colon-labels.txt', undefined, { keepOpening: true });
    expect(kept[0]).toMatch(/^–: Interview P04 \/ Date: 3 March/);
  });

  it('reads spaces before the colon, no-break spaces after it, and a slip in a label', async () => {
    expect(await turnsOf('french-spaces.txt')).toEqual([
      'Interviewer1: Bonjour, ça va ?',
      'M. Durand: Oui, ça va.',
      'interviewr: Et le médicament ?',
      'M. Durand: Je l’ai arrêté.',
      'Interviewer1: Pourquoi ?',
      'Interviewer1: Vous vous en souvenez ?',
      'M. Durand: Il le fallait.',
    ]);
  });

  it('reads a label on a line of its own, but not a short answer', async () => {
    expect(await turnsOf('own-line.txt')).toEqual([
      'Interviewer: How did that come up?',
      'Nurse Bell: By accident, usually. / Somebody has a fall.',
      'Interviewer: When did you last do one on purpose?',
      'Nurse Bell: The week before last.',
      'Interviewer: What happened?',
      'Nurse Bell: Yes. / She stopped it.',
    ]);
  });

  it('reads headings as labels in Markdown, without its front matter, marks and HTML', async () => {
    expect(await turnsOf('headings.md')).toEqual([
      'Interviewer: What do you do at the practice? / And since when?',
      'Ana Ruiz: I am the pharmacist & I like it. / It is mostly reviews.',
      'Interviewer: Go on.',
      'Ana Ruiz: That is all.',
    ]);
    expect((await read('headings.md')).notes).toEqual([
      { kind: 'dropped', where: 'front matter', what: 'title, date' },
      { kind: 'dropped', where: 'HTML', what: '3 tags and remarks' },
      { kind: 'dropped', where: 'before the first speaker', what: '“Interview 4”' },
    ]);
  });

  it('reads names in round brackets in another script, and leaves remarks in the words', async () => {
    expect(await turnsOf('hebrew-parens.txt')).toEqual([
      'מראיינת: שלום, מה שלומך?',
      'דנה: טוב, תודה. / (צוחקת)',
      'מראיינת: ספרי לי על העבודה.',
      'דנה: אני רוקחת.',
    ]);
  });

  it('reads Zoom captions and counts their times of day from the first', async () => {
    expect(await turnsOf('zoom-captions.txt')).toEqual([
      'Jessica (moderator): Shall we begin?',
      'Tom Lee: Yes. I have [inaudible] with me.',
      'Jessica (moderator): Good. / What brought you here?',
      'Tom Lee: My daughter: she signed me up.',
    ]);
    expect(await starts('zoom-captions.txt')).toEqual([0, 6, 24, 31]);
    expect((await read('zoom-captions.txt')).notes).toContainEqual(
      expect.objectContaining({ kind: 'assumed', where: 'times' }),
    );
  });

  it('reads numbered speakers with a time above the words', async () => {
    expect(await turnsOf('stamped-speakers.txt')).toEqual([
      'Speaker 0: Today we have four people here. / Some of them are new.',
      'Speaker 1: Good morning.',
      'Speaker 0: Very good.',
    ]);
    expect(await starts('stamped-speakers.txt')).toEqual([45, 65, 79]);
  });

  it("reads Otter's header lines, joins its broken lines and drops its footer", async () => {
    expect(await turnsOf('otter.txt')).toEqual([
      'Amara Osei: Thank you all for coming. Who would like to start?',
      'Joan: I will. We meet at 10:30 every Tuesday.',
      'Amara Osei: Thank you.',
    ]);
    expect(await starts('otter.txt')).toEqual([3, 11, 3727]);
    const { notes } = await read('otter.txt');
    expect(notes).toContainEqual({
      kind: 'dropped',
      where: 'last line',
      what: '“Transcribed by https://otter.ai”',
    });
    expect(notes).toContainEqual({
      kind: 'changed',
      where: 'line breaks',
      what: '1 line break inside sentences joined',
    });
  });

  it('reads labels in square brackets, but not what a transcriber heard', async () => {
    expect(await turnsOf('bracket-labels.txt')).toEqual([
      'doctor: hi , brian . how are you ?',
      'patient: hi , good to see you . / [laughs]',
      'doctor: any chest pain ?',
      'patient: no . [pause] not lately .',
    ]);
  });

  it('reads labels before a tab', async () => {
    expect(await turnsOf('tabs.txt')).toEqual([
      'I: How long have you been here?',
      'P: Nine years. / And two before that.',
      'I: Why did you stay?',
      'P: The people: they are kind.',
    ]);
  });

  it('makes a turn of each paragraph where nobody is named', async () => {
    expect(await turnsOf('no-speakers.txt')).toEqual([
      '–: We started it as a small weekend project, and then it grew.',
      '–: The main thing: nobody expected it.',
      '–: And then we stopped.',
    ]);
  });

  it('lets the person say that a label is a speaker or is not', async () => {
    const speech = text(
      'I: Why?\n\nP: Because.\n\nIt hurt.\n\nNurse Bell: Sorry, may I come in?\n\nSorry.\n\nI: Of course.\n\nNow.\n\nThen.\n',
    );
    const turns = (decisions: Record<string, boolean>) => turnsOf('x.txt', speech, { decisions });
    expect((await imported('x.txt', speech)).passedOver).toEqual([
      { label: 'Nurse Bell', lines: 1 },
    ]);
    expect(await turns({ 'nurse bell': true })).toContain(
      'Nurse Bell: Sorry, may I come in? / Sorry.',
    );
    expect(await turns({ p: false })).toContain(
      'I: Why? / P: Because. / It hurt. / Nurse Bell: Sorry, may I come in? / Sorry.',
    );
    expect(await turnsOf('x.txt', speech, { labels: false })).toHaveLength(8);
  });
});

describe('speakers in subtitles', () => {
  it("joins Teams' voice tags into turns, closed or not, whatever the cue ids", async () => {
    expect(await turnsOf('teams.vtt')).toEqual([
      'Amara Osei: Thank you for making the time. What do you do here?',
      'P04: I am the pharmacist & a carer. Three days a week.',
    ]);
    const [one] = (await read('teams.vtt')).transcripts;
    expect([one?.turnStart?.[1], one?.turnEnd?.[1]]).toEqual([9, 14]);
  });

  it("reads Zoom's labels, cues without one, and two speakers in one cue", async () => {
    expect(await turnsOf('zoom.vtt')).toEqual([
      'Amara Osei: Shall we begin?',
      'P04: Yes. The time is 10:30 now. And I am ready.',
      'Amara Osei: Good.',
      'P04: Then ask me.',
    ]);
  });

  it("makes turns of Whisper's cues at pauses", async () => {
    expect(await turnsOf('whisper.vtt')).toEqual([
      "–: Hello everyone and welcome. I'm here with a guest who came two weeks ago.",
      '–: Hi.',
      '–: Bye.',
    ]);
    expect(await starts('whisper.vtt')).toEqual([43.81, 63.01, 3604.85]);
  });

  it('goes on with the speaker named last where only changes are labelled', async () => {
    expect(await turnsOf('change-only.srt')).toEqual([
      'INT: How are you?',
      'P1: Well. Thank you. Still well.',
      'INT: Good.',
    ]);
  });
});

describe('tables', () => {
  it('knows the columns by their headings and goes on where the speaker cell is empty', async () => {
    const { choices } = await read('one-row-a-turn.csv');
    expect(choices.columns).toEqual({
      roles: ['line-number', 'speaker', 'text', 'code', 'memo'],
      headerRow: true,
      rows: 'turn',
    });
    expect((await turnsOf('one-row-a-turn.csv')).slice(0, 4)).toEqual([
      'INT: Thank you for making the time. / Could you tell me what you do?',
      'Pharm: I am the pharmacist, three days a week. / Mostly it is reviews.',
      'INT: And stopping medicines?',
      'pharm.: By accident, usually.',
    ]);
    const nobody = await turnsOf('one-row-a-turn.csv', undefined, { emptySpeaker: 'nobody' });
    expect(nobody[2]).toBe('–: Mostly it is reviews.');
  });

  it('leaves earlier codes out, says so, and keeps them as memos when asked', async () => {
    const { notes, transcripts, choices } = await read('one-row-a-turn.csv');
    expect(notes).toContainEqual(
      expect.objectContaining({ kind: 'dropped', where: 'column 4, “Code”' }),
    );
    expect(transcripts[0]?.memos).toEqual([{ from: 3, to: 4, text: 'ask about reviews' }]);
    const roles = choices.columns.roles.map((role) => (role === 'code' ? 'memo' : role));
    const kept = await imported('a.csv', fixture('one-row-a-turn.csv'), {
      columns: { ...choices.columns, roles },
    });
    expect(kept.transcripts[0]?.memos.map((memo) => memo.text)).toEqual([
      'Role',
      'Role; Skills',
      'ask about reviews',
      'Goals',
    ]);
  });

  it('takes rows of whole interviews apart, with the participant that each names', async () => {
    const { transcripts, choices } = await read('one-row-an-interview.csv');
    expect(choices.columns.rows).toBe('transcript');
    expect(transcripts.map(({ name, participant }) => [name, participant])).toEqual([
      ['A1', 'P01'],
      ['A2', 'P02'],
    ]);
    expect(await turnsOf('one-row-an-interview.csv')).toEqual([
      'Q: How are you?',
      'A: Well.',
      'Q: Since when?',
      'A: Since May.',
      'Q: And you?',
      'A: Not so well.',
      'A: It hurts.',
      'Q: Where?',
    ]);
  });

  it('reads times written with colons', async () => {
    const [one] = (await read('times.tsv')).transcripts;
    expect([...(one?.turnStart ?? [])]).toEqual([3, 9]);
    expect([...(one?.turnEnd ?? [])]).toEqual([8, 20]);
  });

  it('guesses the columns of a table without headings from what stands in them', async () => {
    const rows = 'I,How are you today?\nP,Quite well I think.\nI,Good to hear.\nP,And you?\n';
    const { choices } = await imported('a.csv', text(rows));
    expect(choices.columns).toEqual({ roles: ['speaker', 'text'], headerRow: false, rows: 'turn' });
  });

  it('reads a Word table and says what stood outside it', async () => {
    const docx = docxOf([
      { heading: 'Interview 4' },
      {
        table: [
          ['Ln', 'Who', 'Transcript'],
          ['1', 'INT', 'Why?'],
          ['2', 'P04', 'First this.\nThen that.'],
        ],
      },
    ]);
    expect(await turnsOf('a.docx', docx)).toEqual(['INT: Why?', 'P04: First this. / Then that.']);
    const { notes } = await imported('a.docx', docx);
    expect(notes).toContainEqual({
      kind: 'dropped',
      where: 'outside the table',
      what: '“Interview 4”',
    });
  });
});

describe('Word paragraphs', () => {
  it("reads labels, tabs and Teams' names above the words", async () => {
    expect(
      await turnsOf('a.docx', docxOf(['INT:\u00a0Why?', 'P04: Because.', 'It hurt.'])),
    ).toEqual(['INT: Why?', 'P04: Because. / It hurt.']);
    const teams = [
      'Amara Osei   0:03\nShall we?',
      'P04   0:09\nYes.',
      'Amara Osei   1:00:09\nGood.',
    ];
    expect(await turnsOf('a.docx', docxOf(teams))).toEqual([
      'Amara Osei: Shall we?',
      'P04: Yes.',
      'Amara Osei: Good.',
    ]);
  });

  it('keeps a small table among paragraphs as text', async () => {
    const docx = docxOf([
      { table: [['Sex', 'F']] },
      'INT: How did you come to work here at all?',
      'P1: By bus.',
    ]);
    expect(await turnsOf('a.docx', docx, { keepOpening: true })).toEqual([
      '–: Sex\tF',
      'INT: How did you come to work here at all?',
      'P1: By bus.',
    ]);
  });
});

describe('who the speakers are', () => {
  const hints = { fileName: 'interview.docx', participants: [], named: [null] };

  it('guesses roles, slips of the same label, and the participant of a coded label', async () => {
    const { labels } = await read('one-row-a-turn.csv');
    expect(guessedSpeakers(labels, { ...hints, fileName: 'P04 table.csv' })).toEqual([
      {
        label: 'INT',
        sameAs: null,
        name: 'INT',
        role: 'interviewer',
        participant: { kind: 'unidentified' },
      },
      {
        label: 'Pharm',
        sameAs: null,
        name: 'Pharm',
        role: 'participant',
        participant: { kind: 'new', label: 'P04' },
      },
      {
        label: 'pharm.',
        sameAs: 'Pharm',
        name: 'pharm.',
        role: 'participant',
        participant: { kind: 'new', label: 'P04' },
      },
    ]);
  });

  it('keeps numbered speakers apart and does not call a doctor the interviewer', () => {
    const uses = ['Speaker 1', 'Speaker 2', 'Doctor'].map((label, index) => ({
      label,
      turns: index === 0 ? 50 : 2,
      lines: 60,
    }));
    const plans = guessedSpeakers(uses, hints);
    expect(plans.map(({ sameAs }) => sameAs)).toEqual([null, null, null]);
    expect(plans.map(({ role }) => role)).toEqual(['participant', 'participant', 'participant']);
  });

  it('takes the other of two speakers for the interviewer where one is plainly the participant', () => {
    const uses = [
      { label: 'Amara Osei', turns: 9, lines: 9 },
      { label: 'P04', turns: 9, lines: 30 },
    ];
    expect(guessedSpeakers(uses, hints).map(({ role }) => role)).toEqual([
      'interviewer',
      'participant',
    ]);
  });
});

describe('lines that are numbered in the file', () => {
  const labels = async (name: string) => (await read(name)).transcripts[0]?.lineLabel;

  it('keep their numbers as labels, over lines that were joined and lines with nothing on them', async () => {
    expect(await turnsOf('numbered-lines.txt')).toEqual([
      'INT: How did it begin, and who was the first to say something about it?',
      'P07: My daughter was. She said I slept through the whole of Sunday. I told her that it was the weather.',
      'INT: And then?',
      'P07: Then I asked the pharmacist.',
    ]);
    expect(await labels('numbered-lines.txt')).toEqual(['1–2', '4', '4–5', '5–6', '8', '9']);
  });

  it('keep them where every fifth line is numbered, the others counted', async () => {
    expect((await turnsOf('numbered-fifths.txt')).at(-1)).toBe('P08: Since the spring.');
    expect((await labels('numbered-fifths.txt'))?.slice(0, 4)).toEqual(['1', '2–3', '4', '5']);
    expect((await labels('numbered-fifths.txt'))?.at(-1)).toBe('20');
  });

  it('keep them where a Word table has a column of them', async () => {
    const table = [
      ['Line', 'Speaker', 'Text'],
      ['31', 'INT', 'Why was that?'],
      ['32', 'P1', 'It was late. We were tired.'],
    ];
    const { transcripts } = await imported('table.docx', docxOf([{ table }]));
    expect(transcripts[0]?.lineLabel).toEqual(['31', '32', '32']);
  });
});

describe('survey answers', () => {
  it('become a transcript for each open question, a turn for each respondent', async () => {
    expect(await turnsOf('survey.csv')).toEqual([
      'A01: They ask why. / And I have ten minutes.',
      'A02: Nobody told them it was for a year only.',
      'A03: =IF(A1,"so") is how it feels, honestly.',
      'A01: A letter &amp; a plan.',
      'A03: Somebody to ask on the day.',
    ]);
    const { survey, transcripts, notes } = await read('survey.csv');
    expect(transcripts.map(({ name }) => name)).toEqual([
      'What makes it hard to stop a medicine?',
      'What would help you?',
    ]);
    expect(survey?.people.columns).toEqual([
      { use: 'label' },
      { use: 'attribute', name: 'Role', type: 'category' },
      { use: 'attribute', name: 'Years in post', type: 'number' },
    ]);
    expect(notes.map(({ what }) => what)).toEqual([
      '1 of 3 left question 2 empty',
      'The whole column',
    ]);
  });

  it('are read without ids, by tabs, one transcript for each respondent', async () => {
    const survey = { each: 'person' as const, types: {}, madeAfter: 0 };
    expect(await turnsOf('survey-without-ids.tsv', undefined, { survey })).toEqual([
      'Question: Why did you last stop a medicine?',
      'R001: She had fallen twice that week.',
      'Question: What happened next?',
      'R001: She slept better after that.',
      'Question: What happened next?',
      'R002: Nothing that I was told about.',
      'Question: Why did you last stop a medicine?',
      'R003: He asked me whether he had to.',
      'Question: What happened next?',
      'R003: We met again after a month.',
    ]);
  });
});
