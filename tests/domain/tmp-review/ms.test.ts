import { it } from 'vitest';
import { manuscriptFindings } from '#lib/domain/manuscript/manuscript-findings.ts';
import { printedQuotations } from '#lib/domain/quotations/printed-quotation.ts';
import { numberedQuotations } from '#lib/domain/quotations/numbered.ts';
import { paperOf } from '../../fixtures/paper-of.ts';
import { blocksOf } from '../../fixtures/manuscripts.ts';
import { sampleSnapshot } from '../../fixtures/sample-snapshot.ts';
const frame = paperOf(sampleSnapshot);
const read = printedQuotations(frame);
const qs = numberedQuotations(frame).map((q) => ({ ...q, ...read(q.quoteId)! }));
it('show', () => {
  console.log(qs.map((q) => `${q.number} ${q.printed.words} ${q.attribution}`).join('\n'));
  console.log(frame.records.themes.map((t) => t.name), frame.records.subthemes.map((t) => t.name));
  const [a, b, c, d, e] = qs;
  const parts = [
    { heading: 'Why planned stops are not offered: an interview study' },
    { heading: 'Abstract' },
    'Background: Stopping long-term medicines (“deprescribing”) is rarely offered. Methods: semi-structured interviews with 8 practitioners, coded to the Theoretical Domains Framework (TDF). Results: Four themes with 12 subthemes were identified. Conclusion: A “whose turn is it” problem.',
    { heading: 'Introduction' },
    'The TDF has been refined from 12 domains to 14 domains with 84 constructs (Cane et al., 2012) [7]. In the original framework there were 128 constructs. A review of 30 studies found that 40% (12/30) reported domains. In one trial, 5 of 100 patients stopped.',
    'Knowledge, skills, beliefs about capabilities and environmental context and resources matter. Their goals and intentions differ; emotion and optimism were named less. The social/professional role and identity domain is often raised.',
    { heading: 'Methods' },
    'Transcripts were coded line by line. Two coders independently coded six of the eight transcripts (75%); Krippendorff’s alpha was 0.88 (95% CI 0.87 to 0.90). Disagreements (n = 126) were discussed; 120 of 126 (95%) were settled. “Other” was coded as outside the TDF. We asked “Can you tell me about the last time?” and followed the guide.',
    'All eight participants consented. Interviews lasted 33 to 52 minutes.',
    { heading: 'Results' },
    'Seven of the eight participants (87.5%) described this. Half (4/8, 50 per cent) said so.',
    `As one put it: ‘${a!.printed.words.replace(/’/g, "'")}’ ${a!.attribution}.`,
    `Another said, “${b!.printed.words.charAt(0).toUpperCase()}${b!.printed.words.slice(1)}” (${b!.speaks.people[0]?.label}, ${b!.attribution.replace(/^.*?, /, '')}`,
    `“${c!.printed.words.split(' ').slice(0, 6).join(' ')} ... ${c!.printed.words.split(' ').slice(-5).join(' ')}” [${c!.speaks.people[0]?.label}]`,
    `Participants felt “${d!.printed.words.split(' ').slice(0, 3).join(' ')}”, and it was “not my job” in their words.`,
    `${e!.printed.words} (${e!.speaks.people[0]?.label})`,
    'They spoke of “whose it is” and “the ten-minute slot”. It was a so-called ‘legacy’ prescription; patients’ and doctors’ views differed. The practice’s ‘repeat’ list isn’t reviewed.',
    'Table 1. Characteristics of participants (N = 8)',
    { table: [['Characteristic', 'n (%)'], ['Sex', ''], ['Female', '5 (63)'], ['Male', '3 (37)'], ['Years in role, mean (SD)', '14.1 (8.2)'], ['Years in role, median (IQR)', '12 (8–19)']] },
    { heading: 'Discussion' },
    'This agrees with Smith et al. who wrote that “clinicians hesitate to stop what others have begun” [12]. In Table 2 of Atkins and colleagues, Quote 3 says the same. Version 2 of the guide was better. TDF version 2 was used.',
    { heading: 'References' },
    '1. Huijg JM. “Discriminant content validity”. 2014;9(11):12 of 13.',
  ];
  const check = manuscriptFindings(blocksOf(parts as never), frame);
  console.log(check.findings.map((f) => `${f.rule} ${f.is} [${f.where}]: ${f.what} | ${f.why}`).join('\n'));
  console.log(check.quotations.map((q) => `${q.verdict} «${q.words.slice(0, 60)}» ${q.attribution} ${q.places[0]?.transcript ?? ''}`).join('\n'));
});
