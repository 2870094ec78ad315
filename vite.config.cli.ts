import { defineConfig } from 'vite';

/** The second front door: one folder of scripts for Node, with nothing to install beside it. */
export default defineConfig({
  configFile: false,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/lib/cli/main.ts',
    target: 'node20',
    emptyOutDir: true,
    rollupOptions: {
      output: { entryFileNames: 'concord.mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
