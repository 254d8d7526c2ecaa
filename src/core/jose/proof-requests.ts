import { isJsonObject, type JsonObject, member, stringMember } from '../json.ts';
import { readJson } from '../text/json.ts';
import { shellWords } from '../text/shell-words.ts';
import { credentialsToken } from './detected-token.ts';

/** A request that a DPoP proof stands in, as far as the text tells. */
export interface ProofRequest {
  readonly proof: string;
  readonly method?: string;
  readonly url?: string;
  /** The access token of the same request. */
  readonly accessToken?: string;
}

/** The requests with a DPoP proof that stand in a text: a curl command, or the entries of a HAR file. Never throws. */
export function proofRequests(text: string): readonly ProofRequest[] {
  const start = /^\s*(?:[$%#>]\s+)?(?=curl(?:\.exe)?\s)/.exec(text);
  if (start) return withProof(readCurl(text.slice(start[0].length)));
  if (!/^[\uFEFF\s]*\{/.test(text)) return [];
  const log = member(readJson(text).part.object, 'log');
  const entries = isJsonObject(log) ? member(log, 'entries') : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.filter(isJsonObject).flatMap((entry) => {
    const request = member(entry, 'request');
    return isJsonObject(request) ? withProof(readHarRequest(request)) : [];
  });
}

interface ReadRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

function withProof({ method, url, headers }: ReadRequest): readonly ProofRequest[] {
  const valueOf = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1].trim();
  const proof = valueOf('dpop');
  if (proof === undefined) return [];
  const accessToken = credentialsToken(valueOf('authorization') ?? '', 0)[0]?.text;
  return [
    {
      proof,
      ...(method === undefined ? {} : { method }),
      ...(url === undefined ? {} : { url }),
      ...(accessToken === undefined ? {} : { accessToken }),
    },
  ];
}

function readHarRequest(request: JsonObject): ReadRequest {
  const headers = member(request, 'headers');
  return {
    method: stringMember(request, 'method'),
    url: stringMember(request, 'url'),
    headers: Array.isArray(headers)
      ? headers
          .filter(isJsonObject)
          .map((one) => [stringMember(one, 'name') ?? '', stringMember(one, 'value') ?? ''] as const)
      : [],
  };
}

/** Letters that take no value, and then one that does, whose value may stand in the same word. */
const SHORT =
  /^-([^-AbcCdDeEFHhKmoPQrtTuUwxXyYz][^AbcCdDeEFHhKmoPQrtTuUwxXyYz]*|)(?:([AbcCdDeEFHhKmoPQrtTuUwxXyYz])(.*))?$/s;

/** Long options that take none, of those that people write. */
const LONG_FLAGS: ReadonlySet<string> = new Set(
  `--silent --show-error --include --location --insecure --verbose --fail --compressed --get --head --http1.1 --http2
  --globoff --ssl-no-revoke --fail-with-body --path-as-is --location-trusted`.split(/\s+/),
);

/** Those that take one, whatever it begins with: a form that was copied out of a browser begins with dashes. */
const WITH_VALUE = /^--(?:data.*|json|form|form-string|header|request|url|referer|proxy|preproxy|doh-url)$/;

/** Whether the word after a long option is its value. Of one that is not known here, no option is, and no address. */
function isValueOf(option: string, next: string): boolean {
  if (WITH_VALUE.test(option)) return true;
  if (LONG_FLAGS.has(option) || option.startsWith('--no-')) return false;
  return !/^-.|^https?:/i.test(next);
}

/** The method that follows from what is sent, where `-X` does not say it (curl's manual). */
const METHOD_OF: { readonly [option: string]: string } = {
  d: 'POST',
  F: 'POST',
  T: 'PUT',
  I: 'HEAD',
  G: 'GET',
  '--json': 'POST',
  '--form': 'POST',
  '--form-string': 'POST',
  '--upload-file': 'PUT',
  '--head': 'HEAD',
  '--get': 'GET',
};

function readCurl(command: string): ReadRequest {
  const options = curlOptions(command);
  const last = (...names: readonly string[]) => options.findLast(({ name }) => names.includes(name))?.value;
  const implied = options.map(({ name }) => (name.startsWith('--data') ? 'POST' : METHOD_OF[name]));
  const strongest = ['GET', 'HEAD', 'PUT', 'POST'].find((method) => implied.includes(method));
  return {
    method: last('X', '--request') ?? strongest ?? 'GET',
    url: last('', '--url'),
    headers: options
      .filter(({ name }) => name === 'H' || name === '--header')
      .flatMap(({ value }) => {
        const header = /^([\w-]+)\s*:\s*(.*)$/s.exec(value);
        return header ? [[header[1] ?? '', header[2] ?? ''] as const] : [];
      }),
  };
}

interface CurlOption {
  /** A letter, a long option, or nothing for what is an address. */
  readonly name: string;
  readonly value: string;
}

function curlOptions(command: string): readonly CurlOption[] {
  const words = shellWords(command)
    .slice(1)
    .map(({ text }) => text);
  const options: CurlOption[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    // Short options may stand together, and the last of them with its value: `-sSXPOST`.
    const short = SHORT.exec(word);
    if (short) {
      const [, flags = '', letter, value = ''] = short;
      options.push(...Array.from(flags, (name) => ({ name, value: '' })));
      if (letter !== undefined)
        options.push({ name: letter, value: value === '' ? (words[++at] ?? '') : value });
    } else if (word.startsWith('--')) {
      options.push({ name: word, value: isValueOf(word, words[at + 1] ?? '') ? (words[++at] ?? '') : '' });
    } else options.push({ name: '', value: word });
  }
  return options;
}
