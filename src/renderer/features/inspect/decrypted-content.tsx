import type { Layer } from '../../../core/jose/layers.ts';
import { openedContent } from '../../../core/jose/opened-content.ts';
import type { ShownFinding } from '../../../core/findings/explanation.ts';
import { CodeBlock } from '../../ui/code/code-block.tsx';
import { JsonText } from '../../ui/json/json-text.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { ClaimsPanels } from '../../ui/token/claims-panels.tsx';
import { decryptionWords } from '../../words/decryption.ts';

export interface DecryptedContentProps {
  readonly layers: readonly Layer<ShownFinding>[];
  readonly headerText: string | undefined;
  readonly findings: readonly ShownFinding[];
}

/** What an encrypted token held: the claims of the innermost token, or the text, and the header of the encryption. */
export function DecryptedContent({ layers, headerText, findings }: DecryptedContentProps) {
  const content = openedContent(layers);
  if (content === undefined)
    return <ClaimsPanels format="jwe" headerText={headerText} payloadText={undefined} findings={findings} />;
  return (
    <>
      {content.kind === 'claims' && (
        <ClaimsPanels
          format="jws"
          headerText={content.headerText}
          payloadText={content.payloadText}
          findings={findings}
        />
      )}
      {content.kind === 'text' && (
        <Panel title={decryptionWords.insideTitle}>
          <CodeBlock label={decryptionWords.insideText}>{content.text}</CodeBlock>
        </Panel>
      )}
      {content.kind === 'bytes' && (
        <Panel title={decryptionWords.insideTitle}>
          <p>{decryptionWords.insideBytes}</p>
        </Panel>
      )}
      {headerText !== undefined && (
        <Panel title={decryptionWords.outerHeader}>
          <JsonText label={decryptionWords.outerHeader} text={headerText} />
        </Panel>
      )}
    </>
  );
}
