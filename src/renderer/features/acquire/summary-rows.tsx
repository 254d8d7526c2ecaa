import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import { Button } from '../../ui/button/button.tsx';
import { useClock } from '../../ui/clock/clock.ts';
import { formatAgoCoarsely } from '../../ui/format/duration.ts';
import { acquireWords } from '../../words/acquire.ts';
import { AUTH_METHOD_WORDS, GRANT_WORDS } from '../../words/grant.ts';
import { advancedWords, neededSecret } from './acquire.model.ts';
import styles from './acquire.module.css';

/** The profile's values in the order people know, each with where it comes from. */
export function SummaryRows({ view, onEdit }: { readonly view: ProfileView; readonly onEdit: () => void }) {
  const { profile, redirectUri } = view;
  const { fields } = acquireWords;
  const isCode = profile.grantType === 'authorization_code';
  const advanced = advancedWords(view);
  return (
    <dl className={styles.rows}>
      <Row name={fields.grant}>{GRANT_WORDS[profile.grantType]}</Row>
      {redirectUri !== undefined && (
        <Row
          name={fields.callback}
          source={profile.redirect.isAnyPort ? acquireWords.anyPort : acquireWords.loopback}
        >
          <code>{redirectUri}</code>
        </Row>
      )}
      {profile.issuer !== undefined && (
        <Row name={fields.issuer}>
          <code>{profile.issuer}</code>
        </Row>
      )}
      {isCode && <EndpointRow name={fields.authorization} url={profile.endpoints.authorization_endpoint} />}
      <EndpointRow name={fields.token} url={profile.endpoints.token_endpoint} />
      <Row name={fields.clientId}>
        <code>{profile.clientId}</code>
      </Row>
      <SecretRow view={view} onEdit={onEdit} />
      <Row name={fields.scope}>
        {profile.scope === undefined || profile.scope === '' ? (
          <Quiet>{acquireWords.asServer}</Quiet>
        ) : (
          <code>{profile.scope}</code>
        )}
      </Row>
      {profile.resources.length > 0 && (
        <Row name={fields.resource}>
          {profile.resources.map((resource) => (
            <code key={resource}>{resource}</code>
          ))}
        </Row>
      )}
      {profile.audience !== undefined && (
        <Row name={fields.audience}>
          <code>{profile.audience}</code>
        </Row>
      )}
      {isCode && (
        <Row name={fields.pkce} note={profile.pkce === 'none' ? acquireWords.pkceOff : undefined}>
          {acquireWords.pkce[profile.pkce]}
        </Row>
      )}
      <Row name={fields.auth}>
        <code>{AUTH_METHOD_WORDS[profile.clientAuthMethod].name}</code>
      </Row>
      {profile.persona && isCode && <Row name={fields.persona}>{profile.persona.label}</Row>}
      {advanced !== '' && (
        <Row name={fields.advanced}>
          <code>{advanced}</code>
        </Row>
      )}
    </dl>
  );
}

interface RowProps {
  readonly name: string;
  /** Where the value comes from. */
  readonly source?: string | undefined;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

function Row({ name, source, note, children }: RowProps) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.value}>{children}</span>
        {source !== undefined && <span className={styles.source}>{source}</span>}
        {note !== undefined && (
          <span className={styles.note}>
            <TriangleAlert aria-hidden="true" />
            {note}
          </span>
        )}
      </dd>
    </div>
  );
}

function EndpointRow({ name, url }: { readonly name: string; readonly url: string | undefined }) {
  return url === undefined ? (
    <Row name={name}>
      <Quiet>{acquireWords.fromMetadata}</Quiet>
    </Row>
  ) : (
    <Row name={name} source={acquireWords.overridden}>
      <code>{url}</code>
    </Row>
  );
}

function SecretRow({ view, onEdit }: { readonly view: ProfileView; readonly onEdit: () => void }) {
  const needed = neededSecret(view.profile);
  const { fields } = acquireWords;
  const name = needed === 'private_key' ? fields.key : fields.secret;
  if (needed === undefined) {
    return (
      <Row name={name}>
        <Quiet>{acquireWords.publicClient}</Quiet>
      </Row>
    );
  }
  const secret = view.secrets.find((candidate) => candidate.name === needed);
  if (!secret)
    return (
      <Row name={name} note={acquireWords.missingSecret}>
        {acquireWords.none}
      </Row>
    );
  return (
    <Row name={name} note={secret.needsRebind ? acquireWords.rebind(secret.boundTo) : undefined}>
      <SetAgo atMs={secret.setAtMs} where={acquireWords.where[secret.where]} />
      {secret.needsRebind && (
        <Button size="small" onPress={onEdit}>
          {acquireWords.review}
        </Button>
      )}
    </Row>
  );
}

function SetAgo({ atMs, where }: { readonly atMs: number; readonly where: string }) {
  const when = useClock((now) => formatAgoCoarsely((now - atMs) / 1000));
  return <>{acquireWords.setAgo(when, where)}</>;
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return <span className={styles.quiet}>{children}</span>;
}
