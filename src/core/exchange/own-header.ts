/** RFC 9110 §5.6.2. */
const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
/** RFC 9110 §5.5: a line feed would start a header of its own. */
const VALUE = /^[\t\u0020-\u007E\u0080-\u00FF]*$/;

/** Headers that a person may not set on a call, and why. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['authorization', 'The token is put there; choose another token instead.'],
  ['proxy-authorization', 'It would be for the proxy, and Assay gives it no passwords.'],
  ['host', 'It is made from the address, so that the token goes where the address says.'],
  ['content-length', 'It is counted from the body.'],
  ['transfer-encoding', 'It frames the message, which Assay does.'],
  ['connection', 'It steers the connection, which Assay does.'],
  ['keep-alive', 'It steers the connection, which Assay does.'],
  ['upgrade', 'It would change the protocol in the middle of the connection.'],
  ['expect', 'The answer that it asks for would not be waited for.'],
  ['te', 'It frames the message, which Assay does.'],
  ['trailer', 'It frames the message, which Assay does.'],
]);

/** Why a person may not send this header with a call; undefined where they may. Names what is wrong, never the value. */
export function whyNotOwnHeader(name: string, value: string): string | undefined {
  if (name === '') return 'A header needs a name.';
  if (!TOKEN.test(name)) return 'The name has a character that HTTP does not allow in names.';
  const refused = REFUSED.get(name.toLowerCase());
  if (refused !== undefined) return refused;
  if (/[\r\n]/.test(value))
    return 'The value has a line break: what follows it would be a header of its own.';
  return VALUE.test(value) ? undefined : 'The value has a character that HTTP does not allow.';
}
