import type { MakeKind } from './packet-words.ts';

export interface Mail {
  readonly kind: MakeKind;
  /** Names as the team has them. */
  readonly from: string;
  readonly to: string;
  readonly study: string;
  readonly round: number;
  readonly fileName: string;
  /** Whose submission code the coder is to ask for before they return; `null` where nobody's. */
  readonly codeOf: string | null;
}

/** A ready e-mail text to go with a packet: what to do, step by step. Never the passphrase. */
export function mailText(mail: Mail): string {
  const { to, from, study, fileName } = mail;
  const steps = stepsOf(mail).map((step, at) => `${at + 1}. ${step}`);
  return [
    `Dear ${to},`,
    '',
    `${openingOf(mail)} It is for the study “${study}”, and it is attached: ${fileName}`,
    '',
    ...steps,
    '',
    'The file is sealed. I give you its passphrase by telephone, never by e-mail.',
    '',
    from,
  ].join('\n');
}

function openingOf({ kind, round }: Mail): string {
  switch (kind) {
    case 'assignment':
      return `This is your part of round ${round}.`;
    case 'return':
      return `This is my return for round ${round}.`;
    case 'review':
      return `This is what was revealed in round ${round}, for you to look at.`;
    case 'adjudication':
      return `These are lines of round ${round} on which the coders could not settle.`;
    case 'decisions':
      return `These are my decisions on the flagged lines of round ${round}.`;
  }
}

function stepsOf({ kind, from, codeOf }: Mail): readonly string[] {
  const save = 'Save the attached file on your computer. Do not open it in the mail program.';
  const first = `Open Concord in your browser and press “Open a packet” on the first screen. Choose the file and type the passphrase.`;
  const inRound = `Open the study in Concord, go to “Rounds”, and press “Open a packet”. Choose the file and type the passphrase.`;
  const look = 'Look at what it would change, then press “Take it in”.';
  switch (kind) {
    case 'assignment':
      return [
        save,
        first,
        'Code every transcript, and submit each pass when it is finished. Nobody speaks about the coding until everybody has submitted.',
        ...(codeOf
          ? [`When you have submitted, ask ${codeOf} for their submission code by telephone.`]
          : []),
        `Go to “Rounds”, press “Make the return for ${from}”, and send me the file. Give me its passphrase by telephone.`,
      ];
    case 'adjudication':
      return [
        save,
        first,
        'Go to “Reconciliation”. You see the flagged lines only. Settle each, with a reason.',
        `Go to “Rounds”, press “Send the decisions to ${from}”, and send me the file. Give me its passphrase by telephone.`,
      ];
    case 'review':
      return [
        save,
        inRound,
        look,
        'Look at where consensus differed from you, and why, under “Reconciliation”.',
      ];
    case 'return':
    case 'decisions':
      return [save, inRound, look];
  }
}
