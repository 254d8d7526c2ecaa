import { RotateCw, Square } from 'lucide-react';
import { Ago } from '../../ui/clock/ago.tsx';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Spinner } from '../../ui/state/spinner.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { formWords } from '../../words/profile-form.ts';
import { EndpointField } from './endpoint-field.tsx';
import { FindingNotes } from './finding-notes.tsx';
import type { DiscoverActs, SectionProps } from './profile-form.tsx';
import { ServerFindings } from './server-findings.tsx';
import styles from './profile-form.module.css';

/** The issuer, and what became of reading its metadata. */
export function IssuerRow(props: SectionProps & { readonly discover: DiscoverActs }) {
  const { view, draft, onDraft, problems, findings, server, discover } = props;
  const canRead = URL.canParse(draft.issuer.trim()) && !discover.isPending;
  return (
    <TextField
      label={formWords.issuer}
      type="url"
      isAddress
      value={draft.issuer}
      onChange={(issuer) => onDraft({ issuer })}
      placeholder={formWords.issuerPlaceholder}
      problem={problems.issuer}
      isFirst={view === undefined}
      hint={draft.issuer === '' ? formWords.issuerHint : undefined}
      onDone={() => {
        if (view === undefined && canRead && !server) discover.act();
      }}
      suffix={
        canRead && (
          <Button size="small" look="quiet" icon={<RotateCw aria-hidden="true" />} onPress={discover.act}>
            {server ? formWords.discoverAgain : formWords.discover}
          </Button>
        )
      }
      below={
        <>
          <FindingNotes findings={findings.issuer} />
          <Discovery {...props} />
        </>
      }
    />
  );
}

function Discovery({
  draft,
  server,
  discover,
}: Pick<SectionProps, 'draft' | 'server'> & { readonly discover: DiscoverActs }) {
  if (discover.isPending) {
    return (
      <output className={styles.progress}>
        <Spinner />
        <span>{formWords.discovering(draft.issuer.trim())}</span>
        <Button size="small" icon={<Square aria-hidden="true" />} onPress={discover.stop}>
          {formWords.stop}
        </Button>
      </output>
    );
  }
  if (discover.fault?.code === 'operation.cancelled')
    return <p className={styles.small}>{formWords.stopped}</p>;
  if (discover.fault) {
    return (
      <>
        <FaultNote fault={discover.fault} isCompact />
        <p className={styles.small}>{formWords.byHand}</p>
      </>
    );
  }
  if (!server) return null;
  return (
    <div className={styles.metadata}>
      <span>
        {formWords.readAgo} <Ago atMs={server.fetchedAtMs} />
      </span>
      <LiveRegion message={server.summary} />
      <ServerFindings server={server} />
    </div>
  );
}

/** Where the person and the client are sent. */
export function EndpointRows(props: SectionProps) {
  return (
    <>
      {props.draft.grantType === 'authorization_code' && (
        <EndpointField {...props} name="authorization_endpoint" />
      )}
      <EndpointField {...props} name="token_endpoint" />
    </>
  );
}
