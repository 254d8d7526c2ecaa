import { assertNever } from '../../core/result.ts';
import { fragmentScript } from './fragment-script.ts';
import type { Outcome } from './outcome.ts';
import type { Page } from './render-page.ts';

/** An error as the authorization server gave it (RFC 6749 §4.1.2.1). */
export interface ShownError {
  readonly error: string;
  readonly description: string;
  readonly uri: string;
}

const GO_BACK = 'You can close this window and go back to Assay.';

/** The page that tells a person how their sign-in ended. */
export function outcomePage(outcome: Outcome, shown: ShownError | undefined): Page {
  switch (outcome) {
    case 'accepted':
      return { tone: 'good', title: 'Done', text: ['Assay has the answer.', GO_BACK] };
    case 'error_shown':
      return errorPage(shown);
    case 'other_state':
      return {
        tone: 'care',
        title: 'This answer belongs to another attempt',
        text: [
          'Its state is not the one that Assay sent: it may come from an older tab, or from somebody else. Nothing of it was used.',
          'Assay is still waiting for the answer to the current attempt.',
        ],
      };
    case 'unusable':
      return {
        tone: 'care',
        title: 'There is no answer in this',
        text: [
          'The server sent neither a code nor an error. What it did send is shown in Assay.',
          'Assay is still waiting. If the server has nothing more to say, cancel there.',
        ],
      };
    case 'late':
      return {
        tone: 'care',
        title: 'This came too late',
        text: ['Assay had its answer before, or has stopped waiting. Nothing of this one was used.', GO_BACK],
      };
    default:
      return assertNever(outcome, 'outcome');
  }
}

function errorPage(shown: ShownError | undefined): Page {
  const said = [shown?.error, shown?.description, shown?.uri].filter(
    (text) => text !== undefined && text !== '',
  );
  return {
    tone: 'bad',
    title: 'The server answered with an error',
    text: ['In its own words:'],
    quote: said.map((text) => text ?? ''),
    after: [`Assay has it too, with what it means. ${GO_BACK}`],
  };
}

/** The page for an answer that is after the `#`, where only a script can reach it. */
export function fragmentPage(token: string): Page {
  return {
    tone: 'plain',
    title: 'Handing over the answer',
    text: [],
    script: fragmentScript(token),
    noScript:
      'It is in the address, after the #, where only a script can reach it. Allow scripts for this page and reload it, or copy the whole address and paste it into Assay.',
  };
}

/** Why a request was not taken as a callback at all. */
export type Refusal = 'host' | 'path' | 'method' | 'type' | 'size' | 'fragment';

const REFUSALS: { readonly [refusal in Refusal]: readonly [title: string, text: string] } = {
  host: [
    'Not this address',
    'The request named another host than the redirect URI has. Nothing of it was used.',
  ],
  path: ['Nothing here', 'This is where Assay waits for an answer, but not at this path.'],
  method: ['Not like this', 'An answer comes with GET or POST. Nothing of this request was used.'],
  type: [
    'Not in this form',
    'A posted answer has to be form-encoded (OAuth 2.0 Form Post Response Mode §2).',
  ],
  size: ['Too large', 'No answer is this large. Nothing of it was used.'],
  fragment: [
    'From an older page',
    'Go back to the window in which you signed in, or run it again from Assay.',
  ],
};

/** The page for a request that is no callback. */
export function refusalPage(refusal: Refusal): Page {
  const [title, text] = REFUSALS[refusal];
  return { tone: 'plain', title, text: [text] };
}
