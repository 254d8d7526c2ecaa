import { Radar } from 'lucide-react';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { FindingCounts } from '../../ui/findings/finding-counts.tsx';
import { FindingList } from '../../ui/findings/finding-list.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { findingsWords } from '../../words/findings.ts';
import { formWords } from '../../words/profile-form.ts';
import { EndpointField } from './endpoint-field.tsx';
import type { FormAct, SectionProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

const OTHERS = ['jwks_uri', 'introspection_endpoint', 'revocation_endpoint', 'userinfo_endpoint'] as const;

/** The issuer and what its metadata says; endpoints that are typed go before it. */
export function ServerSection(props: SectionProps & { readonly discover: FormAct }) {
  const { draft, onDraft, problems, server, discover } = props;
  const canDiscover = URL.canParse(draft.issuer.trim());
  return (
    <Panel title={formWords.sections.server} className={styles.section}>
      <TextField
        label={formWords.issuer}
        type="url"
        isAddress
        value={draft.issuer}
        onChange={(issuer) => onDraft({ issuer })}
        placeholder="https://login.example.com"
        problem={problems.issuer}
        hint={formWords.issuerHint}
      />
      <div className={styles.indented}>
        <Button
          size="small"
          icon={<Radar aria-hidden="true" />}
          isDisabled={!canDiscover}
          isPending={discover.isPending}
          onPress={discover.act}
        >
          {discover.isPending ? formWords.discovering : formWords.discover}
        </Button>
        {server && (
          <p>
            {formWords.discovered(server.issuer)}. {server.summary}
          </p>
        )}
        <LiveRegion message={server && !discover.isPending ? formWords.discovered(server.issuer) : ''} />
        {discover.fault && <FaultNote fault={discover.fault} isCompact />}
        {server && server.findings.length > 0 && (
          <Disclosure
            summary={
              <>
                {findingsWords.title} <FindingCounts findings={server.findings} />
              </>
            }
          >
            <div className={styles.boxed}>
              <FindingList findings={server.findings} />
            </div>
          </Disclosure>
        )}
      </div>
      {draft.grantType === 'authorization_code' && (
        <EndpointField {...props} name="authorization_endpoint" label={formWords.authorization} />
      )}
      <EndpointField {...props} name="token_endpoint" label={formWords.token} />
      <Disclosure summary={formWords.otherEndpoints}>
        {OTHERS.map((name) => (
          <EndpointField key={name} {...props} name={name} label={formWords.endpointNames[name]} />
        ))}
      </Disclosure>
    </Panel>
  );
}
