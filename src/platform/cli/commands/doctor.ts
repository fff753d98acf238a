import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Config } from '../../config.ts'
import { isOldBackup, LEAST_DISK_BYTES, newestBackup, readDisk } from '../../health/checks.ts'
import type { Finding } from '../../module.ts'
import type { Command } from '../command.ts'
import { databaseFindings } from './doctor-database.ts'

/** Looks at everything the product needs and says, for what is wrong, what to do. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Checks that everything the product needs is in order',
  usage: '',
  run: async (cx) => {
    const findings = [
      node(),
      folder(cx.config),
      await disk(cx.config),
      ...(await databaseFindings(cx)),
      await mail(cx.config),
      browser(),
      await port(cx.config),
      await backups(cx.config, new Date()),
    ]
    for (const { ok, what, fix } of findings)
      cx.print(`${ok ? 'ok  ' : 'FIX '} ${what}${fix && !ok ? `\n     → ${fix}` : ''}`)
    const wrong = findings.filter(({ ok }) => !ok).length
    cx.print(wrong === 0 ? 'Everything is in order.' : `${wrong} to fix.`)
    return wrong === 0 ? 0 : 1
  },
}

function node(): Finding {
  const major = Number.parseInt(process.versions.node, 10)
  return {
    ok: major >= 24,
    what: `Node ${process.versions.node}`,
    fix: 'Use npm start, which brings Node 24, or install it.',
  }
}

function folder({ dataDir }: Config): Finding {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    return { ok: true, what: `Data folder ${dataDir}` }
  } catch (error) {
    const fix = 'Give this user the right to write there, or set DATA_DIR to another folder.'
    return { ok: false, what: `Data folder ${dataDir} cannot be written (${(error as Error).message})`, fix }
  }
}

async function disk(config: Config): Promise<Finding> {
  const { free } = await readDisk(config)
  const what = `Free disk space: ${(free / 1e9).toFixed(1)} GB`
  return { ok: free >= LEAST_DISK_BYTES, what, fix: 'Free at least 1 GB on the disk of the data folder.' }
}

async function backups(config: Config, now: Date): Promise<Finding> {
  const { backupDir } = config
  if (!backupDir) return { ok: true, what: 'Backups: the product makes none (BACKUP_DIR is not set)' }
  const newest = await newestBackup(config)
  const ok = newest !== undefined && !isOldBackup(newest, now)
  const what = newest
    ? `Backups: the newest in ${backupDir} is of ${newest.toISOString()}`
    : `Backups: none in ${backupDir}`
  return { ok, what, fix: 'Look for platform.backup in the log, and run npm run tessuto -- backup' }
}

async function mail({ smtpUrl, dataDir }: Config): Promise<Finding> {
  if (!smtpUrl)
    return { ok: true, what: `Mail: kept in ${dataDir}/outbox, none is sent (SMTP_URL is not set)` }
  const transport = createTransport(smtpUrl, { connectionTimeout: 5_000 } as object)
  try {
    await transport.verify()
    return { ok: true, what: 'Mail: the server of SMTP_URL answers' }
  } catch (error) {
    return { ok: false, what: `Mail: ${(error as Error).message}`, fix: 'Check SMTP_URL.' }
  } finally {
    transport.close()
  }
}

/** Only the tests open a browser; without Debian's they use the packaged one. */
function browser(): Finding {
  const found = [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find(existsSync)
  return { ok: true, what: `Browser for the tests: ${found ?? 'the packaged one'}` }
}

function port({ host, port: wanted }: Config): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const what = taken
        ? `Port ${wanted} is in use: by Tessuto itself, or the next one will be taken`
        : `Cannot listen on ${host}:${wanted} (${error.message})`
      resolve({ ok: taken, what, fix: 'Set HOST and PORT to an address of this machine.' })
    })
    server.listen(wanted, host, () =>
      server.close(() => resolve({ ok: true, what: `Port ${wanted} on ${host} is free` })),
    )
  })
}
