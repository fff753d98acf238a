import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** How a device answers: for which site, under which count, with its owner recognised or not. */
export interface Answering {
  challenge: string
  origin: string
  rpId: string
  /** How often it signed; devices that share a passkey always say 0. */
  counter: number
  /** Whether it recognised its owner, by a finger, a face or a number. */
  verified: boolean
}

/** A device that makes one passkey and signs with it (Web Authentication, level 3), as the form's field holds it. */
export function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  const credential = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    clientExtensionResults: {},
  }
  return {
    make: (how: Answering): string => {
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytes(x)],
        [-3, bytes(y)],
      ])
      const made = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(key)])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(Buffer.concat([dataOf(how, 0x40), made]))],
      ])
      const attestationObject = base64url(isoCBOR.encode(attestation as never))
      const clientDataJSON = base64url(clientData('webauthn.create', how))
      return JSON.stringify({ ...credential, response: { clientDataJSON, attestationObject } })
    },
    sign: (how: Answering): string => {
      const [data, client] = [dataOf(how), clientData('webauthn.get', how)]
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      const response = { authenticatorData: base64url(data), signature: base64url(signature) }
      return JSON.stringify({ ...credential, response: { ...response, clientDataJSON: base64url(client) } })
    },
  }
}

/** Site, flags (present, recognised, and more) and count, §6.1. */
function dataOf({ rpId, counter, verified }: Answering, more = 0): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([sha256(rpId), Buffer.from([0x01 | (verified ? 0x04 : 0) | more]), count])
}

const clientData = (type: string, { challenge, origin }: Answering): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
const sha256 = (what: string | Buffer): Buffer => createHash('sha256').update(what).digest()
const base64url = (what: Uint8Array): string => Buffer.from(what).toString('base64url')
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'))
