import type { Fault } from '../../../core/faults.ts';
import type { Policy } from '../../../core/findings/finding.ts';
import { POLICIES } from '../../../core/findings/policies.ts';
import { findingsWords } from '../../words/findings.ts';
import { Select } from '../select/select.tsx';
import { FaultNote } from '../state/states.tsx';
import styles from './findings.module.css';

export interface JudgedByProps {
  readonly policy: Policy;
  readonly onPolicy: (policy: Policy) => void;
  readonly fault: Fault | undefined;
}

const OPTIONS = POLICIES.map(({ id, name, summary }) => ({ value: id, label: name, detail: summary }));

/** The set of rules that findings are judged by. What it says of itself stands in its list, and below where it is chosen. */
export function JudgedBy({ policy, onPolicy, fault }: JudgedByProps) {
  const chosen = policy === 'default' ? undefined : POLICIES.find(({ id }) => id === policy);
  return (
    <div className={styles.judgedBy}>
      <Select
        label={findingsWords.judgedBy}
        value={policy}
        onChange={onPolicy}
        options={OPTIONS}
        hint={chosen?.summary}
      />
      {fault && <FaultNote fault={fault} isCompact />}
    </div>
  );
}
