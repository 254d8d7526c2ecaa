import { Plus, Trash2 } from 'lucide-react';
import type { Api } from '../../../contract/models/profile.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Select } from '../../ui/select/select.tsx';
import { formWords } from '../../words/profile-form.ts';
import { More } from './more.tsx';
import type { SectionProps } from './profile-form.tsx';
import styles from './profile-form.module.css';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

/** The protected resources of the profile. */
export function ApisSection({ draft, onDraft, problems }: SectionProps) {
  const set = (index: number, api: Api) =>
    onDraft({ apis: draft.apis.map((one, at) => (at === index ? api : one)) });
  const hasProblem = draft.apis.some((_, index) => problems[`api ${index}`] !== undefined);
  return (
    <More
      title={
        <>
          {formWords.apis} <span className={styles.count}>{draft.apis.length}</span>
        </>
      }
      needsLook={hasProblem}
    >
      {draft.apis.length === 0 && <p className={styles.small}>{formWords.api.none}</p>}
      {draft.apis.map((api, index) => (
        <ApiFields
          key={api.id}
          api={api}
          problem={problems[`api ${index}`]}
          onApi={(changed) => set(index, changed)}
          onRemove={() => onDraft({ apis: draft.apis.filter((one) => one.id !== api.id) })}
        />
      ))}
      <Button
        size="small"
        icon={<Plus aria-hidden="true" />}
        onPress={() => onDraft({ apis: [...draft.apis, newApi(draft.apis)] })}
      >
        {formWords.api.add}
      </Button>
    </More>
  );
}

/** An id no other API of the profile has. */
function newApi(apis: readonly Api[]): Api {
  let number = apis.length + 1;
  while (apis.some(({ id }) => id === `api-${number}`)) number += 1;
  return { id: `api-${number}`, name: '', method: 'GET', url: '' };
}

interface ApiFieldsProps {
  readonly api: Api;
  readonly problem: string | undefined;
  readonly onApi: (api: Api) => void;
  readonly onRemove: () => void;
}

function ApiFields({ api, problem, onApi, onRemove }: ApiFieldsProps) {
  const words = formWords.api;
  const { audience: _, ...withoutAudience } = api;
  return (
    <fieldset className={styles.api}>
      <legend>{words.title(api.name)}</legend>
      <TextField
        label={words.name}
        value={api.name}
        onChange={(name) => onApi({ ...api, name })}
        isCode={false}
      />
      <Select
        label={words.method}
        value={api.method}
        onChange={(method) => onApi({ ...api, method })}
        options={METHODS.map((value) => ({ value, label: value }))}
      />
      <TextField
        label={words.url}
        type="url"
        value={api.url}
        onChange={(url) => onApi({ ...api, url })}
        problem={problem}
      />
      <TextField
        label={words.audience}
        value={api.audience ?? ''}
        onChange={(audience) => onApi(audience === '' ? withoutAudience : { ...api, audience })}
      />
      <div className={styles.indented}>
        <Button size="small" look="danger" icon={<Trash2 aria-hidden="true" />} onPress={onRemove}>
          {words.remove}
        </Button>
      </div>
    </fieldset>
  );
}
