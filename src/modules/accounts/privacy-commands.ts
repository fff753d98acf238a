import type { Command, CommandContext } from '../../platform/cli/command.ts'
import type { Services } from '../../platform/cx.ts'
import { isLang, type Lang } from '../../platform/i18n/languages.ts'
import type { Translate } from '../../platform/i18n/messages.ts'
import { sayErasure } from '../../platform/privacy/describe.ts'
import type { Erased } from '../../platform/privacy/erase.ts'
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
    const data = await collectData(here(await cx.services(), asked.lang), asked.email, asked.also)
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
    const { email, also, lang } = asked
    const services = here(await cx.services(), lang)
    if (cx.values.yes !== true) return tellBefore(cx, await collectData(services, email, also))
    const { refused, erased, letters, sharedNames } = await eraseByAddress(services, email, also)
    if (refused) {
      cx.error(services.t(refused))
      return 1
    }
    tell(cx, erased, services.t)
    if (letters > 0) cx.print(`outbox: ${letters} letters removed`)
    tellShared(cx, sharedNames)
    return 0
  },
}

/** At hand now, in the language in which it is read. */
const here = (services: Services, lang: Lang) => ({
  ...services,
  now: new Date(),
  lang,
  t: services.translate[lang],
})

function askedOf(cx: CommandContext): { email: string; also: string[]; lang: Lang } | undefined {
  const [email = ''] = cx.positionals
  const also = [cx.values.also ?? []].flat().map((text) => String(text).trim())
  const lang = String(cx.values.lang ?? 'en')
  const short = also.find((text) => text.length < 5)
  if (!isLang(lang)) {
    cx.error(`No texts in “${lang}”: it, en, fr, zh, ar or ru.`)
    return undefined
  }
  if (/^\S+@\S+$/.test(email) && cx.positionals.length === 1 && !short) return { email, also, lang }
  cx.error(
    short === undefined
      ? 'Whose? Give one address, such as anna@example.org.'
      : `“${short}” is too short: it would be found in the words of others.`,
  )
  return undefined
}

function tellBefore(cx: CommandContext, { kept, sharedNames }: Awaited<ReturnType<typeof collectData>>) {
  for (const { module, table, rows, erasure } of kept)
    cx.print(`${module} ${table}: ${rows.length} rows; ${erasure}`)
  tellShared(cx, sharedNames)
  cx.print('Nothing was changed. “privacy export” shows the rows; with --yes they are erased as said here.')
  return 0
}

const tell = (cx: CommandContext, erased: readonly Erased[], t: Translate): void => {
  for (const { module, table, rows, said } of erased)
    cx.print(`${module} ${table}: ${rows} rows; ${sayErasure(t, said)}`)
}

function tellShared(cx: CommandContext, names: readonly string[]): void {
  for (const name of names)
    cx.print(`Somebody else acted as “${name}” too: what has only that name was left as it is.`)
}
