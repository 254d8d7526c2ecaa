import type { Settings } from '../../../contract/models/app.ts';
import type { ProfileView } from '../../../contract/models/profile.ts';
import type { Fault } from '../../../core/faults.ts';

type NetworkForm = Pick<Settings, 'proxy' | 'extraCa'>;

/** How many PEM certificates a text has; whether they are any good is the program's to say. */
export function countCertificates(pem: string): number {
  return pem.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0;
}

/** Whether something is in the form that is not saved. */
export function isDirty(form: NetworkForm, settings: NetworkForm): boolean {
  return form.proxy !== settings.proxy || form.extraCa !== settings.extraCa;
}

/** What is wrong with a field, and what to do, in one text; undefined where the fault is not about it. */
export function faultAt(fault: Fault | undefined, field: string): string | undefined {
  const isField = field === 'proxy' || field === 'extraCa';
  return isField && fault?.parameter === field ? `${fault.message} ${fault.remedy}` : undefined;
}

/** Servers that can be asked for public metadata: the issuers of the profiles, each once. */
export function testableIssuers(profiles: readonly ProfileView[]): readonly string[] {
  return [
    ...new Set(
      profiles.flatMap(({ profile: { issuer } }) =>
        issuer !== undefined && URL.canParse(issuer) ? [issuer] : [],
      ),
    ),
  ];
}
