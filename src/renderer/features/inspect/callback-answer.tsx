import { useQuery } from '@tanstack/react-query';
import { queries } from '../../bridge/queries.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote, Loading } from '../../ui/state/states.tsx';
import { ExplainedTable } from '../../ui/table/explained-table.tsx';
import { inspectWords } from '../../words/inspect.ts';

/** A callback address without a token: what the server said in it, and each parameter with its meaning. */
export function CallbackAnswer({ text }: { readonly text: string }) {
  const answer = useQuery(queries.callback(text));
  if (answer.error) return <FaultNote fault={answer.error.fault} />;
  if (!answer.data) return <Loading what={inspectWords.callback.loading} />;
  const { words, section, parameters } = answer.data;
  return (
    <Panel title={inspectWords.callback.title} aside={section && <small>{section}</small>}>
      {words !== undefined && <p>{words}</p>}
      <ExplainedTable label={inspectWords.callback.parameters} rows={parameters} />
    </Panel>
  );
}
