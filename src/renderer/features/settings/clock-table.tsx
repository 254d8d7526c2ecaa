import { useQuery } from '@tanstack/react-query';
import type { Settings } from '../../../contract/models/app.ts';
import type { ClockEstimate } from '../../../contract/models/token.ts';
import { queries } from '../../bridge/queries.ts';
import { useClock } from '../../ui/clock/clock.ts';
import { usableOffsetMs } from '../../ui/clock/life.model.ts';
import { formatAgoCoarsely } from '../../ui/format/duration.ts';
import { formatOffset } from '../../ui/format/offset.ts';
import { formatTime } from '../../ui/format/time.ts';
import { FaultNote } from '../../ui/state/states.tsx';
import { settingsWords } from '../../words/settings.ts';
import styles from './settings.module.css';

const { time } = settingsWords;

const OWN_USE = { own: time.judgesAll, server: time.judgesOthers, fixed: time.notUsed } as const;

/** This computer's clock and those of the servers, running; and which of them counts. */
export function ClockTable({ settings }: { readonly settings: Settings }) {
  const clocks = useQuery(queries.clocks());
  const fixedMs = settings.clockOffsetSeconds * 1000;
  return (
    <>
      <div className={styles.tableBox}>
        <table className={styles.clocks}>
          <caption>{time.clocksNow}</caption>
          <thead>
            <tr>
              <th scope="col">{time.whose}</th>
              <th scope="col">{time.says}</th>
              <th scope="col">{time.difference}</th>
              <th scope="col">{time.use}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{time.thisComputer}</th>
              <Running offsetMs={0} />
              <td>{formatOffset(0)}</td>
              <td>{OWN_USE[settings.clock]}</td>
            </tr>
            {settings.clock === 'fixed' && (
              <tr>
                <th scope="row">{time.fixed}</th>
                <Running offsetMs={fixedMs} />
                <td>{formatOffset(fixedMs)}</td>
                <td>{time.judgesAll}</td>
              </tr>
            )}
            {clocks.data?.map((clock) => (
              <ServerRow key={clock.origin} clock={clock} isUsed={settings.clock === 'server'} />
            ))}
          </tbody>
        </table>
      </div>
      {clocks.data?.length === 0 && <p className={styles.quiet}>{time.noServers}</p>}
      {clocks.error && <FaultNote fault={clocks.error.fault} isCompact />}
    </>
  );
}

function ServerRow({ clock, isUsed }: { readonly clock: ClockEstimate; readonly isUsed: boolean }) {
  const heard = useClock((now) => formatAgoCoarsely((now - clock.atMs) / 1000));
  const isWithinError = usableOffsetMs(clock) === 0;
  return (
    <tr>
      <th scope="row">
        <code>{clock.origin}</code>
        <small>{time.heard(heard)}</small>
      </th>
      <Running offsetMs={clock.offsetMs} />
      <td>
        {formatOffset(clock.offsetMs)} <small>{time.error((clock.errorMs / 1000).toFixed(1))}</small>
      </td>
      <td>{isUsed ? (isWithinError ? time.withinError : time.judgesItsTokens) : time.notUsed}</td>
    </tr>
  );
}

function Running({ offsetMs }: { readonly offsetMs: number }) {
  const text = useClock((now) => formatTime(now + offsetMs, now));
  return <td className={styles.running}>{text}</td>;
}
