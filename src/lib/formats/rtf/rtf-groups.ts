/** Groups that hold no words of the text, by the control word that begins them. */
export const passedOver = new Set([
  ...['stylesheet', 'colortbl', 'info', 'listtable', 'listoverridetable', 'revtbl'],
  ...['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf'],
  ...['pntext', 'listtext', 'nonshppict', 'fldinst', 'bkmkstart', 'bkmkend', 'datafield'],
  ...['xe', 'tc', 'private', 'themedata', 'filetbl', 'rsidtbl', 'generator', 'ftnsep', 'aftnsep'],
  ...['ftnsepc', 'aftnsepc', 'ftncn', 'aftncn', 'atnid', 'atnauthor', 'atnref', 'atnicn'],
]);
/** Counted, and passed over. */
export const counted: ReadonlyMap<string, 'image' | 'noteReference' | 'commentReference'> = new Map(
  [
    ['pict', 'image'],
    ['shppict', 'image'],
    ['object', 'image'],
    ['footnote', 'noteReference'],
    ['annotation', 'commentReference'],
  ] as const,
);

/** What holds inside a group and ends with it. */
export interface Group {
  /** Nothing inside is words. */
  skip: boolean;
  hidden: boolean;
  deleted: boolean;
  /** Inside the table of fonts. */
  fonts: boolean;
  font: number;
  /** How many fallback signs follow a `\u`. */
  fallback: number;
  /** The group began with `\*`: what is not known in it is passed over. */
  optional: boolean;
}

/** Outside every group. */
export const outermost: Group = {
  skip: false,
  hidden: false,
  deleted: false,
  fonts: false,
  font: -1,
  fallback: 1,
  optional: false,
};
