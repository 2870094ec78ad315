import type { Code, CodeId } from '../../domain/model/code.ts';
import type { CodeLook } from '../desk/line-view.ts';

/** How each code is written and drawn; one that the reader may not see is unknown. */
export function codeLooks(codes: readonly Code[]): (codeId: CodeId) => CodeLook {
  const looks = new Map<CodeId, CodeLook>();
  for (const { id, name, frameworkKey, colour } of codes) {
    looks.set(id, { id, name, frameworkKey, colour });
  }
  return (id) => looks.get(id) ?? { id, name: 'unknown code', frameworkKey: null, colour: null };
}
