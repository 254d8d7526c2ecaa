import type { DiscoveredServer } from '../../../contract/ipc.ts';
import { FindingCounts } from '../../ui/findings/finding-counts.tsx';
import { FindingList } from '../../ui/findings/finding-list.tsx';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { formWords } from '../../words/profile-form.ts';
import styles from './profile-form.module.css';

/** What the server's metadata says, and what is wrong with it. */
export function ServerFindings({ server }: { readonly server: DiscoveredServer }) {
  return (
    <Disclosure
      summary={
        <>
          {formWords.serverFindings} <FindingCounts findings={server.findings} />
        </>
      }
    >
      <p>{server.summary}</p>
      {server.findings.length > 0 && (
        <div className={styles.boxed}>
          <FindingList findings={server.findings} />
        </div>
      )}
    </Disclosure>
  );
}
