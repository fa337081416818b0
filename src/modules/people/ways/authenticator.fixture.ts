import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

const Options = z.looseObject({ challenge: z.string() });
const PublicKey = z.object({ x: z.string(), y: z.string() });

/** A passkey in software, as a telephone holds one (WebAuthn level 3, ES256): `unlocked` says whether its owner was there. */
export function aPasskey(origin: string, unlocked = true) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = PublicKey.parse(publicKey.export({ format: 'jwk' }));
  const id = randomBytes(16);
  const presence = (there: boolean) => 0x01 | (there ? 0x04 : 0);
  const authData = (flags: number, rest = Buffer.alloc(0)) => {
    const counter = Buffer.alloc(4);
    const rpHash = createHash('sha256').update(new URL(origin).hostname).digest();
    return Buffer.concat([rpHash, Buffer.from([flags]), counter, rest]);
  };
  const clientData = (type: string, options: unknown) =>
    Buffer.from(JSON.stringify({ type, challenge: Options.parse(options).challenge, origin, crossOrigin: false }));
  const key = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const };
  return {
    /** What the browser sends after making the key. */
    made: (options: unknown) => {
      // COSE_Key as CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053).
      const cose = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
      const data = authData(presence(unlocked) | 0x40, attested);
      // {"fmt": "none", "attStmt": {}, "authData": data}
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ]);
      return {
        ...key,
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', options).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    /** What the browser sends after using it. */
    used: (options: unknown, there = unlocked) => {
      const data = authData(presence(there));
      const said = clientData('webauthn.get', options);
      const signature = createSign('sha256')
        .update(Buffer.concat([data, createHash('sha256').update(said).digest()]))
        .sign(privateKey);
      return {
        ...key,
        clientExtensionResults: {},
        response: {
          clientDataJSON: said.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      };
    },
  };
}
