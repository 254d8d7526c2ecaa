import type { Environment } from '../../../contract/models/profile.ts';
import type { TokenState, TokenSummary } from '../../../contract/models/token.ts';
import { SearchField } from '../../ui/search-field/search-field.tsx';
import { Select } from '../../ui/select/select.tsx';
import { KIND_WORDS, STATE_WORDS } from '../../words/token.ts';
import { tokensWords } from '../../words/tokens.ts';
import type { TokenFilter } from './tokens.model.ts';
import styles from './tokens.module.css';

const KINDS = ['access_token', 'refresh_token', 'id_token', 'unknown'] as const;
const STATES: readonly TokenState[] = ['live', 'expired', 'revoked', 'superseded', 'unknown'];

export interface TokensFilterProps {
  readonly filter: TokenFilter;
  readonly environments: readonly Environment[];
  readonly count: string;
  readonly onChange: (change: Partial<TokenFilter>) => void;
}

/** Narrows the table by words, kind, state and environment. */
export function TokensFilter({ filter, environments, count, onChange }: TokensFilterProps) {
  const words = tokensWords.filter;
  return (
    <div className={styles.filter}>
      <SearchField
        label={words.query}
        value={filter.query}
        onChange={(query) => onChange({ query })}
        count={count}
      />
      <Select<TokenSummary['kind'] | 'all'>
        label={words.kind}
        layout="bare"
        value={filter.kind}
        onChange={(kind) => onChange({ kind })}
        options={[
          { value: 'all', label: words.everyKind },
          ...KINDS.map((value) => ({ value, label: KIND_WORDS[value] })),
        ]}
      />
      <Select<TokenState | 'all'>
        label={words.state}
        layout="bare"
        value={filter.state}
        onChange={(state) => onChange({ state })}
        options={[
          { value: 'all', label: words.everyState },
          ...STATES.map((value) => ({ value, label: STATE_WORDS[value] })),
        ]}
      />
      <Select
        label={words.environment}
        layout="bare"
        value={filter.environment}
        onChange={(environment) => onChange({ environment })}
        options={[
          { value: 'all', label: words.everyEnvironment },
          ...environments.map(({ name }) => ({ value: name, label: name })),
        ]}
      />
    </div>
  );
}
