import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Config } from '../../config.ts'
import { isOldBackup, LEAST_DISK_BYTES, newestBackup, readDisk } from '../../health/checks.ts'
import type { Translate } from '../../i18n/messages.ts'
import type { Finding } from '../../module.ts'
import { projectFile } from '../../project.ts'
import type { Command } from '../command.ts'
import { operatorWords } from '../operator-language.ts'
import { databaseFindings } from './doctor-database.ts'

/** Looks at everything the product needs and says, for what is wrong, what to do. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Checks that everything the product needs is in order',
  usage: '[--lang it|en|fr|zh|ar|ru]',
  options: { lang: { type: 'string' } },
  run: async (cx) => {
    const words = operatorWords(cx)
    if (!words) return 2
    const { t } = words
    const findings = [
      node(t),
      folder(cx.config, t),
      await disk(cx.config, t),
      ...(await databaseFindings(cx, t)),
      await mail(cx.config, t),
      ...browser(t),
      await port(cx.config, t),
      await backups(cx.config, new Date(), t),
    ]
    for (const { ok, what, fix } of findings)
      cx.print(`${ok ? 'ok  ' : 'FIX '} ${what}${fix && !ok ? `\n     → ${fix}` : ''}`)
    const wrong = findings.filter(({ ok }) => !ok).length
    cx.print(wrong === 0 ? t('doctor.all_ok') : t('doctor.to_fix', { count: wrong }))
    return wrong === 0 ? 0 : 1
  },
}

function node(t: Translate): Finding {
  const major = Number.parseInt(process.versions.node, 10)
  return {
    ok: major >= 24,
    what: `Node ${process.versions.node}`,
    fix: t('doctor.node_fix'),
  }
}

function folder({ dataDir }: Config, t: Translate): Finding {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    return { ok: true, what: t('doctor.folder_ok', { folder: dataDir }) }
  } catch (error) {
    const what = t('doctor.folder_wrong', { folder: dataDir, reason: (error as Error).message })
    return { ok: false, what, fix: t('doctor.folder_fix') }
  }
}

async function disk(config: Config, t: Translate): Promise<Finding> {
  const { free } = await readDisk(config)
  const ok = free >= LEAST_DISK_BYTES
  const gigabytes = Math.round(free / 1e8) / 10
  const what = t(ok ? 'health.disk_ok' : 'health.disk_wrong', { gigabytes })
  return { ok, what: `${t('health.disk')}: ${what}`, fix: t('health.disk_fix') }
}

async function backups(config: Config, now: Date, t: Translate): Promise<Finding> {
  const named = (words: string) => `${t('health.backups')}: ${words}`
  if (!config.backupDir) return { ok: true, what: named(t('health.backups_note')) }
  const newest = await newestBackup(config)
  const ok = newest !== undefined && !isOldBackup(newest, now)
  const hours = Math.round((now.getTime() - (newest ?? now).getTime()) / 3_600_000)
  const what = newest
    ? t(ok ? 'health.backups_ok' : 'health.backups_wrong', { hours })
    : t('health.backups_none')
  return { ok, what: named(what), fix: t('health.backups_fix') }
}

async function mail({ smtpUrl }: Config, t: Translate): Promise<Finding> {
  const named = (words: string) => `${t('health.mail')}: ${words}`
  if (!smtpUrl) return { ok: true, what: named(t('health.mail_note')) }
  const transport = createTransport(smtpUrl, { connectionTimeout: 5_000 } as object)
  try {
    await transport.verify()
    return { ok: true, what: named(t('health.mail_ok')) }
  } catch (error) {
    const what = named(`${t('health.mail_wrong')} (${(error as Error).message})`)
    return { ok: false, what, fix: t('health.mail_fix') }
  } finally {
    transport.close()
  }
}

/** Only the tests open a browser, in a checkout that has their packages; without Debian's they use the packaged one. */
export function browser(t: Translate, packages = projectFile('node_modules')): Finding[] {
  if (!existsSync(join(packages, 'playwright-core'))) return []
  const found = [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find(existsSync)
  return [{ ok: true, what: t('doctor.browser', { path: found ?? '@sparticuz/chromium' }) }]
}

function port({ host, port: wanted }: Config, t: Translate): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const values = { host, port: String(wanted), reason: error.message }
      const what = t(taken ? 'doctor.port_used' : 'doctor.port_wrong', values)
      resolve({ ok: taken, what, fix: t('doctor.port_fix') })
    })
    server.listen(wanted, host, () =>
      server.close(() => resolve({ ok: true, what: t('doctor.port_free', { host, port: String(wanted) }) })),
    )
  })
}
