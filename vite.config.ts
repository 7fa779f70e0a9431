import { defineConfig } from 'vite';

/** Builds the program of the what-if page into one file; `czt page` puts it into the page. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'iife' },
  // Whatever surrounds the build, the program is the same.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: 'src/web/main.tsx',
      output: { format: 'iife', entryFileNames: 'page.js' },
    },
  },
});
