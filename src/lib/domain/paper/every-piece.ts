import { agreementPieces } from './agreement-pieces.ts';
import { plain, type BarePiece } from './bare-piece.ts';
import { adequacyPieces, appendices, jointDisplay } from './closing-pieces.ts';
import { domainPieces, matrixPieces } from './domain-pieces.ts';
import type { PaperFrame } from './paper-frame.ts';
import { samplePieces } from './sample-pieces.ts';
import { themePieces } from './theme-pieces.ts';

/** Every piece a study could have, in the order of a paper: methods, sample, findings, appendices. */
export function everyPiece(frame: PaperFrame): readonly BarePiece[] {
  return [
    methods(),
    ...samplePieces(frame),
    ...agreementPieces(frame),
    ...themePieces(frame),
    ...domainPieces(frame),
    ...matrixPieces(frame),
    ...adequacyPieces(frame),
    jointDisplay(frame),
    ...appendices(frame),
  ];
}

function methods(): BarePiece {
  return {
    ...plain,
    id: 'methods',
    is: 'text',
    name: 'Methods paragraphs',
    holds: 'framework, coding, agreement, sample adequacy, quotations, software',
    caption: '',
    series: null,
    page: { name: 'study', choices: {} },
  };
}
