import type { Bytes } from '../zip/zip-writer.ts';
import { xmlText } from '../svg/xml.ts';
import { xmlHead } from './package.ts';

/** What the body of a report refers to beside it: pages on the web, and pictures in the file. */
export interface ReportRelations {
  /** The id under which the body refers to an address on the web. */
  readonly web: (href: string) => string;
  /** The same of a picture; its bytes become a part of the file. */
  readonly picture: (kind: 'png' | 'svg', bytes: Bytes) => string;
  /** `word/_rels/document.xml.rels`. */
  readonly xml: () => string;
  /** Pictures by the names of their parts, in order. */
  readonly pictures: readonly { readonly name: string; readonly bytes: Bytes }[];
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** What every report refers to; the body knows the footer by its id (`sectionXml`). */
const always = [
  { id: 'rId1', type: 'styles', target: 'styles.xml' },
  { id: 'rId2', type: 'footer', target: 'footer1.xml' },
  { id: 'rId3', type: 'settings', target: 'settings.xml' },
] as const;

/** Ids are counted in the order in which things are first referred to. */
export function reportRelations(): ReportRelations {
  const pictures: { name: string; bytes: Bytes }[] = [];
  const webIds = new Map<string, string>();
  const written: string[] = always.map(({ id, type, target }) => relation(id, type, target));
  const nextId = () => `rId${written.length + 1}`;
  return {
    web: (href) => {
      const known = webIds.get(href);
      if (known !== undefined) return known;
      const id = nextId();
      webIds.set(href, id);
      written.push(relation(id, 'hyperlink', href, true));
      return id;
    },
    picture: (kind, bytes) => {
      const id = nextId();
      const name = `media/image${pictures.length + 1}.${kind}`;
      pictures.push({ name: `word/${name}`, bytes });
      written.push(relation(id, 'image', name));
      return id;
    },
    xml: () =>
      `${xmlHead}<Relationships xmlns="${packaged}/relationships">${written.join('')}</Relationships>`,
    pictures,
  };
}

function relation(id: string, type: string, target: string, isOutside = false): string {
  const mode = isOutside ? ' TargetMode="External"' : '';
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${xmlText(target)}"${mode}/>`;
}
