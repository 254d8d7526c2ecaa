import { type BadToken, bad } from './entry.ts';
import { GOOD, H, P, SIGNATURE } from './parts.ts';

const good = { as: 'jws', signature: 'no_keys' } as const;
const unknown = { pasted: 'unknown', as: 'opaque' } as const;
const response = (members: object) => JSON.stringify({ token_type: 'Bearer', ...members });

/** What stands around a token: headers, curl, URLs, responses, HARs, logs. */
export const wrappers: readonly BadToken[] = [
  bad('The header has no token.', 'Authorization: Bearer', { pasted: 'authorization_header', tokens: 0 }),
  bad('The header has no token but spaces.', 'Authorization: Bearer   ', {
    pasted: 'authorization_header',
    tokens: 0,
  }),
  bad('The header has another scheme.', 'Authorization: Basic YWxpY2U6c2VjcmV0', {
    pasted: 'authorization_header',
    tokens: 0,
  }),
  bad('The header’s scheme is written otherwise.', `authorization: BEARER ${GOOD}`, {
    ...good,
    pasted: 'authorization_header',
  }),
  bad('The header has two tokens.', `Authorization: Bearer ${GOOD} ${GOOD}`, {
    ...good,
    pasted: 'authorization_header',
  }),
  bad('The token in the header ends in a comma.', `Authorization: Bearer ${GOOD},`, {
    fails: ['token.encoding.not_base64url'],
    signature: 'malformed',
  }),
  bad('The token in the header stands in quotes.', `Authorization: Bearer "${GOOD}"`, {
    as: 'jws',
    fails: ['token.encoding.not_base64url'],
  }),
  bad('The header is folded over two lines.', `Authorization: Bearer\r\n ${GOOD}`, {
    pasted: 'authorization_header',
    tokens: 0,
  }),
  bad('A response is split off within the header.', `Authorization: Bearer ${GOOD}\r\n\r\nHTTP/1.1 200 OK`, {
    ...good,
    pasted: 'authorization_header',
  }),
  bad('The header’s token is a variable of a shell.', 'Authorization: Bearer $TOKEN', {
    pasted: 'authorization_header',
    tokens: 0,
  }),
  bad('The header’s token is a variable of Postman.', 'Authorization: Bearer {{token}}', {
    pasted: 'authorization_header',
    tokens: 0,
  }),
  bad('The header’s token was left out.', 'Authorization: Bearer <your token>', {
    pasted: 'authorization_header',
    tokens: 0,
  }),
  bad('A curl command has no token.', 'curl https://api.example', { pasted: 'curl', tokens: 0 }),
  bad('A curl command’s quote never closes.', `curl -H 'Authorization: Bearer ${GOOD} https://api.example`, {
    ...good,
    pasted: 'curl',
  }),
  bad(
    'A curl command’s token is what another command prints.',
    'curl -H "Authorization: Bearer $(cat token)" https://api.example',
    { pasted: 'curl', tokens: 0 },
  ),
  bad('A curl command ends in an option without a value.', 'curl https://api.example -H', {
    pasted: 'curl',
    tokens: 0,
  }),
  bad(
    'A curl command is followed by another.',
    `curl https://api.example; curl -H 'Authorization: Bearer ${GOOD}'`,
    { pasted: 'curl', tokens: 0 },
  ),
  bad(
    'A curl command would run something else too.',
    `curl -H 'Authorization: Bearer ${GOOD}' \`rm -rf /\``,
    { ...good, pasted: 'curl' },
  ),
  bad('A curl command reads its token from a file.', 'curl --oauth2-bearer @token https://api.example', {
    pasted: 'curl',
    tokens: 1,
    as: 'opaque',
  }),
  bad('A curl command has quotes within quotes.', `curl -H "Authorization: Bearer \\"${GOOD}\\""`, {
    pasted: 'curl',
    fails: ['token.encoding.not_base64url'],
  }),
  bad('A curl command has half an escape.', `curl -H $'Authorization: Bearer ${GOOD}\\x'`, {
    pasted: 'curl',
    as: 'jws',
  }),
  bad('A curl command ends in a backslash.', `curl -H 'Authorization: Bearer ${GOOD}' \\`, {
    ...good,
    pasted: 'curl',
  }),
  bad('A hundred thousand options stand in a curl command.', () => `curl ${'-d a=b '.repeat(100_000)}`, {
    pasted: 'curl',
    tokens: 0,
  }),
  bad('A callback has an error and no token.', 'https://app.example/cb?error=access_denied', {
    pasted: 'callback_url',
    tokens: 0,
  }),
  bad('A callback has an empty token.', 'https://app.example/cb#access_token=&token_type=Bearer', {
    pasted: 'callback_url',
    tokens: 0,
  }),
  bad('A callback has its token twice.', `https://app.example/cb#access_token=${GOOD}&access_token=${GOOD}`, {
    pasted: 'callback_url',
    tokens: 2,
    as: 'jws',
  }),
  bad(
    'A callback’s token is encoded twice.',
    `https://app.example/cb#access_token=${encodeURIComponent(encodeURIComponent(GOOD.replaceAll('.', '.%2B')))}`,
    { pasted: 'callback_url', as: 'jws', signature: 'malformed' },
  ),
  bad(
    'A callback’s token has a percent sign that means nothing.',
    `https://app.example/cb#access_token=${H}.${P}%ZZ.${SIGNATURE}`,
    {
      pasted: 'callback_url',
      fails: ['token.encoding.not_base64url'],
    },
  ),
  bad('A callback’s token is no UTF-8.', 'https://app.example/cb#access_token=%ff%fe', {
    pasted: 'callback_url',
    as: 'opaque',
  }),
  bad('A callback is a script.', `javascript:alert(1)#access_token=${GOOD}`, {
    ...good,
    pasted: 'callback_url',
  }),
  bad(
    'A callback’s token stands in query and fragment.',
    `https://app.example/cb?access_token=a#access_token=b`,
    { pasted: 'callback_url', tokens: 2 },
  ),
  bad('An address has a password and no token.', 'https://alice:secret@app.example/', unknown),
  bad('A response has no token.', response({}), unknown),
  bad('A response’s token is a number.', response({ access_token: 1 }), unknown),
  bad('A response’s token is null.', response({ access_token: null }), unknown),
  bad('A response’s token is an object.', response({ access_token: { value: GOOD } }), {
    pasted: 'json',
    as: 'jws',
  }),
  bad('A response’s token is empty.', response({ access_token: '' }), unknown),
  bad('A response’s token is called otherwise.', response({ accessToken: GOOD }), {
    pasted: 'json',
    as: 'jws',
  }),
  bad('A response has its token twice.', `{"access_token":"first","access_token":"${GOOD}"}`, {
    pasted: 'token_response',
    as: 'jws',
    tokens: 1,
  }),
  bad(
    'A response’s token is written in escapes.',
    `{"access_token":"${GOOD.split('')
      .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('')}"}`,
    { ...good, pasted: 'token_response' },
  ),
  bad('A response was cut off within its token.', `{"access_token":"${GOOD.slice(0, 60)}`, { as: 'broken' }),
  bad('A response is a list.', `[{"access_token":"${GOOD}"}]`, { pasted: 'json', as: 'jws' }),
  bad('A response has its token in the name of all prototypes.', `{"__proto__":{"access_token":"${GOOD}"}}`, {
    pasted: 'json',
    as: 'jws',
  }),
  bad('A response is 50,000 deep.', () => `${'{"access_token":'.repeat(50_000)}1${'}'.repeat(50_000)}`, {
    pasted: 'unknown',
  }),
  bad(
    'A response has a hundred thousand members and no token.',
    () => `{${Array.from({ length: 100_000 }, (_, at) => `"a${at}":1`).join(',')}}`,
    { pasted: 'unknown' },
  ),
  bad('A response is JSON in a string.', JSON.stringify(response({ access_token: GOOD })), {
    signature: 'malformed',
  }),
  bad('The token stands in quotes and has a comma behind it, as JSON has it.', `"${GOOD}",`, {
    ...good,
    pasted: 'token',
  }),
  bad('The token stands in a quote that never closes.', `"${GOOD}`, {
    as: 'jws',
    fails: ['token.encoding.not_base64url'],
  }),
  bad('The token stands in Markdown.', `\`${GOOD}\``, { ...good, pasted: 'token' }),
  bad('The token stands in angle brackets.', `<${GOOD}>`, {
    as: 'jws',
    fails: ['token.encoding.not_base64url'],
  }),
  bad('The token stands in an assignment.', `TOKEN=${GOOD}`, {
    as: 'jws',
    fails: ['token.encoding.not_base64url'],
  }),
];
