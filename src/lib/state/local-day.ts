export { localDay } from '../workers/local-day.ts';
