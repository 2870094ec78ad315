import { runs } from './runs.ts';
import { coreProperties, packaging, wordNamespace, xmlHead } from './package.ts';
import { reportStyles } from './report-styles.ts';

type Part = readonly [name: string, content: string];

/** Every part of a report but its body and its pictures; what Word looks for first stands first. */
export function reportParts(
  { title, invented }: { readonly title: string; readonly invented: boolean },
  relations: string,
): readonly Part[] {
  const core = coreProperties(title, '<dc:language>en-GB</dc:language>');
  const parts = packaging(core, reportStyles, footer(invented)).map(([name, content]): Part => {
    if (name === '[Content_Types].xml') return [name, withPictures(content)];
    return name === 'word/_rels/document.xml.rels' ? [name, relations] : [name, content];
  });
  return [...parts, ['word/settings.xml', settings]];
}

function withPictures(contentTypes: string): string {
  const more =
    '<Default Extension="png" ContentType="image/png"/>' +
    '<Default Extension="svg" ContentType="image/svg+xml"/>';
  const settingsType =
    '<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>';
  return contentTypes
    .replace('<Override', `${more}<Override`)
    .replace('</Types>', `${settingsType}</Types>`);
}

/** As Word of today lays out, and not as one of 2007. */
const settings =
  `${xmlHead}<w:settings ${wordNamespace}><w:zoom w:percent="100"/>` +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '<w:themeFontLang w:val="en-GB"/></w:settings>';

function footer(invented: boolean): string {
  const said = invented ? runs('Invented data, for demonstration only · page ') : runs('Page ');
  return (
    `${xmlHead}<w:ftr ${wordNamespace}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${said}` +
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
  );
}
