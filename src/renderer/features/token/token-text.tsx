import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TokenView } from '../../../contract/models/token.ts';
import { command } from '../../bridge/commands.ts';
import { formatBytes } from '../../ui/format/amount.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { RawText, type RawTextProps } from '../../ui/token/raw-text.tsx';
import { tokenWords } from '../../words/token-screen.ts';

export interface TokenTextProps extends Pick<RawTextProps, 'draw'> {
  readonly token: TokenView;
}

/** The token's text: its signature masked until a person asks, and forgotten when the screen is left. */
export function TokenText({ token, draw }: TokenTextProps) {
  const [revealed, setRevealed] = useState<string>();
  const reveal = useMutation({ ...command('vault.reveal'), onSuccess: ({ text }) => setRevealed(text) });
  const toggle = () =>
    revealed === undefined ? reveal.mutate({ tokenId: token.summary.id }) : setRevealed(undefined);
  return (
    <Panel title={tokenWords.token} aside={formatBytes(token.byteLength)}>
      <RawText
        label={tokenWords.tokenText}
        masked={token.masked}
        revealed={revealed}
        onToggle={token.isWhole ? undefined : toggle}
        isPending={reveal.isPending}
        hasParts={token.summary.format === 'jws'}
        draw={draw}
      />
      {reveal.error && <FaultNote fault={reveal.error.fault} isCompact />}
    </Panel>
  );
}
