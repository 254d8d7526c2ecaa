import { readPastedResponse } from '../../core/oauth/authorize/pasted-response.ts';
import { columns, wrap } from '../terminal/layout.ts';
import { safeJson, safeLine } from '../terminal/safe-text.ts';
import { type Output, line, lines } from '../terminal/terminal.ts';

const INDENT = 2;

/** A callback address that brought no token: what the server said in it, and each parameter with its meaning. */
export function tellCallback(text: string, out: Output, json: { readonly exitStatus: number } | false): void {
  const { words, section, parameters } = readPastedResponse(text);
  if (json) {
    const callback = { ...(words === undefined ? {} : { words, section }), parameters };
    line(out, safeJson({ ...json, tokens: [], callback }, out.isTty ? INDENT : undefined));
    return;
  }
  const said = words === undefined ? [] : wrap(`${safeLine(words)} ${section ?? ''}`, out.width, INDENT);
  const rows = columns(
    parameters.map(({ name, value }) => [safeLine(name), safeLine(value)]),
    INDENT,
  );
  const meanings = parameters.map(({ meaning, section: where }) =>
    meaning === undefined ? [] : wrap(`${meaning} ${where ?? ''}`, out.width, INDENT * 3),
  );
  lines(out, [
    out.style.bold('Callback address without a token'),
    ...said,
    '',
    ...rows.flatMap((row, index) => [row, ...(meanings[index] ?? []).map((one) => out.style.dim(one))]),
  ]);
}
