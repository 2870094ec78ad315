import { confusablePairsOf } from '#lib/domain/codebook/framework.ts';
import { guidanceOf } from '#lib/domain/codebook/guidance.ts';
import type { Code, CodeId } from '#lib/domain/model/code.ts';
import { framework } from '#lib/state/framework.ts';
import type { CodeGuide } from '#lib/ui/desk/guide.ts';
import type { CodeLook } from '#lib/ui/desk/line-view.ts';

/** What a code says about its use, and what it is often taken for. */
export function codeGuide(code: Code | undefined): CodeGuide {
  const none = { definition: '', codeHere: [], notHere: [], examples: [] };
  const key = code?.frameworkKey ?? null;
  const entry = key === null ? undefined : framework.byKey.get(key);
  const taken = key === null ? [] : confusablePairsOf(framework, key);
  return {
    ...(code ? guidanceOf(code, framework) : none),
    constructs: entry?.kind === 'domain' ? entry.domain.constructs.map(({ name }) => name) : [],
    confusable: taken.flatMap(({ between }) => between.filter((each) => each !== key).map(idOfKey)),
  };
}

/** The code that stands for an entry of the framework. */
export function idOfKey(key: string): CodeId {
  const entry = framework.byKey.get(key);
  if (entry?.kind === 'domain') return entry.domain.codeId;
  if (entry?.kind === 'construct') return entry.construct.codeId;
  return framework.outside.codeId;
}

/** How codes are written and drawn, by code. */
export function codeLooks(codes: readonly Code[]): ReadonlyMap<CodeId, CodeLook> {
  return new Map(
    codes.map(({ id, name, frameworkKey, colour }): [CodeId, CodeLook] => [
      id,
      { id, name, frameworkKey, colour },
    ]),
  );
}
