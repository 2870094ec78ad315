import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit(), svelteTesting()],
  worker: { format: 'es' },
  test: {
    // Two cores are the least a machine has, and where most of the checks run.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          environment: 'node',
          include: ['tests/{domain,formats,cli,meta,bench}/**/*.test.ts'],
          // Nothing there keeps anything between calls, so files may share what they load.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'storage',
          environment: 'node',
          include: ['tests/{storage,workers}/**/*.test.ts'],
          setupFiles: ['tests/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'screen',
          environment: 'jsdom',
          include: ['tests/{state,ui,routes}/**/*.test{,.svelte}.ts'],
          setupFiles: ['tests/setup.ts'],
        },
      },
    ],
  },
});
