import { Hammer } from 'lucide-react';
import { MADE_HERE } from '../../words/token.ts';
import { Badge } from '../badge/badge.tsx';

/** Marks a token that was made in this Assay, so that nobody takes it for an issuer’s. */
export function MadeHere() {
  return <Badge icon={<Hammer aria-hidden="true" />}>{MADE_HERE}</Badge>;
}
