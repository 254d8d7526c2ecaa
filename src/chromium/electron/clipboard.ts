import { randomUUID } from 'node:crypto';
import type { Clipboard } from 'electron';
import type { Connection, Session } from '../cdp/connection.ts';
import { messageOf } from '../message-of.ts';
import type { App } from './app.ts';

/**
 * `electron.clipboard`, text only. A page of ours that nobody sees does the work, because it may hold the permission and
 * the focus that it takes; the app's own page is denied both.
 */
export function createClipboard(app: App): Pick<Clipboard, 'readText' | 'writeText' | 'clear'> {
  let page: Promise<ClipboardPage> | undefined;
  const open = (): Promise<ClipboardPage> => {
    page ??= openClipboardPage(app.browser.connection).catch((error: unknown) => {
      page = undefined;
      throw new Error(`not in this shell: the clipboard (${messageOf(error)})`, { cause: error });
    });
    return page;
  };
  const writeText = async (text: string): Promise<void> => {
    await (await open()).evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  };
  return {
    writeText,
    async readText() {
      const text = await (await open()).evaluate('navigator.clipboard.readText()');
      return typeof text === 'string' ? text : '';
    },
    clear: () => void writeText('').catch(() => undefined),
  };
}

interface ClipboardPage {
  /** The value of an expression, awaited, evaluated as if the person had clicked. */
  evaluate(expression: string): Promise<unknown>;
}

/** A hidden target on an origin that no other page can have, answered with an empty document. */
async function openClipboardPage(connection: Connection): Promise<ClipboardPage> {
  const origin = `https://${randomUUID()}.invalid`;
  const target = { url: 'about:blank', hidden: true, background: true };
  const { targetId } = await connection.send('Target.createTarget', target);
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const session = connection.session(sessionId);
  answerEmpty(session);
  const permissions = ['clipboardReadWrite', 'clipboardSanitizedWrite'];
  await Promise.all([
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    connection.send('Browser.grantPermissions', { permissions, origin }),
    session.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
    session.send('Page.navigate', { url: `${origin}/` }),
  ]);
  return {
    async evaluate(expression) {
      const how = { awaitPromise: true, returnByValue: true, userGesture: true };
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, ...how });
      if (exceptionDetails) throw new Error('Chromium did not allow it');
      return result.value;
    },
  };
}

function answerEmpty(session: Session): void {
  const responseHeaders = [{ name: 'Content-Type', value: 'text/html' }];
  session.on('Fetch.requestPaused', ({ requestId }) => {
    const answer = { requestId, responseCode: 200, responseHeaders, body: '' };
    session.send('Fetch.fulfillRequest', answer).catch(() => undefined);
  });
}
