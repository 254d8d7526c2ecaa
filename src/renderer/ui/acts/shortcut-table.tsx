import { actWords } from '../../words/acts.ts';
import { IS_MAC } from '../platform.ts';
import { ACTS, type ActGroup, keysFor } from './acts.model.ts';
import { printKeys } from './keys.model.ts';
import styles from './shortcut-table.module.css';

const GROUPS = Object.keys(actWords.groups) as readonly ActGroup[];

/** Every act that has keys, by groups, with the keys as this system prints them. */
export function ShortcutTable() {
  return (
    <div className={styles.table}>
      {GROUPS.map((group) => {
        const acts = ACTS.filter((act) => act.group === group && act.keys !== undefined);
        return (
          acts.length > 0 && (
            <section key={group} aria-label={actWords.groups[group]}>
              <h3>{actWords.groups[group]}</h3>
              <dl>
                {acts.map((act) => (
                  <div key={act.id}>
                    <dt>{actWords.names[act.id]}</dt>
                    <dd>
                      <kbd>{printKeys(keysFor(act, IS_MAC) ?? { key: '' }, IS_MAC)}</kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        );
      })}
    </div>
  );
}
