import { build } from './built.mjs';

const { ok } = await build();
process.exitCode = ok ? 0 : 1;
