import { globSync, readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';

/** Attributes and members whose text a person reads or hears. */
const READ =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|alt|title|placeholder|label|hint|detail|text|words|summary|action)$/;
const HAS_WORD = /\p{L}{2}/u;
/** What only prose has: words with a space between, the second one small. */
const IS_PROSE = /\p{L}{2,}[,.:;]? \p{Ll}{2,}/u;

/** What only looks like prose: values and names of the wire, ids, tokens of CSS and HTML. */
const NO_WORDS: ReadonlySet<string> = new Set([
  'Authorization: Bearer',
  'bottom end',
  'inspect this',
  'invoice:read invoice:pay',
  'login consent',
  'one line',
  'bottom start',
  'other address',
  'set aside',
  'td, th, pre, p, li, h3, h4',
  'text/plain; charset=utf-8',
  'two lines',
]);
const IS_WIRE = /^(?:https?:\/\/\S+|-----BEGIN [A-Z ]+-----|[=\s]*&quot;)$/;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The text of a literal or the fixed parts of a template; undefined for anything else. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'JSXExpressionContainer') return textOf(node['expression']);
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node['quasis'] as { value: { raw: string } }[]).map(({ value }) => value.raw).join('…');
}

/** Texts in a file of the renderer that people are shown, each as it stands there. */
function shownTexts(code: string, lang: 'ts' | 'tsx'): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    const text = shownText(node);
    if (text !== undefined && !NO_WORDS.has(text) && !IS_WIRE.test(text)) found.push(text);
    if (node.type.startsWith('TS') || node.type === 'ImportDeclaration') return;
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
  };
  visit(parseAst(code, { lang }) as unknown as Node);
  return found;
}

function shownText(node: Node): string | undefined {
  if (node.type === 'JSXText')
    return HAS_WORD.test(String(node['value'])) ? String(node['value']).trim() : undefined;
  if (node.type === 'JSXAttribute' || node.type === 'Property') {
    const key = (node['name'] ?? node['key']) as { readonly name?: string; readonly value?: string };
    const text = textOf(node['value']);
    const isRead = READ.test(key.name ?? key.value ?? '');
    return isRead && text !== undefined && HAS_WORD.test(text) ? text : undefined;
  }
  const text = textOf(node);
  return text !== undefined && IS_PROSE.test(text) ? text : undefined;
}

describe('a text that people are shown', () => {
  test.each([
    ['<p>Some words</p>', ['Some words']],
    ['<b title="Copy" />', ['Copy']],
    ['<b aria-label={`Copy ${x}`} />', ['Copy …']],
    ['f({ text: "Saved" })', ['Saved']],
    ['const a = "not there any more"', ['not there any more']],
    ['<b className="a b" title={words.copy}>{words.text}</b>', []],
    ['import x from "./some words.ts"; f("token.get", "a")', []],
  ])('is found in %s', (code, expected) => {
    expect([...new Set(shownTexts(code, 'tsx'))]).toEqual(expected);
  });

  test('is nowhere in the renderer but in words/', () => {
    const files = globSync('src/renderer/**/*.{ts,tsx}', { exclude: ['src/renderer/words/**'] });
    const offenders = files.flatMap((file) => {
      const texts = shownTexts(readFileSync(file, 'utf8'), file.endsWith('x') ? 'tsx' : 'ts');
      return texts.map((text) => `${file}: ${text}`);
    });
    expect(files.length).toBeGreaterThan(100);
    expect([...new Set(offenders)]).toEqual([]);
  });
});
