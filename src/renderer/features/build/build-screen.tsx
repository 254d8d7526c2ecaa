import { useQuery } from '@tanstack/react-query';
import { FilePen } from 'lucide-react';
import { useState } from 'react';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { buildWords } from '../../words/build.ts';
import { BuildForm } from './build-form.tsx';
import { type Draft, draftOf, emptyDraft } from './build.model.ts';
import styles from './build.module.css';

export interface BuildScreenProps {
  /** The kept token whose copy is edited. */
  readonly tokenId: string | undefined;
  /** Header and claims to begin with, of a pasted token. */
  readonly draft: Draft | undefined;
  readonly onInspect: (text: string) => void;
  /** Compares with the token that this one is a copy of; absent where it is none. */
  readonly onCompare: ((text: string) => void) | undefined;
}

/** Makes a token: an edited copy of one, or a new one. */
export function BuildScreen(props: BuildScreenProps) {
  const { tokenId, draft } = props;
  return (
    <div className={styles.screen}>
      <div>
        <h1 className={styles.title}>{buildWords.title}</h1>
        <p className={styles.intro}>{buildWords.intro}</p>
      </div>
      {tokenId === undefined ? (
        <FromDraft {...props} draft={draft} />
      ) : (
        <FromToken key={tokenId} {...props} tokenId={tokenId} />
      )}
    </div>
  );
}

function FromDraft({ draft, ...props }: BuildScreenProps) {
  const [initial] = useState(() =>
    draft ? draftOf(draft.header, draft.claims) : emptyDraft(Math.floor(Date.now() / 1000)),
  );
  return <BuildForm {...props} initial={initial} />;
}

function FromToken({ tokenId, ...props }: BuildScreenProps & { readonly tokenId: string }) {
  const token = useQuery(queries.token(tokenId));
  const [isEmpty, setIsEmpty] = useState(false);
  if (isEmpty) return <FromDraft {...props} tokenId={undefined} onCompare={undefined} />;
  if (token.error) return <FaultNote fault={token.error.fault} />;
  if (!token.data) return <Loading what={buildWords.loading} />;
  const { headerText, payloadText } = token.data;
  if (headerText === undefined || payloadText === undefined) {
    return (
      <Empty
        icon={<FilePen aria-hidden="true" />}
        title={buildWords.opaque.title}
        actions={
          <Button look="primary" onPress={() => setIsEmpty(true)}>
            {buildWords.opaque.act}
          </Button>
        }
      >
        {buildWords.opaque.text}
      </Empty>
    );
  }
  return <FromDraft {...props} tokenId={tokenId} draft={{ header: headerText, claims: payloadText }} />;
}
