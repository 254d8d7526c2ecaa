import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button/button.tsx';
import { Empty } from '../ui/state/states.tsx';
import { appWords } from '../words/app.ts';

interface State {
  readonly bug: string | undefined;
}

/** Catches a bug in the drawing of a part, says one plain sentence, and lets the rest of the window live. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { bug: undefined };

  static getDerivedStateFromError(error: unknown): State {
    // The name only: a message may quote what was being drawn, and that may be a token.
    return { bug: error instanceof Error ? error.name : 'unknown' };
  }

  override render(): ReactNode {
    if (this.state.bug === undefined) return this.props.children;
    return (
      <div role="alert">
        <Empty
          title={appWords.bug.title}
          actions={<Button onPress={() => this.setState({ bug: undefined })}>{appWords.bug.again}</Button>}
        >
          {appWords.bug.text} {appWords.bug.reference(this.state.bug)}
        </Empty>
      </div>
    );
  }
}
