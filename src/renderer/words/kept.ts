import type { KeptKind, PurgeKind } from '../../contract/models/app.ts';
import type { SecretName } from '../../contract/models/profile.ts';
import { formatCount } from '../ui/format/amount.ts';

/** Words of what is kept, how much, and how it is removed. */
export const keptWords = {
  title: 'What is kept',
  loading: 'Counting what is kept…',
  again: 'Count again',
  columns: { what: 'What', count: 'How many', oldest: 'Oldest', bytes: 'Sealed', act: 'Remove' },
  kinds: {
    profiles: 'Profiles',
    secrets: 'Client secrets and private keys',
    tokens: 'Tokens, with where they came from',
    runs: 'Runs',
    exchanges: 'Exchanges, with the secrets that were in them',
    keys: 'Servers’ keys and metadata',
    own: 'Assay’s own: the sandbox’s keys',
  } satisfies Record<KeptKind, string>,
  none: 'none',
  remove: 'Remove…',
  removeWhat: (what: string) => `Remove ${what}…`,
  locked: 'The vault is locked, so what is in it cannot be counted.',
  secrets: {
    title: 'Secrets of profiles',
    none: 'No profile has a client secret or a private key.',
    names: { client_secret: 'Client secret', private_key: 'Private key' } satisfies Record<
      SecretName,
      string
    >,
    set: 'set',
    where: { keychain: 'sealed in the database', memory: 'in memory only' },
    goesTo: 'goes only to',
  },
  purge: {
    title: {
      tokens: 'Remove tokens from this computer?',
      runs: 'Remove runs from this computer?',
      exchanges: 'Remove exchanges from this computer?',
      keys: 'Remove servers’ keys and metadata?',
    } satisfies Record<PurgeKind, string>,
    text: {
      tokens:
        'Their lineage, what surfaces said of them, and the refresh tokens are removed with them. Removing is not revoking: at the server they live on until they expire or are revoked.',
      runs: 'Their exchanges are removed with them. Tokens stay. A run that is under way stays too.',
      exchanges:
        'Requests and answers, with the codes, tokens and client secrets that were in them. Runs stay, without what was sent. Nothing is revoked.',
      keys: 'They are fetched again when a token is verified. What was verified with them before can no longer be looked up.',
    } satisfies Record<PurgeKind, string>,
    which: 'Which',
    all: 'All of them',
    older: 'Older ones',
    days: 'Older than (days)',
    wrongDays: 'A whole number from 1 to 3650.',
    withExchanges: 'And the exchanges of that time: they carry tokens too',
    act: 'Remove',
  },
  removed: {
    tokens: (n: number) => formatCount(n, 'token'),
    runs: (n: number) => formatCount(n, 'run'),
    exchanges: (n: number) => formatCount(n, 'exchange'),
    keys: (n: number) => formatCount(n, 'key set or metadata', 'key sets and metadata'),
  } satisfies Record<PurgeKind, (n: number) => string>,
  outcome: (what: readonly string[], hasLeftFile: boolean) =>
    `Removed: ${what.join(', ')}. ${
      hasLeftFile
        ? 'Their sealed bytes have left the file.'
        : 'Another Assay has the file open: their sealed bytes leave it when that one closes.'
    }`,
} as const;
