import type { Code } from '../model/code.ts';
import type { Framework } from './framework.ts';

/** What a code says about when to use it, from the framework and from the team. */
export interface Guidance {
  readonly definition: string;
  readonly codeHere: readonly string[];
  readonly notHere: readonly string[];
  readonly examples: readonly string[];
  readonly exampleQuestions: readonly string[];
  /** The team's own additions to a framework's code: the last of `codeHere` and `notHere`. */
  readonly rules: { readonly include: string; readonly exclude: string };
}

/** A code's guidance as screens show it and codebooks print it. */
export function guidanceOf(
  code: Pick<Code, 'frameworkKey' | 'definition' | 'include' | 'exclude' | 'example'>,
  framework: Framework,
): Guidance {
  const entry = code.frameworkKey === null ? undefined : framework.byKey.get(code.frameworkKey);
  const printed =
    entry?.kind === 'domain' ? entry.domain : entry?.kind === 'outside' ? entry.outside : null;
  return {
    definition: printed?.definition ?? code.definition,
    codeHere: [...(printed?.codeHere ?? []), ...filled(code.include)],
    notHere: [...(printed?.notHere ?? []), ...filled(code.exclude)],
    examples: filled(code.example),
    exampleQuestions: entry?.kind === 'domain' ? entry.domain.exampleQuestions : [],
    rules: { include: code.include, exclude: code.exclude },
  };
}

function filled(text: string): readonly string[] {
  return text.trim() === '' ? [] : [text.trim()];
}
