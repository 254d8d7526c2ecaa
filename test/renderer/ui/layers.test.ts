import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/contract/models/app.ts';
import type { DecryptionVerdict } from '../../../src/core/jose/decryption.ts';
import { layerAt, layerPieces } from '../../../src/renderer/ui/token/layer-pieces.model.ts';
import {
  type ShownLayer,
  findingsFor,
  firstShown,
  hashFinding,
  headerFor,
  layerRows,
} from '../../../src/renderer/ui/token/layers.model.ts';
import { inspect } from '../../support/fake-window/inspect.ts';
import { compactJws } from '../../support/jwt.ts';
import { JSON_SIGNED, SELECTIVE } from '../../support/layered-tokens.ts';
import { disclose, digestOf, sdJwt } from '../../support/sd-jwt.ts';

async function layersOf(text: string): Promise<readonly ShownLayer[]> {
  const [token] = await inspect({ text }, 1_800_000_000_000, new Set(), DEFAULT_SETTINGS.policy);
  return token?.layers ?? [];
}

const OPEN: DecryptionVerdict = {
  state: 'decrypted',
  alg: 'dir',
  enc: 'A256GCM',
  key: { label: 'the key you gave' },
  candidateCount: 1,
  attempts: [],
};
const layer = (id: string, kind: ShownLayer['kind'], more: Partial<ShownLayer> = {}): ShownLayer => ({
  id,
  kind,
  title: kind,
  findings: [],
  ...(id === '0' ? {} : { parentId: id.replace(/\.\d+$/, '') }),
  ...more,
});

describe('the rows of a token with layers', () => {
  test('stand outermost first, name what was disclosed and where it belongs, and say what became of it', async () => {
    const rows = layerRows(await layersOf(SELECTIVE));
    expect(
      rows.map(({ depth, title, name, value, said }) => [depth, title, name, value, said?.words]),
    ).toEqual([
      [0, 'SD-JWT with key binding', undefined, undefined, 'Not checked'],
      [1, 'Claims with what was disclosed', undefined, undefined, '1 withheld'],
      [1, 'Disclosed', 'given_name', '"Zoë"', 'Matched'],
      [1, 'Disclosed', 'address/locality', '"Köln"', 'Matched'],
      [1, 'Disclosed', 'nationalities/0', '"DE"', 'Matched'],
      [1, 'Disclosed', 'role', '"admin"', 'Matches nothing'],
      [1, 'Proof of the holder (key binding)', undefined, undefined, 'Not checked'],
    ]);
    expect(rows[0]).toMatchObject({ worst: 'violation' });
    expect(rows[0]?.failed).toBeGreaterThan(1);
  });

  test('say of one that stands twice that it does', async () => {
    const one = disclose(0, 'a', 1);
    const rows = layerRows(await layersOf(sdJwt({ _sd: [digestOf(one)] }, [one, one], '', 'dc+sd-jwt')));
    expect(rows.map(({ said }) => said?.words)).toContain('There twice');
  });

  test('give each signature of a JSON token a verdict of its own', async () => {
    const rows = layerRows(await layersOf(JSON_SIGNED));
    expect(rows.map(({ title, depth, said }) => [title, depth, said?.words])).toEqual([
      ['Signed token in JSON, 2 signatures', 0, 'Not checked'],
      ['Signature 1 of 2', 1, 'Not checked'],
      ['Signature 2 of 2', 1, 'Not checked'],
    ]);
  });

  test('say that a token was decrypted rather than that its content is not signed', () => {
    const [row] = layerRows([layer('0', 'jwe', { decryption: OPEN })]);
    expect(row?.said).toEqual({ tone: 'pass', words: 'Decrypted' });
  });

  test('hide nothing in a name or a value that turns the text beside it', async () => {
    const turning = disclose(0, 'a\u202eb', 'c\u202ed');
    const rows = layerRows(await layersOf(sdJwt({ _sd: [digestOf(turning)] }, [turning], '', 'dc+sd-jwt')));
    expect(rows[2]).toMatchObject({ name: String.raw`a\u202eb`, value: String.raw`"c\u202ed"` });
  });

  test('cut a long value to a glimpse', async () => {
    const long = disclose(0, 'a', 'x'.repeat(5000));
    const rows = layerRows(await layersOf(sdJwt({ _sd: [digestOf(long)] }, [long], '', 'dc+sd-jwt')));
    expect(rows[2]?.value).toHaveLength(80);
  });
});

describe('the layer that is open at first', () => {
  test('is the claims with what was disclosed put in, with the header of their token', async () => {
    const layers = await layersOf(SELECTIVE);
    const first = firstShown(layers)!;
    expect(first.title).toBe('Claims with what was disclosed');
    expect(headerFor(first, layers)).toContain('dc+sd-jwt');
    expect(findingsFor(first, layers)).toBe(layers[0]?.findings);
  });

  test('is the innermost token of a decrypted one, and the token itself where nothing was decrypted', () => {
    const inner = layer('0.0', 'jws', { payloadText: '{}' });
    expect(firstShown([layer('0', 'jwe', { payloadText: 'eyJ…' }), inner])?.id).toBe('0.0');
    expect(firstShown([layer('0', 'jwe')])?.id).toBe('0');
    expect(firstShown([])).toBeUndefined();
  });
});

describe('the proof of a holder', () => {
  test('is said to be for other disclosures where its hash is another', async () => {
    const layers = await layersOf(SELECTIVE);
    expect(hashFinding(layers.at(-1)!, layers)).toMatchObject({ outcome: 'fail' });
    expect(hashFinding(layers[0]!, layers)).toBeUndefined();
  });
});

describe('the bytes of layers', () => {
  const texts = (pieces: ReturnType<typeof layerPieces>, id: string) =>
    pieces.filter(({ owners }) => owners.includes(id)).map(({ text }) => text);

  test.each([
    ['an SD-JWT', SELECTIVE],
    ['a JWS in JSON', JSON_SIGNED],
  ])('of %s are the whole text when joined', async (_, text) => {
    const pieces = layerPieces(await layersOf(text), text);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.length).toBeGreaterThan(8);
  });

  test('are known in a text that has more than the token, from where the token begins', async () => {
    const pasted = `Authorization: Bearer ${SELECTIVE}`;
    const [token] = await inspect({ text: pasted }, 0, new Set(), DEFAULT_SETTINGS.policy);
    const pieces = layerPieces(token!.layers, SELECTIVE, token!.start);
    expect(texts(pieces, '0.1')).toEqual([SELECTIVE.split('~')[1]]);
  });

  test('of a disclosure belong to the claims too where it was matched', async () => {
    const pieces = layerPieces(await layersOf(SELECTIVE), SELECTIVE);
    const [given, , , stranger] = SELECTIVE.split('~').slice(1);
    expect(pieces.find(({ text }) => text === given)).toMatchObject({
      owners: ['0.1', '0.0'],
      part: 'payload',
      pointer: '/given_name',
    });
    expect(pieces.find(({ text }) => text === stranger)).toMatchObject({ owners: ['0.4'] });
    expect(pieces.filter(({ pointer }) => pointer === '/address')).toHaveLength(2);
  });

  test('of a payload that two have signed are those of both, and of the token that joins them', async () => {
    const pieces = layerPieces(await layersOf(JSON_SIGNED), JSON_SIGNED);
    const sub = pieces.find(({ pointer, part }) => pointer === '/sub' && part === 'payload');
    expect(sub?.owners).toEqual(['0.0', '0', '0.1']);
    expect(texts(pieces, '0.1').join('')).toContain(JSON.parse(JSON_SIGNED).signatures[1].protected);
  });

  test('of a kept token are found by its tildes, the masked proof too', async () => {
    const layers = (await layersOf(SELECTIVE)).map(({ at: _at, parts: _parts, ...rest }) => rest);
    const masked = SELECTIVE.replace(/[^~]+$/, '••••');
    const pieces = layerPieces(layers, masked);
    expect(pieces.map((piece) => piece.text).join('')).toBe(masked);
    expect(texts(pieces, '0.5')).toEqual(['••••']);
    expect(texts(pieces, '0.2')).toEqual([SELECTIVE.split('~')[2]]);
  });

  test('are not guessed where the text is masked whole, or is another', async () => {
    const layers = (await layersOf(SELECTIVE)).map(({ at: _at, parts: _parts, ...rest }) => rest);
    expect(layerPieces(layers, '••••••••')).toEqual([{ text: '••••••••', kind: 'dot', owners: [] }]);
    expect(layerPieces(await layersOf(compactJws({ alg: 'none' }, {})), 'other').length).toBe(1);
    expect(layerPieces([], '')).toEqual([]);
  });

  test('lead to the layer they are of; those of the open one stay with it, and what joins layers leads to the token', () => {
    expect(layerAt(['0.1', '0.0'], '0')).toBe('0.1');
    expect(layerAt(['0.1', '0.0'], '0.0')).toBe('0.0');
    expect(layerAt([], '0.3')).toBe('0');
  });
});
