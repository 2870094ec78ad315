import type { SpeakerRole } from '../model/transcript.ts';

const words = (list: string) => new Set(list.split(/\s+/));

/** Words for whoever asks the questions, in the languages interviews in English-speaking teams come in. */
const interviewerWords = words(
  `interviewer interviewr inteviewer intervewer int intv iv ivr i q researcher res moderator mod
   facilitator fac host interrogator enquêteur enquêtrice intervieweur intervieweuse animateur
   entrevistador entrevistadora investigador investigadora moderador moderadora intervistatore
   intervistatrice interviewerin moderatorin entrevistadores questioner`,
);

/** Words for whoever answers. */
const participantWords = words(
  `participant part p pt r respondent resp interviewee informant subject a s speaker spk patient
   carer caregiver doctor dr gp physician nurse pharmacist clinician practitioner therapist student
   teacher mother father parent client user expert guest man woman male female m f participante
   participantes entrevistado entrevistada enquêté enquêtée répondant répondante befragte befragter
   intervistato intervistata`,
);

/** Words for voices that are neither. */
const otherWords = words(
  `interpreter translator observer notetaker transcriber unknown unidentified all both multiple
   crosstalk several everyone group audience recording automated`,
);

/** Words that begin or fill ordinary sentences: a label holding one is speech with a colon in it. */
const speechWords = words(
  `the an and but so or if then that this these those it he she they we you my your his her our
   their is was are were be been am said says say told asked think thought thinking like know knew
   mean because when where what which who how why not no yes yeah okay ok right well just also about
   at in on of for to from with by as than do does did have has had go goes went get got can could
   would will should there here one thing things example instance point reason answer question
   basically actually really maybe something someone anyone everyone me him them us let's it's i'm
   he's she's that's there's don't i've we've they've i'd first second third finally`,
);

/** Replies that stand alone on a line and recur, without being anybody's name. */
const replyWords = words(
  `yes yeah yep no nope nah okay ok right sure good great fine exactly true mm mmm hmm mhm mm-hmm uh
   um ah oh well so and but absolutely definitely agreed correct thanks thank bye hello hi hey sorry
   wow awesome cool perfect lovely really maybe ja oui si nein non`,
);

/** Keys of the block of particulars that many transcripts begin with. */
const particulars =
  /^(title|date|time|place|location|venue|setting|duration|length|recorded|recording|recording date|interview|interview (date|no|number|id|title|length|type)|transcript|transcript(ion)? (by|date|id)|transcribed|transcribed by|transcriber|transcriptionist|transcription|file|file name|filename|audio|audio file|participants|participant (id|number|no|code|name)|interviewers?( name)?|interviewee( name)?|present|attendees|topic|subject|notes?|n\.?b\.?|key|legend|speakers|version|project|study|study id|language|format|https?|e-?mail|page|start( time)?|end( time)?|ps|summary keywords)$/i;

/** What transcribers put in brackets that is nobody's name. */
const stageDirection =
  /^(laugh\w*|laughter|giggl\w*|chuckl\w*|pause\w*|long pause|short pause|silence|sigh\w*|cough\w*|cry\w*|inaudible.*|unintelligible.*|unclear.*|indistinct.*|crosstalk|cross talk|overlap\w*|interrupt\w*|music.*|applause|noise.*|background.*|phone.*|redacted.*|name.*|place.*|sic|recording.*|end.*|start.*|break.*|nod\w*|gestur\w*|whisper\w*|smil\w*|…|\.+|\d[\d:.,]*|removed.*|anonymi[sz]ed.*|audio.*|door.*|X+|\?+)$/i;

/** How labels are compared: case, width, spacing and closing punctuation aside. */
export function foldedLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s([<*_#]+|[\s\])>.:*_]+$/g, '');
}

/** The words of a label without its numbers: "P04" is "p", "Jessica (moderator)" is two words. */
function wordsOf(label: string): string[] {
  return foldedLabel(label)
    .split(/[^\p{L}\p{M}'’-]+/u)
    .filter((word) => word !== '');
}

/** Whether the label is one that transcripts use everywhere, such as "INT", "P04" or "Speaker 2". */
export function isKnownLabel(label: string): boolean {
  const [first, ...others] = wordsOf(label);
  if (first === undefined || others.length > 1) return false;
  const known = (word: string) =>
    interviewerWords.has(word) || participantWords.has(word) || otherWords.has(word);
  return known(first) && others.every((word) => known(word) || word.length <= 2);
}

/** Whether a label could be somebody: short, without the words and stops of a sentence. */
export function couldBeLabel(label: string): boolean {
  if (label.length === 0 || label.length > 40 || !/\p{L}/u.test(label)) return false;
  if (/[!?;,"“”«»…•/\\@=]|\.\s+\p{Ll}|\.{2}/u.test(label)) return false;
  const found = wordsOf(label);
  return found.length <= 5 && (isKnownLabel(label) || !found.some((word) => speechWords.has(word)));
}

/** Whether it looks like a name or a code: capitals, or a script that has none. */
export function looksLikeName(label: string): boolean {
  return label.split(/\s+/).every((word) => !/^\p{Ll}/u.test(word) || word.length <= 3);
}

/** "P04", "INT2", "FG1-M3". */
export function looksLikeCode(label: string): boolean {
  return /^\p{Lu}{1,5}[-_ ]?\p{Lu}?\d{1,4}$/u.test(label);
}

export function isParticular(label: string): boolean {
  return particulars.test(foldedLabel(label));
}

export function isStageDirection(label: string): boolean {
  return stageDirection.test(label.trim());
}

export function isReply(label: string): boolean {
  return wordsOf(label).every((word) => replyWords.has(word));
}

/** "Participant 3", "P", "Respondent": somebody who answers, whoever else speaks. */
export function isParticipantLabel(label: string): boolean {
  const [first = ''] = wordsOf(label);
  return /^(p|pt|r|resp|participant\w*|respondent|interviewee|informant)$/.test(first);
}

/** What the label alone says of who it is; a participant where it says nothing. */
export function guessedRole(label: string): SpeakerRole {
  const found = wordsOf(label);
  if (found.some((word) => word.length > 2 && interviewerWords.has(word))) return 'interviewer';
  if (found.length === 1 && interviewerWords.has(found[0] ?? '')) return 'interviewer';
  if (found.some((word) => otherWords.has(word))) return 'other';
  return 'participant';
}
