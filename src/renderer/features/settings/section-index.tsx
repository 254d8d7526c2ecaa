import { cx } from '../../ui/cx.ts';
import { Button } from 'react-aria-components/Button';
import { settingsWords } from '../../words/settings.ts';
import { SECTIONS, type SettingsSection } from './sections.ts';
import styles from './settings.module.css';

export interface SectionIndexProps {
  readonly section: string | undefined;
  readonly onSection: (section: SettingsSection) => void;
}

/** The sections by name, at the side; in a narrow window above them. */
export function SectionIndex({ section, onSection }: SectionIndexProps) {
  return (
    <nav className={styles.index} aria-label={settingsWords.index}>
      <ul>
        {SECTIONS.map((one) => (
          <li key={one}>
            <Button
              className={cx(styles.indexItem, one === section && styles.isHere)}
              aria-current={one === section ? 'location' : 'false'}
              onPress={() => onSection(one)}
            >
              {settingsWords.sections[one]}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
