import { version } from '../../../package.json';

/** The release of this program, as study files name it. */
export const programVersion = version;
