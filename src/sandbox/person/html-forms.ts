/** A field of a form that a person could fill in or leave. */
interface Field {
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly isChecked: boolean;
}

/** A button that sends the form. */
export interface SubmitButton {
  readonly name: string | undefined;
  readonly value: string;
  /** Where this button sends the form instead of the form's own address. */
  readonly action: string | undefined;
}

/** A form as it stands in a page. */
export interface Form {
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly fields: readonly Field[];
  readonly buttons: readonly SubmitButton[];
}

interface OpenForm extends Form {
  readonly id: string | undefined;
  readonly fields: Field[];
  readonly buttons: SubmitButton[];
}

type Attributes = ReadonlyMap<string, string>;

const INVISIBLE = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi;
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The forms of a page, in order. Reads plain forms of inputs and buttons; anything else is passed over. */
export function readForms(page: string): readonly Form[] {
  const forms: OpenForm[] = [];
  let current: OpenForm | undefined;
  for (const [, slash, tag = '', rest = ''] of page.replace(INVISIBLE, '').matchAll(TAG)) {
    const name = tag.toLowerCase();
    if (name === 'form') {
      current = slash === '' ? openForm(readAttributes(rest)) : undefined;
      if (current !== undefined) forms.push(current);
    } else if (slash === '') {
      const attributes = readAttributes(rest);
      const owner = forms.find(({ id }) => id !== undefined && id === attributes.get('form')) ?? current;
      if (owner !== undefined) addControl(owner, name, attributes);
    }
  }
  return forms;
}

/** The title of a page: what it is called, which says nothing secret. */
export function readTitle(page: string): string {
  return decode(/<title[^>]*>([^<]*)<\/title>/i.exec(page)?.[1]?.trim() ?? '');
}

function openForm(attributes: Attributes): OpenForm {
  const method = attributes.get('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET';
  return {
    id: attributes.get('id'),
    action: attributes.get('action') ?? '',
    method,
    fields: [],
    buttons: [],
  };
}

function addControl(form: OpenForm, tag: string, attributes: Attributes): void {
  const type = attributes.get('type')?.toLowerCase() ?? (tag === 'button' ? 'submit' : 'text');
  const value = attributes.get('value') ?? '';
  if (attributes.has('disabled')) return;
  if ((tag === 'button' || tag === 'input') && type === 'submit') {
    form.buttons.push({ name: attributes.get('name'), value, action: attributes.get('formaction') });
  } else if (tag === 'input') {
    const isBox = type === 'checkbox' || type === 'radio';
    const isChecked = !isBox || attributes.has('checked');
    form.fields.push({
      type,
      name: attributes.get('name') ?? '',
      value: isBox ? value || 'on' : value,
      isChecked,
    });
  }
}

function readAttributes(text: string): Attributes {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (typeof hex === 'string') return String.fromCodePoint(parseInt(hex, 16));
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });
}
