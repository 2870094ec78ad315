import type { Attribute } from '../domain/model/attribute.ts';
import type { Participant } from '../domain/model/participant.ts';

/** Who is known already: to the study, and in files dropped earlier. */
export interface KnownPeople {
  readonly participants: () => readonly Participant[];
  readonly attributes: () => readonly Attribute[];
  /** Labels that an id made for a respondent of the file must not have. */
  readonly labelsBeside: (fileId: string) => readonly string[];
}
