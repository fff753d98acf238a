import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import { type Claimed, claimNext, setTarget } from './letters.ts'
import { writeMail } from './mail.ts'

/** Mails of one run: the job comes again every ten minutes. */
const BATCH = 200

/** Sends what is due, one by one; any number of workers may do so together, killed anywhere. */
export async function sendDue(services: Services, now: Date): Promise<number> {
  let sent = 0
  for (let turn = 0; turn < BATCH; turn++) {
    const claimed = await services.db.transaction().execute((tx) => claimNext(tx, now))
    if (!claimed) break
    if (claimed !== 'passed' && (await deliver(services, claimed, now))) sent++
  }
  return sent
}

/** What SMTP and the network say when a mail does not leave. */
const Failure = z
  .object({ responseCode: z.number(), syscall: z.string(), code: z.string() })
  .partial()
  .catch({})

async function deliver(services: Services, claimed: Claimed, now: Date): Promise<boolean> {
  const mail = await writeMail(services, claimed)
  if (!mail) return giveToDesk(services, claimed, 'no address')
  try {
    await services.mailer.send(mail)
  } catch (error) {
    const { responseCode = 0, syscall, code } = Failure.parse(error)
    if (responseCode >= 500) return giveToDesk(services, claimed, String(error).slice(0, 300))
    const surelyNotSent = responseCode >= 400 || syscall === 'connect' || code === 'EDNS'
    if (surelyNotSent) await giveBack(services, claimed, now)
    throw error
  }
  await letterOf(services, claimed, { sent_at: now })
  return true
}

async function giveToDesk(services: Services, claimed: Claimed, failed: string): Promise<false> {
  await letterOf(services, claimed, { failed })
  await setTarget(services.db, keyOf(claimed), { state: 'call' })
  return false
}

/** It did not leave: the same round is tried again, with another link. */
const giveBack = ({ db }: Services, claimed: Claimed, now: Date) =>
  db.transaction().execute(async (tx) => {
    const { campaign_id, organization_id } = keyOf(claimed)
    await tx
      .deleteFrom('freshness_letter')
      .where('campaign_id', '=', campaign_id)
      .where('organization_id', '=', organization_id)
      .where('round', '=', claimed.round)
      .execute()
    const next_at = new Date(now.getTime() + 600_000)
    await setTarget(tx, { campaign_id, organization_id }, { round: claimed.round - 1, next_at })
  })

const keyOf = ({ campaignId, organizationId }: Claimed) => ({
  campaign_id: campaignId,
  organization_id: organizationId,
})

const letterOf = ({ db }: Services, claimed: Claimed, set: { sent_at?: Date; failed?: string }) =>
  db
    .updateTable('freshness_letter')
    .set(set)
    .where('campaign_id', '=', claimed.campaignId)
    .where('organization_id', '=', claimed.organizationId)
    .where('round', '=', claimed.round)
    .execute()
