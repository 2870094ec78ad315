import * as v from 'valibot';

const words = v.pipe(v.string(), v.minLength(1));
const functions = v.array(words);

const comBFile = v.object({
  id: words,
  title: words,
  note: words,
  components: v.array(v.object({ id: words, name: words, domains: v.array(words) })),
  interventionFunctionsByComponent: v.object({
    source: words,
    rows: v.array(v.object({ component: words, functions })),
  }),
  interventionFunctionsByDomain: v.object({
    source: words,
    rows: v.array(
      v.object({
        domain: words,
        /** Where a table has a row for each part of a domain. */
        part: v.optional(words),
        /** `null`: the table has no row for the domain. */
        functions: v.nullable(functions),
      }),
    ),
  }),
});

/** The components of COM-B, the domains linked to each, and two published tables of intervention functions. */
export type ComB = v.InferOutput<typeof comBFile>;
export type ComBComponent = ComB['components'][number];

/**
 * Reads the file as it ships in `codebooks/`.
 * @throws {v.ValiError} when it has another form; {RangeError} when a row names a component that it has not.
 */
export function parseComB(file: unknown): ComB {
  const content = v.parse(comBFile, file);
  const known = new Set(content.components.map(({ id }) => id));
  const lost = content.interventionFunctionsByComponent.rows.find(
    ({ component }) => !known.has(component),
  );
  if (lost) throw new RangeError(`${content.id} speaks of the component "${lost.component}"`);
  return content;
}
