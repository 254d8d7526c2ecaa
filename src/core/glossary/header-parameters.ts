import { type Chapter, indexMeanings, type Meaning } from './meaning.ts';

const CHAPTERS: readonly Chapter[] = [
  {
    source: 'RFC 7515',
    sections: {
      '4.1.1': [
        [
          'alg',
          'Algorithm',
          'text',
          'How the token is signed, or how its key is encrypted; the token’s own word, to be held against what is allowed.',
        ],
      ],
      '4.1.2': [
        [
          'jku',
          'Key set address',
          'link',
          'Where the token says its key can be had; anyone can write anything here.',
        ],
      ],
      '4.1.3': [
        ['jwk', 'Key', 'object', 'The key, brought by the token itself; it proves nothing about who signed.'],
      ],
      '4.1.4': [['kid', 'Key id', 'text', 'Which of the issuer’s keys was used.']],
      '4.1.5': [
        [
          'x5u',
          'Certificate address',
          'link',
          'Where the token says its certificate can be had; anyone can write anything here.',
        ],
      ],
      '4.1.6': [['x5c', 'Certificates', 'list', 'The certificate chain, brought by the token itself.']],
      '4.1.7': [['x5t', 'Certificate thumbprint', 'text', 'SHA-1 of the certificate.']],
      '4.1.8': [['x5t#S256', 'Certificate thumbprint', 'text', 'SHA-256 of the certificate.']],
      '4.1.9': [
        ['typ', 'Type', 'text', 'What kind of token this is: at+jwt, dpop+jwt, logout+jwt or merely JWT.'],
      ],
      '4.1.10': [
        ['cty', 'Content type', 'text', 'What the payload is; JWT where a token is inside of a token.'],
      ],
      '4.1.11': [
        ['crit', 'Critical', 'list', 'Header parameters that a reader must understand or refuse the token.'],
      ],
    },
  },
  {
    source: 'RFC 7797',
    sections: {
      '3': [['b64', 'Payload encoded', 'boolean', 'false where the payload is as it is, not base64url.']],
    },
  },
  {
    source: 'RFC 9901',
    sections: {
      '8.1': [
        [
          'disclosures',
          'Disclosures',
          'list',
          'What the holder discloses, in an SD-JWT in JSON serialization.',
        ],
        ['kb_jwt', 'Proof of the holder', 'text', 'The key binding JWT of an SD-JWT in JSON serialization.'],
      ],
    },
  },
  {
    source: 'RFC 7516',
    sections: {
      '4.1.2': [['enc', 'Encryption', 'text', 'How the content is encrypted.']],
      '4.1.3': [['zip', 'Compression', 'text', 'How the content was compressed before encryption.']],
    },
  },
  {
    source: 'RFC 7518',
    sections: {
      '4.6.1.1': [['epk', 'Ephemeral key', 'object', 'The sender’s one-time key for key agreement.']],
      '4.6.1.2': [['apu', 'Sender', 'text', 'What goes into key agreement of the sender.']],
      '4.6.1.3': [['apv', 'Recipient', 'text', 'What goes into key agreement of the recipient.']],
      '4.7.1.1': [['iv', 'Key’s vector', 'text', 'The initialization vector of the encrypted key.']],
      '4.7.1.2': [['tag', 'Key’s tag', 'text', 'The authentication tag of the encrypted key.']],
      '4.8.1.1': [['p2s', 'Salt', 'text', 'Salt of the password from which the key comes.']],
      '4.8.1.2': [
        [
          'p2c',
          'Iterations',
          'number',
          'How often the password was hashed; a huge number makes the reader work.',
        ],
      ],
    },
  },
];

const PARAMETERS = indexMeanings(CHAPTERS);

/** What a JOSE header parameter means; undefined where no specification names it. */
export function explainHeaderParameter(name: string): Meaning | undefined {
  return PARAMETERS.get(name);
}

/** What all of them mean. */
export const HEADER_MEANINGS: readonly Meaning[] = [...PARAMETERS.values()];
