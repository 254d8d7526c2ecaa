import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { connection } from '../bridge/connection.ts';
import { makeEventSink } from '../bridge/invalidation.ts';
import { makeQueryClient } from '../bridge/query-client.ts';
import { Empty } from '../ui/state/states.tsx';
import { appWords } from '../words/app.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Shell } from './shell.tsx';
import { applyTheme } from './theme.ts';

/** Draws the window into an element and follows the program's events. It hears keys and presses when this returns. */
export function mount(place: HTMLElement): void {
  applyTheme('system');
  const bridge = connection();
  const client = makeQueryClient();
  bridge?.subscribe(makeEventSink(client, queueMicrotask));
  const root = createRoot(place);
  const window = (
    <StrictMode>
      <ErrorBoundary>
        {bridge ? (
          <QueryClientProvider client={client}>
            <Shell />
          </QueryClientProvider>
        ) : (
          <Empty title={appWords.bridgeLost.title}>{appWords.bridgeLost.text}</Empty>
        )}
      </ErrorBoundary>
    </StrictMode>
  );
  // At once, effects too: left to itself, React lets the browser paint in between, and hears nothing until after that.
  flushSync(() => root.render(window));
  // All other screens are one file: it comes while a person looks at the first.
  // Where it does not, the screen that needs it says so.
  requestIdleCallback(() => void import('./workspace.tsx').catch(() => undefined));
}
