import type { DiscoveredServer } from '../../contract/ipc.ts';
import { PROFILE_DEFAULTS } from '../../contract/models/profile-defaults.ts';
import type { Profile } from '../../contract/models/profile.ts';
import type { TypedProfile } from '../../contract/models/typed-profile.ts';
import { checkForm } from '../../core/checks/profile/check-profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { readEndpoints } from '../../core/oidc/discovery/metadata.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';
import { checkDocuments } from '../server/check-server.ts';
import { describeServer } from '../server/describe-server.ts';
import { describeDocument, discover } from '../server/discover.ts';
import { plainSend } from '../server/plain-send.ts';

/** Discovery for the form of a profile: asking a server, stopping that, what was learnt the last time, and the form against it. */
export interface FormDiscovery {
  /** Reads a server's metadata. Faults: input.invalid, discovery.failed, operation.cancelled. */
  discover(issuer: string): Promise<Result<DiscoveredServer<Finding>, Fault>>;
  /** Stops it; what was sent is aborted. Nothing is wrong where nothing is under way. */
  stopDiscovery(issuer: string): Result<null, Fault>;
  /** What is known from the metadata as it was last fetched; null where it never was. Nothing is sent. */
  knownServer(issuer: string): Promise<Result<DiscoveredServer<Finding> | null, Fault>>;
  /** What fails of a form as it is typed, alone and against what is known of its server. Nothing is sent. */
  checkTyped(typed: TypedProfile): Promise<Result<{ readonly findings: readonly Finding[] }, Fault>>;
}

/** Makes it; what is under way is known by its issuer. */
export function discoverForForm(context: EngineContext): FormDiscovery {
  const underWay = new Map<string, AbortController>();
  return {
    discover: (issuer) =>
      bounded(async () => {
        const wanted = issuer.trim();
        if (wanted === '')
          return failed(fault('input.invalid', 'There is no issuer to ask.', { parameter: 'issuer' }));
        underWay.get(wanted)?.abort();
        const abort = new AbortController();
        underWay.set(wanted, abort);
        try {
          const send = plainSend(context, abort.signal);
          const { findings, found } = await discover(context, profileOf(wanted), send);
          if (!found.ok) return found;
          return ok(describeServer(wanted, found.value, findings, context.ports.clock.nowMs()));
        } finally {
          if (underWay.get(wanted) === abort) underWay.delete(wanted);
        }
      }),
    stopDiscovery: (issuer) => {
      underWay.get(issuer.trim())?.abort();
      return ok(null);
    },
    knownServer: (issuer) => knownServer(context, issuer.trim()),
    checkTyped: ({ pkce, ...profile }) =>
      bounded(async () => {
        const issuer = profile.issuer?.trim();
        const known = issuer ? await context.ports.store.getMetadata(issuer) : undefined;
        return ok({ findings: checkForm({ profile, pkce, metadata: known?.documents[0]?.object }) });
      }),
  };
}

/** The rules that go by the values alone are applied again; how the documents were sent was judged when they came. */
function knownServer(
  { ports }: EngineContext,
  issuer: string,
): Promise<Result<DiscoveredServer<Finding> | null, Fault>> {
  return bounded(async () => {
    const snapshot = await ports.store.getMetadata(issuer);
    const used = snapshot?.documents[0];
    if (!snapshot || !used) return ok(null);
    const findings = checkDocuments({ issuer, documents: [], used: used.object }).filter(
      ({ outcome }) => outcome !== 'unchecked' && outcome !== 'not_applicable',
    );
    const server = {
      issuer,
      metadata: used.object,
      endpoints: readEndpoints(used.object),
      overridden: [],
    };
    return ok(
      describeServer(
        issuer,
        { server, summary: describeDocument(used, snapshot.documents.length > 1) },
        findings,
        snapshot.fetchedAtMs,
      ),
    );
  });
}

function profileOf(issuer: string): Profile {
  return { ...PROFILE_DEFAULTS, id: '', name: '', environment: '', clientId: '', issuer };
}
