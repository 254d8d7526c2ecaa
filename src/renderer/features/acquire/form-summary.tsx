import { Info, Pencil, Play, X } from 'lucide-react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import { Button } from '../../ui/button/button.tsx';
import { CopyButton } from '../../ui/copy/copy-button.tsx';
import { Checkbox } from '../../ui/field/checkbox.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { acquireWords } from '../../words/acquire.ts';
import { SummaryRows } from './summary-rows.tsx';
import styles from './acquire.module.css';

export interface FormSummaryProps {
  readonly view: ProfileView;
  readonly isActive: boolean;
  readonly isStarting: boolean;
  readonly isStepMode: boolean;
  readonly onStepMode: (isStepMode: boolean) => void;
  readonly onStart: () => void;
  readonly onCancel: () => void;
  readonly onEdit: () => void;
}

/** What will be asked, in the order people know, and the button that asks. */
export function FormSummary(props: FormSummaryProps) {
  const { view, isActive, isStarting, onStart, onCancel, onEdit } = props;
  return (
    <Panel
      title={acquireWords.form}
      aside={
        <Button size="small" icon={<Pencil aria-hidden="true" />} onPress={onEdit}>
          {acquireWords.edit}
        </Button>
      }
      footer={
        <>
          <Button
            look="primary"
            icon={<Play aria-hidden="true" />}
            keys={IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}
            isPending={isStarting}
            isDisabled={isActive}
            onPress={onStart}
          >
            {acquireWords.act}
          </Button>
          {isActive && (
            <Button look="quiet" icon={<X aria-hidden="true" />} onPress={onCancel}>
              {acquireWords.cancel}
            </Button>
          )}
          <div className={styles.stepMode}>
            <Checkbox isChecked={props.isStepMode} onChange={props.onStepMode}>
              {acquireWords.stepMode}
            </Checkbox>
          </div>
        </>
      }
    >
      {view.redirectUri !== undefined && <RegisterBanner redirectUri={view.redirectUri} />}
      <SummaryRows view={view} onEdit={onEdit} />
    </Panel>
  );
}

function RegisterBanner({ redirectUri }: { readonly redirectUri: string }) {
  return (
    <div className={styles.banner}>
      <Info aria-hidden="true" />
      <p>
        {acquireWords.register}
        <code>{redirectUri}</code>
      </p>
      <CopyButton text={redirectUri} what={acquireWords.redirectUri} />
    </div>
  );
}
