import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { newId } from '../../../platform/ids.ts'
import { raiseSession } from '../../../platform/session/raise-session.ts'
import { auditFactor } from '../second-factor/set-up.ts'
import { keepChallenge, takeChallenge } from './challenge.ts'
import { listPasskeys } from './queries.ts'
import { relyingParty } from './relying-party.ts'
import { webauthn } from './webauthn.ts'

/** What a browser needs to make a passkey, and the id under which the answer is awaited. */
export interface Asked<Options> {
  attempt: string
  options: Options
}

/** Asks a device for a new passkey that can be found without a name (discoverable) and that knows its owner. */
export async function askNewPasskey(
  cx: Cx,
  actor: Actor,
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const { id, name } = relyingParty(cx)
  const known = await listPasskeys(cx.db, actor.id)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: new TextEncoder().encode(actor.id),
    userName: actor.name,
    userDisplayName: actor.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const { challenge } = options
  return { attempt: await keepChallenge(cx.db, { challenge, accountId: actor.id, now: cx.now }), options }
}

/** Keeps the passkey a device made; returns the session's new token, or `undefined` when the answer is not right. */
export async function keepPasskey(
  cx: Cx,
  actor: Actor,
  { attempt, answer, name }: { attempt: string; answer: RegistrationResponseJSON; name: string },
): Promise<string | undefined> {
  const expected = await takeChallenge(cx.db, { id: attempt, accountId: actor.id, now: cx.now })
  if (!expected) return undefined
  const { id, origin } = relyingParty(cx)
  const { verifyRegistrationResponse } = await webauthn()
  const verified = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: expected,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const { credential } = verified.registrationInfo
  return cx.db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('passkey')
      .values({
        id: newId(cx.now),
        account_id: actor.id,
        credential_id: credential.id,
        public_key: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: [...(credential.transports ?? [])],
        name,
        created_at: cx.now,
        last_used_at: null,
      })
      .onConflict((at) => at.column('credential_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return undefined
    await auditFactor(tx, cx, actor, 'accounts.passkey_added')
    return raiseSession(tx, actor.sessionId, cx.now)
  })
}
