import type { TokenSummary } from '../../../contract/models/token.ts';
import type { Life } from '../../ui/clock/life.model.ts';

/** What a row of the list knows of a token's life. */
export function lifeOf({ expiresAtSeconds }: TokenSummary): Life {
  return expiresAtSeconds === undefined ? {} : { expiresAtSeconds };
}
