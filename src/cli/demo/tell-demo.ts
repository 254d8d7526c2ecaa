import { wrap } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { MARKS } from '../terminal/style.ts';
import type { Output } from '../terminal/terminal.ts';
import { KIND_WORDS } from '../inspect/describe-token.ts';
import { DEMO_STEP_IDS, type DemoStep, type DemoStepId } from './demo-step.ts';

const TITLES: { readonly [id in DemoStepId]: string } = {
  discover: 'Find the server',
  authorize: 'Sign in',
  token: 'Exchange the code for tokens',
  inspect: 'Look inside the access token',
  verify: 'Verify its signature',
  api: 'Call two APIs with it',
  introspect: 'Ask the issuer about it',
  refresh: 'Refresh',
  revoke: 'Revoke the access token',
  'introspect-after': 'Ask the issuer again',
  'api-after': 'Call the two APIs again',
};

/** What the walk-through is, before it begins. */
export function introduction(issuer: string, { width, style }: Output): string[] {
  return [
    style.bold('Assay: get a token, see what it really is, prove what happens to it'),
    ...wrap(
      `This is the whole job against a sandbox issuer at ${issuer}, which runs on this machine for as long as the walk-through takes. A scripted person signs in; everything else is what happens with a real server.`,
      width,
    ),
    '',
  ];
}

/** One step as a person reads it. */
export function tellStep(step: DemoStep, { width, style }: Output): string[] {
  const number = `${DEMO_STEP_IDS.indexOf(step.id) + 1}/${DEMO_STEP_IDS.length}`.padStart(5);
  const mark = step.ok ? style.good(MARKS.good) : style.bad(MARKS.bad);
  const used = step.token ? style.dim(`  ${KIND_WORDS[step.token.kind]} ${step.token.fingerprint}`) : '';
  return [
    `${mark} ${style.dim(number)}  ${style.bold(TITLES[step.id])}${used}`,
    ...wrap(safeLine(step.words), width, 9),
    ...(step.ok ? [] : wrap(`This is not what was expected. ${step.fault?.remedy ?? ''}`, width, 9)),
    '',
  ];
}

/** The end, in a line or two. */
export function conclusion(steps: readonly DemoStep[], isGood: boolean, { style, width }: Output): string[] {
  if (!isGood)
    return [style.bad(`${MARKS.bad} The walk-through stopped at ${steps.at(-1)?.id ?? 'its beginning'}.`)];
  return wrap(
    'Try it yourself: assay sandbox serves the issuer, assay token -p sandbox-spa gets a token, assay inspect looks at any token you have.',
    width,
  );
}
