/** The sentences stand in the domain, so that the terminal says the same. */
export { sentenceFor } from '../domain/error-sentences.ts';
