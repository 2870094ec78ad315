import file from '../../../codebooks/com-b.json';
import { parseComB } from '../domain/relevance/com-b.ts';

/** COM-B and the published tables of intervention functions that ship with the program. */
export const comB = parseComB(file);
