import { useMutation, useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useState } from 'react';
import type { DiscoveredServer } from '../../../contract/ipc.ts';
import type { Environment, ProfileView } from '../../../contract/models/profile.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import type { RunActs } from '../../ui/run/run-acts.ts';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { formWords } from '../../words/profile-form.ts';
import { NEW_DRAFT, dropDraft } from './draft.store.ts';
import { ProfileForm, type SecretActs } from './profile-form.tsx';
import { proposalOf } from './server-proposal.model.ts';
import { useCheck } from './use-check.ts';
import { useDiscovery } from './use-discovery.ts';
import { type OpenDraft, useDraft } from './use-draft.ts';
import { type Purpose, useSave } from './use-save.ts';

/** A question that is seldom asked. */
const RebindDialog = lazy(async () => ({ default: (await import('./rebind-dialog.tsx')).RebindDialog }));

export interface ProfileFormPanelProps {
  /** Absent: a new profile. Key the panel by its id: what is typed of a secret belongs to one profile. */
  readonly view: ProfileView | undefined;
  readonly run: RunActs;
  readonly onSaved?: (profileId: string, purpose: Purpose) => void;
  readonly onDiscard?: () => void;
}

/** The form of a profile joined with the program: what is saved, what is known of its server, and the acts. */
export function ProfileFormPanel(props: ProfileFormPanelProps) {
  const environments = useQuery(queries.environments());
  const issuer = props.view?.profile.issuer ?? '';
  // What is known of the server is waited for: else the form would move under the pointer when it comes.
  const known = useQuery({ ...queries.knownServer(issuer), enabled: issuer !== '' });
  if (environments.error) return <FaultNote fault={environments.error.fault} />;
  if (!environments.data || known.isLoading) return <Loading what={formWords.loading} />;
  return <Loaded {...props} environments={environments.data} />;
}

function Loaded({
  view,
  run,
  onSaved,
  onDiscard,
  environments,
}: ProfileFormPanelProps & { readonly environments: readonly Environment[] }) {
  const open = useDraft(view, environments);
  const { draft, onDraft, isDirty, discard } = open;
  const { server, discover } = useDiscovery(draft.issuer);
  const { findings, ...check } = useCheck(draft, server);
  useProposal(view === undefined, server, open);
  const secret = useSecret(view);
  const save = useSave({
    ...open,
    view,
    typed: secret.typed,
    onTyped: secret.onTyped,
    onSaved: (saved, purpose) => {
      if (!view) dropDraft(NEW_DRAFT);
      onSaved?.(saved.profile.id, purpose);
    },
    onRun: run.start,
  });
  if (check.isFirst) return <Loading what={formWords.loading} />;
  return (
    <>
      {check.fault && <FaultNote fault={check.fault} />}
      <ProfileForm
        {...{ view, environments, draft, onDraft, isDirty, server, findings, discover, save, secret, run }}
        onDiscard={() => {
          discard();
          secret.onTyped('');
          onDiscard?.();
        }}
      />
      {save.question && (
        <Suspense fallback={null}>
          <RebindDialog
            question={save.question}
            tokenEndpoint={draft.endpoints.token_endpoint.trim() || server?.endpoints.token_endpoint}
            onAnswer={save.answer}
          />
        </Suspense>
      )}
    </>
  );
}

/** What is typed of a secret, in this component and nowhere else; and forgetting one that is set. */
function useSecret(view: ProfileView | undefined): SecretActs {
  const [typed, onTyped] = useState('');
  const forget = useMutation(command('profiles.remove_secret'));
  return {
    typed,
    onTyped,
    fault: forget.error?.fault,
    forget: (name) => view && forget.mutate({ profileId: view.profile.id, name }),
  };
}

/** A new profile takes from a server's metadata what nobody has said yet, once for each server. */
function useProposal(
  isNew: boolean,
  server: DiscoveredServer | undefined,
  { draft, onDraft }: OpenDraft,
): void {
  const issuer = server?.issuer;
  useEffect(() => {
    if (!isNew || !server) return;
    const proposal = proposalOf(draft, server);
    if (Object.keys(proposal).length > 0) onDraft(proposal);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each server: what a person empties stays empty
  }, [isNew, issuer]);
}
