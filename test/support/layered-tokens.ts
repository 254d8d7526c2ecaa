import { compactJws } from './jwt.ts';
import { digestOf, disclose, sdJwt } from './sd-jwt.ts';

/** Tokens of several layers, for models and windows: nobody has signed them. */
const GIVEN = disclose(0, 'given_name', 'Zoë');
const LOCALITY = disclose(1, 'locality', 'Köln');
const COUNTRY = disclose(2, 'DE');
const STRANGER = disclose(3, 'role', 'admin');
const DECOY = digestOf('a decoy');

const CLAIMS = {
  iss: 'https://issuer.example',
  vct: 'https://credentials.example/identity',
  exp: 1_900_000_000,
  _sd_alg: 'sha-256',
  _sd: [digestOf(GIVEN), DECOY],
  address: { country: 'DE', _sd: [digestOf(LOCALITY)] },
  nationalities: [{ '...': digestOf(COUNTRY) }, 'FR'],
};

const presented = sdJwt(CLAIMS, [GIVEN, LOCALITY, COUNTRY, STRANGER], '', 'dc+sd-jwt');

/** A proof of the holder over other disclosures than these. */
const PROOF = compactJws(
  { alg: 'ES256', typ: 'kb+jwt' },
  { iat: 1_800_000_000, aud: 'https://verifier.example', nonce: 'n-1', sd_hash: digestOf('something else') },
);

/** An SD-JWT with three disclosures that fit, one that fits nothing, a decoy, and a proof for something else. */
export const SELECTIVE = `${presented}${PROOF}`;

const [PROTECTED = '', PAYLOAD = '', SIGNATURE = ''] = compactJws(
  { alg: 'ES256', kid: 'first' },
  { iss: 'https://issuer.example', sub: 'zoë' },
).split('.');
const [OTHER = ''] = compactJws({ alg: 'RS256', kid: 'second' }, {}).split('.');

/** A JWS in JSON with two signatures over one payload, one of them with a header that nobody signed. */
export const JSON_SIGNED = JSON.stringify({
  payload: PAYLOAD,
  signatures: [
    { protected: PROTECTED, signature: SIGNATURE },
    { protected: OTHER, header: { note: 'nobody signed this' }, signature: SIGNATURE },
  ],
});
