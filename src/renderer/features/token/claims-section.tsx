import { Package, SearchCheck } from 'lucide-react';
import type { TokenView } from '../../../contract/models/token.ts';
import { Button } from '../../ui/button/button.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { Empty } from '../../ui/state/states.tsx';
import { ClaimsPanels } from '../../ui/token/claims-panels.tsx';
import { tokenWords } from '../../words/token-screen.ts';
import type { TokenActsState } from './use-token-acts.ts';

export interface ClaimsSectionProps {
  readonly token: TokenView;
  readonly acts: TokenActsState;
}

/** What the token says; for one that says nothing here, why, and who can be asked. */
export function ClaimsSection({ token, acts }: ClaimsSectionProps) {
  if (token.summary.format === 'opaque') {
    return (
      <Panel title={tokenWords.claims}>
        <Empty
          icon={<Package aria-hidden="true" />}
          title={tokenWords.opaque.title}
          actions={
            token.can.introspect && (
              <Button
                icon={<SearchCheck aria-hidden="true" />}
                onPress={() => acts.start('token.introspect')}
              >
                {tokenWords.opaque.act}
              </Button>
            )
          }
        >
          {tokenWords.opaque.text}
        </Empty>
      </Panel>
    );
  }
  return (
    <ClaimsPanels headerText={token.headerText} payloadText={token.payloadText} findings={token.findings} />
  );
}
