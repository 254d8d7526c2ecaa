/** One challenge of a WWW-Authenticate header (RFC 9110 §11.6.1, RFC 6750 §3). */
export interface Challenge {
  readonly scheme: string;
  /** Names in lower case, in order, values unquoted. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** A token68 credential where the challenge had one instead of parameters. */
  readonly token68?: string;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+/;

/** Parses WWW-Authenticate values into challenges; what cannot be read is left out. Never throws, linear in the text. */
export function parseChallenges(text: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: [string, string][]; token68?: string }[] = [];
  let rest = text.trim();
  while (rest !== '') {
    rest = rest.replace(/^[\s,]+/, '');
    const name = TOKEN.exec(rest)?.[0];
    if (!name) break;
    const after = rest.slice(name.length);
    const parameter = /^\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+\-.^_`|~0-9A-Za-z:/?@]+))/.exec(after);
    const current = challenges.at(-1);
    if (parameter && current) {
      const value = parameter[1]?.replaceAll(/\\(.)/g, '$1') ?? parameter[2] ?? '';
      current.parameters.push([name.toLowerCase(), value]);
      rest = after.slice(parameter[0].length);
      continue;
    }
    const token68 = /^ +([A-Za-z0-9\-._~+/]+=*)(?=\s*(?:,|$))/.exec(after);
    challenges.push({ scheme: name, parameters: [], ...(token68?.[1] ? { token68: token68[1] } : {}) });
    rest = token68 ? after.slice(token68[0].length) : after;
    if (!/^[\s,]/.test(rest) && rest !== '') break;
  }
  return challenges;
}

/** The value of a challenge's parameter, or undefined. */
export function challengeParameter(challenge: Challenge, name: string): string | undefined {
  return challenge.parameters.find(([key]) => key === name)?.[1];
}
