import { describe, expect, test } from 'vitest';
import {
  addLine,
  addressOf,
  changeLine,
  draftOf,
  editOf,
  shortMask,
} from '../../../src/renderer/ui/run/request-edit.model.ts';
import { TOKEN_REQUEST } from '../../support/fake-window/paused.ts';

const AUTHORIZE = {
  method: 'GET',
  url: 'https://as.example/authorize?client_id=c&state=••••',
  headers: [],
  parameters: [
    ['client_id', 'c'],
    ['state', '••••'],
  ],
  parametersIn: 'query',
  maskedParameters: [1],
} as const;

describe('the draft of a request', () => {
  test('shows the query as lines and not in the address', () => {
    expect(addressOf(AUTHORIZE)).toBe('https://as.example/authorize');
    expect(addressOf({ ...TOKEN_REQUEST, url: 'https://as.example/token?a=1' })).toBe(
      'https://as.example/token?a=1',
    );
  });

  test('has an empty value where it is masked, and a few dots to say so', () => {
    expect(draftOf(TOKEN_REQUEST).parameters[1]).toEqual({
      name: 'code',
      value: '',
      from: 1,
      masked: '••••••••',
      isLeftOut: false,
    });
    expect(shortMask(`Basic ${'•'.repeat(40)}`)).toBe('Basic ••••••••');
  });
});

describe('the edit', () => {
  const draft = draftOf(TOKEN_REQUEST);

  test('is none where nothing was changed, an empty new line included', () => {
    expect(editOf(TOKEN_REQUEST, draft)).toBeUndefined();
    expect(editOf(TOKEN_REQUEST, addLine(draft, 'headers'))).toBeUndefined();
    const typedAndBack = changeLine(changeLine(draft, 'parameters', 1, { value: 'x' }), 'parameters', 1, {
      value: '',
    });
    expect(editOf(TOKEN_REQUEST, typedAndBack)).toBeUndefined();
  });

  test('says only what differs, and keeps the other lines by their place', () => {
    expect(editOf(TOKEN_REQUEST, { ...draft, method: 'PUT' })).toEqual({ method: 'PUT' });
    expect(editOf(TOKEN_REQUEST, { ...draft, url: 'https://x.example/' })).toEqual({
      url: 'https://x.example/',
    });
    const changed = changeLine(draft, 'parameters', 1, { value: 'typed' });
    expect(editOf(TOKEN_REQUEST, changed)).toEqual({
      parameters: [
        { name: 'grant_type', keep: 0 },
        { name: 'code', value: 'typed' },
        { name: 'redirect_uri', keep: 2 },
        { name: 'code_verifier', keep: 3 },
      ],
    });
  });

  test('keeps the value of a line that is renamed, and leaves out what is left out', () => {
    const renamed = changeLine(changeLine(draft, 'headers', 1, { name: 'X-Accept' }), 'headers', 0, {
      isLeftOut: true,
    });
    expect(editOf(TOKEN_REQUEST, renamed)).toEqual({
      headers: [
        { name: 'X-Accept', keep: 1 },
        { name: 'Content-Type', keep: 2 },
      ],
    });
  });
});
