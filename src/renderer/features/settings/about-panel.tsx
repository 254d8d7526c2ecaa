import type { AppStatus } from '../../../contract/models/app.ts';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { appWords } from '../../words/app.ts';
import { settingsWords } from '../../words/settings.ts';
import { LICENCES } from './licences.ts';
import styles from './settings.module.css';

const { about } = settingsWords;

/** Which Assay this is, what it runs on, where its data is, and under which licences. */
export function AboutPanel({ status }: { readonly status: AppStatus }) {
  const engine = /Chrom(?:e|ium)\/(\d+[\d.]*)/.exec(navigator.userAgent)?.[1] ?? about.unknown;
  return (
    <Panel title={settingsWords.sections.about}>
      <dl className={styles.facts}>
        <div>
          <dt>{settingsWords.version}</dt>
          <dd>{appWords.status.version(status.version)}</dd>
        </div>
        <div>
          <dt>{about.shell}</dt>
          <dd>{about.shellWords(appWords.status.shell[status.shell], engine)}</dd>
        </div>
        <div>
          <dt>{about.folder}</dt>
          <dd>
            <code>{status.dataFolder}</code>
          </dd>
        </div>
        <div>
          <dt>{about.licence}</dt>
          <dd>{about.licenceWords}</dd>
        </div>
      </dl>
      <Disclosure summary={about.others(LICENCES.length)}>
        <ul className={styles.licences}>
          {LICENCES.map(([name, licence]) => (
            <li key={name}>
              <code>{name}</code> <span>{licence}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </Panel>
  );
}
