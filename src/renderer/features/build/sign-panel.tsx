import { useMutation, useQuery } from '@tanstack/react-query';
import { PenTool } from 'lucide-react';
import { useEffect } from 'react';
import type { SigningOffer } from '../../../contract/models/built.ts';
import type { Fault } from '../../../core/faults.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Choice } from '../../ui/choice/choice.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { Select } from '../../ui/select/select.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { buildWords } from '../../words/build.ts';
import {
  type Draft,
  type KeyForm,
  type SignForm,
  type Way,
  algOf,
  keyInput,
  withAlg,
  withKid,
} from './build.model.ts';
import styles from './build.module.css';

const WAYS = Object.keys(buildWords.ways) as Way[];
const FORMS = Object.keys(buildWords.forms) as KeyForm[];

export interface SignPanelProps {
  readonly draft: Draft;
  readonly sign: SignForm;
  readonly onDraft: (draft: Draft) => void;
  readonly onSign: (sign: SignForm) => void;
  readonly onAct: () => void;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly fault: Fault | undefined;
}

/** What to sign with, and the algorithm, of those that fit it. */
export function SignPanel(props: SignPanelProps) {
  const { sign, onSign, onAct, isReady, isPending, fault } = props;
  return (
    <Panel title={buildWords.sign}>
      <form
        className={styles.sign}
        onSubmit={(event) => {
          event.preventDefault();
          onAct();
        }}
      >
        <Choice
          label={buildWords.sign}
          value={sign.way}
          onChange={(way) => onSign({ ...sign, way })}
          options={WAYS.map((value) => ({ value, label: buildWords.ways[value] }))}
        />
        <p className={styles.quiet}>{buildWords.wayText[sign.way]}</p>
        {sign.way === 'given' && <OwnKey {...props} />}
        {sign.way === 'throwaway' && <FreshKey {...props} />}
        <div>
          <Button
            type="submit"
            look="primary"
            icon={<PenTool aria-hidden="true" />}
            keys={IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}
            isDisabled={!isReady}
            isPending={isPending}
          >
            {sign.way === 'none' ? buildWords.actUnsigned : buildWords.act}
          </Button>
        </div>
        {fault && <FaultNote fault={fault} isCompact />}
      </form>
    </Panel>
  );
}

function FreshKey({ draft, onDraft }: SignPanelProps) {
  const offer = useQuery(queries.signingAlgs());
  if (offer.error) return <FaultNote fault={offer.error.fault} isCompact />;
  return <Algorithm draft={draft} onDraft={onDraft} algs={offer.data?.algs ?? []} />;
}

/** How long a key must rest before the program is asked what it signs with, milliseconds. */
const REST_MS = 250;

function OwnKey({ draft, sign, onDraft, onSign }: SignPanelProps) {
  const offer = useMutation(command('build.algs'));
  const { mutate } = offer;
  const { form, text } = sign;
  useEffect(() => {
    const key = keyInput({ way: 'given', form, text });
    if (key?.kind !== 'given') return undefined;
    const timer = setTimeout(() => mutate({ key }), REST_MS);
    return () => clearTimeout(timer);
  }, [form, text, mutate]);
  const asked = offer.variables?.key;
  const isOfThis = asked?.text === text && asked.form === form;
  const known = isOfThis ? offer.data : undefined;
  const common = {
    value: text,
    onChange: (next: string) => onSign({ ...sign, text: next }),
    hint: known?.label === undefined ? undefined : buildWords.signs(known.label, known.kid),
    problem: isOfThis ? offer.error?.fault.message : undefined,
    isStacked: true,
  };
  return (
    <>
      <Choice
        label={buildWords.form}
        size="small"
        value={form}
        onChange={(next) => onSign({ ...sign, form: next, text: '' })}
        options={FORMS.map((value) => ({ value, label: buildWords.forms[value] }))}
      />
      {form === 'key' ? (
        <TextField {...common} label={buildWords.key} rows={5} placeholder={buildWords.keyPlaceholder} />
      ) : (
        <TextField {...common} label={buildWords.secret} type="password" />
      )}
      {known && <FittingAlgorithm draft={draft} onDraft={onDraft} offer={known} />}
    </>
  );
}

type DraftProps = Pick<SignPanelProps, 'draft' | 'onDraft'>;

function FittingAlgorithm({ draft, onDraft, offer }: DraftProps & { readonly offer: SigningOffer }) {
  const { algs, kid } = offer;
  return (
    <>
      <Algorithm draft={draft} onDraft={onDraft} algs={algs} />
      {kid !== undefined && (
        <Button size="small" onPress={() => onDraft(withKid(draft, kid))}>
          {buildWords.putKid}
        </Button>
      )}
    </>
  );
}

function Algorithm({ draft, onDraft, algs }: DraftProps & { readonly algs: readonly string[] }) {
  const alg = algOf(draft.header);
  const fits = alg !== undefined && algs.includes(alg);
  return (
    <Select
      label={buildWords.alg}
      layout="stacked"
      value={fits ? alg : undefined}
      onChange={(chosen) => onDraft(withAlg(draft, chosen))}
      options={algs.map((value) => ({ value, label: value }))}
      hint={
        fits || alg === undefined || algs.length === 0 ? buildWords.algHint : buildWords.doesNotFit(alg, algs)
      }
    />
  );
}
