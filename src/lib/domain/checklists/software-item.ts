import { listed } from '../reporting/listed.ts';
import { byPlace } from '../study/order.ts';
import { type Drafted, at, drafted } from './drafted.ts';
import type { Ground } from './ground.ts';

/** COREQ 27. */
export function software({ frame, transcripts }: Ground): Drafted {
  const kinds = new Map<string, number>();
  for (const { file } of transcripts.toSorted(byPlace)) {
    const kind = file ? /\.[a-z0-9]{1,8}$/i.exec(file.name)?.[0]?.toLowerCase() : undefined;
    if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const isCoded = frame.passes.some(({ submitted }) => submitted !== null);
  const files = [...kinds].map(([kind, n]) => `${kind} (${n})`);
  const [name, version] = frame.program.split(' ');
  return drafted(
    [
      isCoded
        ? `Transcripts were coded and tables were made with ${frame.program}.`
        : `The study is kept in ${frame.program}.`,
      files.length > 0 ? `Transcripts came in as files of these kinds: ${listed(files)}.` : '',
    ],
    {
      sources: [
        { name: 'Program', words: frame.program, place: null },
        ...(files.length > 0
          ? [{ name: 'Transcripts', words: `files: ${listed(files)}`, place: at('transcripts') }]
          : []),
      ],
      facts: {
        claims: [
          ({ text }) => {
            const said = new RegExp(
              `\\b${name ?? ''}(?:,? version)? v?(\\d+(?:\\.\\d+)+)`,
              'i',
            ).exec(text)?.[1];
            return said !== undefined && version !== undefined && said !== version
              ? `The sentence says ${name} ${said}; this is ${frame.program}.`
              : null;
          },
        ],
      },
    },
  );
}
