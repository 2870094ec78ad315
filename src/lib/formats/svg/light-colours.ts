import { shades, type Paint } from '../../domain/figures/figure.ts';

/** Colours of the screen's light theme (`ui/tokens.css`), on white, as paper is. */
const named: Readonly<Record<Extract<Paint, string>, string>> = {
  ink: '#1a1f1d',
  'ink-2': '#454d49',
  'ink-3': '#5d6662',
  hairline: '#d6dad5',
  edge: '#868e89',
  sheet: '#ffffff',
  inset: '#f5f6f3',
  accent: '#1f4690',
  'accent-wash': '#e6edf9',
};

/** Stripe, fill and label of each domain in the light theme (`ui/palette.css`). */
export const domainColours: ReadonlyMap<
  string,
  { readonly stripe: string; readonly fill: string; readonly label: string }
> = new Map(
  (
    [
      ['knowledge', '#023639', '#d8f3f5', '#023e41'],
      ['skills', '#06513c', '#dcf3e9', '#05402f'],
      ['role_identity', '#a85e95', '#fae6f4', '#502245'],
      ['capabilities', '#927cc0', '#efe9fe', '#3c2a5b'],
      ['optimism', '#50058f', '#efe9fd', '#3c295a'],
      ['consequences', '#653b96', '#f0e9fd', '#3e2959'],
      ['reinforcement', '#a73851', '#ffe6e8', '#581f2b'],
      ['intentions', '#4a0457', '#f6e7f9', '#482550'],
      ['goals', '#9b4dbe', '#f4e8fa', '#452653'],
      ['memory_attention_decision', '#10a284', '#dbf3eb', '#043f33'],
      ['environment', '#b66f06', '#faeada', '#4e2c00'],
      ['social_influences', '#876102', '#f7ebd8', '#473101'],
      ['emotion', '#6f242a', '#fde7e6', '#592023'],
      ['behavioural_regulation', '#03626a', '#d8f3f6', '#033d43'],
      ['outside', '#5b6460', '#eef0ed', '#3c4440'],
    ] as const
  ).map(([domain, stripe, fill, label]) => [domain, { stripe, fill, label }]),
);

/** From light to dark, each darker in grey than the one before; numbers on them are read at 4.5 : 1. */
export const shadeColours: readonly string[] = [
  '#ffffff',
  '#e9eef7',
  '#cbd7ea',
  '#a3b7da',
  '#476eb0',
  '#1f4690',
];

/** A colour, or the address of a pattern within the file. */
export function colourOf(paint: Paint): string {
  if (typeof paint === 'string') return named[paint];
  switch (paint.on) {
    case 'hatch':
      return 'url(#hatch)';
    case 'pattern':
      return `url(#${patternId(paint.domain)})`;
    case 'shade':
      return shadeColours[Math.max(0, Math.min(shades - 1, paint.step))]!;
    case 'on-shade':
      return paint.step >= 4 ? '#ffffff' : named.ink;
    default:
      return (domainColours.get(paint.domain) ?? domainColours.get('outside')!)[paint.on];
  }
}

/** What the pattern of a domain is called within a file. */
export function patternId(domain: string): string {
  return `pattern-${domain.replace(/[^a-z0-9_-]/gi, '')}`;
}
