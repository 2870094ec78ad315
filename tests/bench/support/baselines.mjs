/**
 * The plainest way to do the work that is measured, in the same browser, on the same disk and in the
 * same minutes: what the program adds is the difference. Each runs in a page.
 */

/** Reads whole tables of a database with nothing but IndexedDB. */
export async function rawRead({ database, tables }) {
  const db = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const started = performance.now();
  const transaction = db.transaction(tables);
  await Promise.all(
    tables.map(
      (table) =>
        new Promise((resolve, reject) => {
          const reading = transaction.objectStore(table).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
        }),
    ),
  );
  const duration = performance.now() - started;
  db.close();
  return duration;
}

/** Puts one record of `bytes` into a database of its own, as durably as coding is written. */
export async function rawPut({ bytes, times }) {
  const db = await new Promise((resolve) => {
    const opening = indexedDB.open('bench-baseline', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('records');
    opening.onsuccess = () => resolve(opening.result);
  });
  const durations = [];
  const record = new Uint8Array(bytes);
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    await new Promise((resolve) => {
      const transaction = db.transaction('records', 'readwrite', { durability: 'strict' });
      transaction.objectStore('records').put(record, 'one');
      transaction.oncomplete = resolve;
    });
    durations.push(performance.now() - started);
  }
  db.close();
  indexedDB.deleteDatabase('bench-baseline');
  return durations;
}

/** A list of lines made by hand: number and words, nothing else; first frame after all stand. */
export async function plainList({ lines, height }) {
  const started = performance.now();
  const box = document.createElement('div');
  box.style.cssText = `height:${height}px;overflow:auto;width:700px`;
  for (const text of lines) {
    const row = document.createElement('p');
    row.textContent = text;
    box.append(row);
  }
  document.body.replaceChildren(box);
  const painted = await new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    }),
  );
  return painted - started;
}

/** Looks for a word in every text with one regular expression, keeping where it stands. */
export function plainScan({ texts, word }) {
  const started = performance.now();
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?![\\p{L}\\p{N}_])`, 'giu');
  let hits = 0;
  for (const text of texts) for (const _ of text.matchAll(pattern)) hits += 1;
  return { duration: performance.now() - started, hits };
}
