import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Cx } from '../../../platform/cx.ts'
import { type Account, findAccount } from '../../../platform/session/accounts.ts'
import { keepChallenge, takeChallenge } from './challenge.ts'
import type { Asked } from './register.ts'
import { relyingParty } from './relying-party.ts'
import { webauthn } from './webauthn.ts'

/** Asks any passkey of this site for a signature; who it is, the answer says. */
export async function askPasskey(cx: Cx): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(cx).id,
    userVerification: 'required',
  })
  const { challenge } = options
  return { attempt: await keepChallenge(cx.db, { challenge, accountId: null, now: cx.now }), options }
}

/** Whose passkey signed, when everything is right: challenge, site, signature, owner present and recognised. */
export async function checkPasskey(
  cx: Cx,
  { attempt, answer }: { attempt: string; answer: AuthenticationResponseJSON },
): Promise<Account | undefined> {
  const expected = await takeChallenge(cx.db, { id: attempt, accountId: null, now: cx.now })
  const passkey = await cx.db
    .selectFrom('passkey')
    .select(['id', 'account_id', 'credential_id', 'public_key', 'counter'])
    .where('credential_id', '=', answer.id)
    .executeTakeFirst()
  if (!expected || !passkey) return undefined
  const { id, origin } = relyingParty(cx)
  const { verifyAuthenticationResponse } = await webauthn()
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: expected,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  await cx.db
    .updateTable('passkey')
    .set({ counter: verified.authenticationInfo.newCounter, last_used_at: cx.now })
    .where('id', '=', passkey.id)
    .execute()
  const account = await findAccount(cx.db, passkey.account_id)
  return account?.state === 'active' ? account : undefined
}
