/** What pdf.js looks for on `globalThis` to work in the thread that it is called from. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: object;
}
