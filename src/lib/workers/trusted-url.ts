interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}

const { trustedTypes } = globalThis as {
  trustedTypes?: { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };
};

/** The one place that may turn a string into a script's address; its name stands in the CSP. */
const policy = trustedTypes?.createPolicy('concord-worker', { createScriptURL: sameOrigin });

/**
 * The address of a worker of this program, in the form the browser accepts under Trusted Types.
 * @throws {TypeError} when it leads to another site.
 */
export function trustedUrl(url: string): string {
  return policy ? policy.createScriptURL(url) : sameOrigin(url);
}

function sameOrigin(url: string): string {
  const { origin, href } = new URL(url, location.href);
  if (origin !== location.origin) throw new TypeError(`${origin} is not this site`);
  return href;
}
