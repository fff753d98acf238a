import type { Command, CommandContext } from '../../platform/cli/command.ts'
import { operatorWords } from '../../platform/cli/operator-language.ts'
import type { Services } from '../../platform/cx.ts'
import type { Translate } from '../../platform/i18n/messages.ts'
import { sayErasure } from '../../platform/privacy/describe.ts'
import type { Reader } from '../../platform/privacy/kept.ts'
import { collectData } from './own/own-data.ts'
import { eraseByAddress } from './own/remove.ts'

const USAGE = 'EMAIL [--also TEXT]… [--lang it|en|fr|zh|ar|ru]'
const options = { also: { type: 'string', multiple: true }, lang: { type: 'string' } } as const

/** `tessuto privacy export`: what is kept of somebody who asks, account or not (GDPR, article 15). */
export const privacyExport: Command = {
  name: 'privacy export',
  summary:
    'Prints all that is kept of a person: by address, and in texts by it and by what else means only them',
  usage: USAGE,
  options,
  run: async (cx) => {
    const asked = askedOf(cx)
    if (!asked) return 2
    const data = await collectData(here(await cx.services(), asked), asked.email, asked.also)
    cx.print(JSON.stringify(data, undefined, 2))
    return 0
  },
}

/** `tessuto privacy erase`: forgets somebody who asks, and says what stays and why (GDPR, article 17). */
export const privacyErase: Command = {
  name: 'privacy erase',
  summary: 'Says what would be erased of a person and what stays and why; with --yes erases it',
  usage: `${USAGE} [--yes]`,
  options,
  run: async (cx) => {
    const asked = askedOf(cx)
    if (!asked) return 2
    const { email, also, t } = asked
    const services = here(await cx.services(), asked)
    if (cx.values.yes !== true) return tellBefore(cx, t, await collectData(services, email, also))
    const { refused, erased, letters, sharedNames } = await eraseByAddress(services, email, also)
    if (refused) {
      cx.error(t(refused))
      return 1
    }
    for (const { said, ...rows } of erased)
      cx.print(t('accounts.privacy_rows', { ...rows, erasure: sayErasure(t, said) }))
    if (letters > 0) cx.print(t('accounts.privacy_letters', { count: letters }))
    tellShared(cx, t, sharedNames)
    return 0
  },
}

/** Whose data, and the language in which the operator reads about them. */
interface Asked extends Reader {
  email: string
  also: string[]
}

/** At hand now, in the language in which it is read. */
const here = (services: Services, { lang, t }: Reader) => ({ ...services, now: new Date(), lang, t })

function askedOf(cx: CommandContext): Asked | undefined {
  const [email = ''] = cx.positionals
  const also = [cx.values.also ?? []].flat().map((text) => String(text).trim())
  const short = also.find((text) => text.length < 5)
  const words = operatorWords(cx)
  if (!words) return undefined
  const { lang, t } = words
  if (/^\S+@\S+$/.test(email) && cx.positionals.length === 1 && !short) return { email, also, lang, t }
  cx.error(short === undefined ? t('accounts.privacy_whose') : t('accounts.privacy_short', { text: short }))
  return undefined
}

function tellBefore(
  cx: CommandContext,
  t: Translate,
  { kept, sharedNames }: Awaited<ReturnType<typeof collectData>>,
) {
  for (const { module, table, rows, erasure } of kept)
    cx.print(t('accounts.privacy_rows', { module, table, rows: rows.length, erasure }))
  tellShared(cx, t, sharedNames)
  cx.print(t('accounts.privacy_nothing'))
  return 0
}

function tellShared(cx: CommandContext, t: Translate, names: readonly string[]): void {
  for (const name of names) cx.print(t('accounts.privacy_shared', { name }))
}
