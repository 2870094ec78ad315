import type { Participant } from '../domain/model/participant.ts';
import type { StudyPeople } from '../domain/transcript/survey-import.ts';

/** Who is known already: to the study, and in files dropped earlier. */
export interface KnownPeople {
  readonly participants: () => readonly Participant[];
  /** The people there will be when the surveys above the file are imported. */
  readonly peopleAbove: (fileId: string) => StudyPeople;
  /** Labels that an id made for a respondent of the file must not have. */
  readonly labelsBeside: (fileId: string) => readonly string[];
}
