import {
  WorkbenchError,
  type ActErrorCode,
  type FormatErrorCode,
  type PacketErrorCode,
  type StorageErrorCode,
} from './errors.ts';

/** What is wrong and what to do, for every error a person can act on. */
const sentences = {
  'empty-file': 'The file is empty. Export it again from where it was made.',
  'file-too-large':
    'The file is larger than 100 MB. A transcript is far smaller: check that this is the right file.',
  'paste-too-large':
    'What was pasted is larger than two million characters. Save it as a file and import that.',
  'unpacks-too-large':
    'The file unpacks to far more than a transcript could hold, so it was not opened.',
  truncated: 'The file ends too early: part of it is missing. Copy or export it again.',
  'password-protected':
    'The file is protected by a password. Save a copy without one and import that.',
  'old-word-format':
    'This is an old Word file (.doc). Open it in Word, save it as .docx, and import that.',
  'not-text':
    'The file does not hold text. Check that this is the transcript and not a recording or a picture.',
  'wrong-kind':
    'The file is of another kind than its name says, and not one that can be read here.',
  'unknown-kind': 'This kind of file cannot be read here. Word, text, CSV and subtitle files can.',
  'no-text-inside': 'The file holds no words.',
  'scan-without-text':
    'The PDF holds pictures of pages and no text. Have the text recognised first, with the scanner’s own program or Acrobat’s “Recognize Text”, and import the PDF that makes.',
  'no-rows': 'The table has no rows.',
  'ragged-rows':
    'The rows have different numbers of columns, so the columns cannot be told apart. Check the file in a spreadsheet.',
  'no-question-found':
    'No question was found in the file. A guide is a table with a column of questions, or text with numbered questions or lines that end in a question mark.',
  'not-a-guide':
    'An interview guide is read from a Word document, a CSV table or a text. This file is something else.',
  'not-a-manuscript':
    'A manuscript is read from a Word document, OpenDocument, RTF, a web page or a text. This file is something else: save it as .docx.',
  'not-a-matrix':
    'The file holds no matrix that was exported from here, or its last column, “Keys”, is gone. Export the matrix again as Excel or CSV, and edit that file.',
  'several-matrices':
    'The file holds rows of more than one matrix. Keep each in a file of its own, as it was exported.',
  'no-cues': 'The file holds no subtitles that can be read.',
  'study-file-damaged': 'The study file is damaged, so it was not opened. Use another copy.',
  'study-file-newer':
    'The study file was saved by a newer version of Concord. Update Concord, then open it.',
  'not-a-study-file': 'This is not a Concord study file. Study files end in .concord.',
  'took-too-long': 'Reading the file took too long and was stopped.',
  'picture-not-drawn':
    'The browser has no room to draw a picture this large. Choose a smaller width or fewer dots per inch, or save the drawing (SVG) instead.',
  'quota-exceeded':
    'The disk, or this browser’s share of it, is full. Save the study to a file, then free some space.',
  blocked:
    'Another tab with an older version of Concord holds the study open. Close that tab, then try again.',
  unavailable:
    'This browser does not let Concord store anything, as in some private windows. Use an ordinary window.',
  closed:
    'The browser closed the study’s database. Load the page again; all that was shown as saved is kept.',
  'newer-program':
    'This study was last opened with a newer version of Concord. Load the page again to update.',
  'upgrade-failed':
    'Bringing the study up to date for this version of Concord failed, so it was left as it was. Save it to a file as it is: the version of Concord that you used before opens it.',
  'file-not-written':
    'The file was not written whole: the disk may be full, or the folder closed to the browser. Save it again, to another place.',
  lost: 'This browser has lost part of the study. Open the study file you saved last.',
  'no-such-study':
    'This study is not in this browser. Open its study file, or choose another study.',
  'pass-submitted': 'This pass has been submitted and stays as it is.',
  'transcript-frozen':
    'Coding of this transcript has begun meanwhile, so correcting it makes a new version. Load the page again, then go on.',
  'not-codable':
    'These lines are the interviewer’s and are not coded. Settings can change that until the first pass of a round of several coders is submitted.',
  'codable-lines-settled':
    'Passes of a round of several coders have been submitted, and agreement counts the lines they could have coded. Which lines may be coded therefore stays as it is; nothing was changed.',
  'nothing-to-undo': 'There is nothing to undo.',
  'nothing-to-redo': 'There is nothing to redo.',
  'code-not-found': 'This code is not in the codebook any more.',
  'code-in-its-own-branch': 'A code cannot be placed under itself or under one of its own.',
  'code-name-taken': 'Another of your codes already has this name.',
  'code-still-proposed':
    'Everybody sees this code, and the other one is still only your proposal. Nothing was changed; try again once the proposal is adopted.',
  'codebook-still-blind':
    'You code in a round that is not all revealed, and everybody would see this change of the codebook at once. Nothing was changed; make it after the reveal.',
  'code-not-active': 'This code has been merged, split or retired. Restore it first.',
  'transcript-gone': 'This transcript has been removed from the study.',
  'transcript-changed':
    'The transcript was changed meanwhile, in another tab or by a packet. Load the page again, then go on.',
  'linked-lines-gone':
    'Lines this memo is linked to are not in the transcript any more. What you wrote is still here and not kept yet: take that link away or choose the lines again, then keep the memo.',
  'text-is-the-leads':
    'This copy of the study was made for one coder, and its text is the lead’s. Tell the lead what is to be corrected.',
  'coding-changed':
    'Something on this transcript changed since you looked, so nothing was done. Look again at what the correction does.',
  'no-part-in-it': 'No round of this study asks you to code this transcript.',
  'words-erased': 'The earlier words were erased for good, so this cannot be taken back.',
  'final-act':
    'What was done last is final: a pass was submitted, opened again or revealed, a packet went out or brought what others coded, or another coder sat down. Undo stops there.',
  'nothing-to-confirm':
    'The record gives no sentence here, and none is written. Write one, or say why the item does not apply.',
  'reason-missing': 'A reason is needed here. Write one, then go on.',
  'already-submitted': 'This pass has already been submitted.',
  'already-revealed':
    'The other side of this transcript has been revealed, so its passes stay as they were submitted.',
  'not-all-submitted':
    'Not every coder of the round has submitted this transcript, so nothing can be revealed yet.',
  'round-is-blind':
    'Who codes in a blind round, and what it is for, stays as it was planned, so that nothing here tells who has begun. Nothing was changed; plan another round instead.',
  'round-has-passes': 'Coding in this round has begun, so it cannot be removed or given to others.',
  'round-needs-coders': 'Choose who codes in this round: at least two, or one for a single coding.',
  'round-needs-transcripts': 'Choose at least one transcript for this round.',
  'coded-elsewhere':
    'One of these transcripts is still to be submitted in another round. Submit it there first, or leave it out; nothing was changed.',
  'coder-has-work':
    'This person has worked in the study or is in a round, so they stay on the team.',
  'coder-in-round':
    'This person codes in a round, so they stay somebody who codes. Nothing was changed.',
  'member-does-not-code':
    'This person takes part as a member, who neither codes nor sits down at the keyboard. Change their role under Study first; nothing was changed.',
  'initials-taken': 'Another person of the team has these initials. Choose others.',
  'needs-the-lead': 'Only the lead of the study does this.',
  'copy-for-one':
    'This copy of the study was made for one person: nobody else works in it, and what is the whole study’s is changed in the lead’s.',
  'coder-gone': 'This person is not on the team any more.',
  'round-gone': 'This round is not in the study any more.',
  'still-blind': 'You still have a pass over this transcript to finish. Submit it first.',
  'codebook-is-the-leads':
    'This copy was made for one coder: its codebook is the lead’s. Propose a code instead, or write a memo on the code.',
  'nothing-submitted':
    'No pass of this round has been submitted yet, so there is nothing to return.',
  'not-revealed':
    'The passes over this transcript have not been revealed, or are not all here, so nothing can be settled yet.',
  'round-pins-no-codebook':
    'This round names no version of the codebook, so nobody else could code with the same one. Plan a round that does.',
  'lead-code-missing':
    'The lead codes in this round too: ask them for the code of their own submitted pass and type it in.',
  'nothing-revealed':
    'Nothing of this round has been revealed yet, so there is nothing to look at together.',
  'nothing-flagged': 'No line of this round is flagged for the adjudicator.',
  'nothing-decided': 'No flagged line of this round has been settled here yet.',
  'not-the-writer': 'Only who wrote a memo can change it or take it away.',
  'line-agrees': 'The coders agree on this line, so there is nothing to settle.',
  'settled-meanwhile': 'This line was settled meanwhile. Look at it again.',
  'guide-in-use':
    'Interviews followed this version of the guide, so its questions stay as they were put. Make the next version and change that.',
  'guide-version-gone': 'This version is not in the guide any more.',
  'question-gone': 'This question is not in this version of the guide any more.',
  'matrix-gone': 'This matrix is not in the study any more.',
  'cell-not-charted': 'Nothing is written in this cell yet. Write its summary first.',
  'cell-hidden':
    'This cell rests on a transcript that you are still to submit, so it is hidden. Nothing was written.',
  'cell-gone':
    'This row or column is not in the study any more, so nothing was written. What you typed stays here to be copied.',
  'cell-changed':
    'This cell was written elsewhere since you began. Both texts are kept: choose which of them stays.',
  'words-changed-elsewhere':
    'These words were written elsewhere since you began. Nothing was overwritten, and what you typed stays in its field.',
  'checked-by-writer':
    'Whoever wrote it does not check it. A second person reads it against the transcript.',
  'belief-gone': 'This belief statement is not in the study any more.',
  'belief-merged': 'This statement was merged into another and counts there. Take it apart first.',
  'beliefs-are-opposites':
    'Two of these statements are kept as opposites, so they are two thoughts. Unpair them first if they are one.',
  'theme-gone': 'This theme is not in the study any more.',
  'subtheme-gone': 'This subtheme is not in the study any more.',
  'theme-name-taken': 'Another theme or subtheme already has this name. Choose another.',
  'quote-gone': 'This quotation is not chosen any more.',
  'not-to-be-quoted':
    'Somebody who speaks in these words is not to be quoted. Nothing was chosen; Participants says whose words may be.',
  'edit-overlaps':
    'Words there are changed already. Nothing was changed; undo that edit first, or choose other words.',
  'edit-leaves-nothing':
    'No word of the quotation would be left. Nothing was changed; drop the quotation where it stands instead.',
  'edit-gone': 'This edit was undone already, in another window perhaps.',
  'quote-chosen-already':
    'These very words are chosen as a quotation already. Nothing was changed; use that one.',
  'attribute-not-published':
    'The attribution names an attribute that is not published. Nothing was changed; Participants says which are.',
  'manuscript-gone': 'This manuscript is not kept with the study any more. Choose its file again.',
  'finding-gone': 'This is not in the study any more.',
  'result-unsound':
    'A result needs a measure, and counts that are whole numbers with n no larger than N.',
  'thread-leads-on': 'This thread leads on to another already.',
  'rule-gone': 'This rule is not in the study any more.',
  'rule-frozen':
    'This rule is frozen and is only read from now on. To work by another one, put it in its place and say why.',
  'rule-incomplete': 'The rule is not filled in yet, so it was not frozen. Say what is missing.',
  'day-ahead': 'This day has not come yet, so nothing was frozen. Give the day on which it was.',
  'not-a-packet': 'This file is not a packet from Concord. Packets end in .packet.age.',
  'packet-empty': 'The file is empty. Ask for the packet again.',
  'packet-too-large':
    'The file is larger than any packet. Check that this is the file that was sent.',
  'packet-is-study-file':
    'This is a whole study, not a packet. Open it with “Open study file” on the first screen.',
  'wrong-passphrase':
    'The passphrase does not open this packet. Check it with the person who sent it, capitals and spaces too.',
  'packet-damaged': 'The packet is damaged, so nothing was taken in. Ask for it again.',
  'packet-newer':
    'The packet was made by a newer version of Concord. Update Concord, then open it.',
  'packet-other-study': 'The packet belongs to another study. Open that study, then the packet.',
  'packet-not-for-you': 'The packet is for another person of the team.',
  'packet-own': 'This packet was made here. Send it on; there is nothing in it to take in.',
  'packet-no-round':
    'The packet belongs to a round that is not in this study. Open the packet that began the round first.',
  'packet-other-codebook':
    'The packet was coded with another version of the codebook than this round pins, so nothing was taken in.',
  'packet-other-text':
    'A transcript in the packet has other words or other lines than any version of it here, so nothing was taken in.',
  'packet-pass-changed':
    'A pass in the packet is not what its coder submitted, so nothing was taken in. Ask for it again.',
  'packet-too-early':
    'The packet speaks of what has not been revealed here yet. Take in the returns and reveal them first.',
  'packet-codes-here':
    'This study is already in this browser, with the work of others. To code here as another person, open it and switch coder.',
  'packet-pass-otherwise':
    'A pass in the packet is here already, submitted as something else. What is here stays, and nothing was taken in: ask its coder which of the two is meant.',
  'packet-coder-open-here':
    'The coder who sent the packet also has an open pass over one of its transcripts in this browser, so nothing was taken in. One coder has one pass: decide together which of the two is kept.',
  'packet-own-pass-open':
    'You still have a pass over a transcript of this packet to finish, so nothing of it was shown or taken in. Submit it first.',
  'sums-do-not-add-up':
    'The sums of the recruitment log do not add up, so it was not saved. Mend the numbers named.',
  'packet-no-study-here':
    'The study this packet belongs to is not in this browser. Open its study file or its assignment first, then the packet.',
} satisfies Record<FormatErrorCode | StorageErrorCode | ActErrorCode | PacketErrorCode, string>;

/**
 * The sentence for an error: what is wrong, where if it is known, and what to do. `null` for our own
 * mistakes, which the page's boundary shows.
 */
export function sentenceFor(error: unknown): string | null {
  if (!(error instanceof WorkbenchError)) return null;
  const sentence = (sentences as Readonly<Record<string, string>>)[error.code];
  if (sentence === undefined) return null;
  const where = 'where' in error && typeof error.where === 'string' ? error.where : '';
  return where ? `${sentence} (${where})` : sentence;
}
