import { join, resolve } from 'node:path'
import type { Config } from './config.ts'
import type { Services } from './cx.ts'
import type { Db } from './db/database.ts'
import { folderStore } from './files/file-store.ts'
import { OPEN } from './health/readiness.ts'
import { ENDLESS } from './health/room.ts'
import { OPEN_DOOR } from './http/admission/open-door.ts'
import { hostNames } from './http/host-names.ts'
import { loadCatalogues, translators } from './i18n/catalogue.ts'
import { createLog } from './log/log.ts'
import { outboxMailer, smtpMailer } from './mail/mailer.ts'
import { createMetrics } from './metrics/metrics.ts'
import type { Modules } from './modules.ts'
import { outboundClient } from './outbound/outbound.ts'
import { NO_INDEX } from './search/search-index.ts'
import { siteAddress } from './site-address.ts'

/** Puts together what every request, job and command has at hand. */
export function createServices(config: Config, db: Db, modules: Modules): Services {
  const data = resolve(config.dataDir)
  const log = createLog(config.logLevel)
  return {
    config,
    db,
    modules,
    log,
    hosts: hostNames(modules.list, db, log),
    mailer: config.smtpUrl
      ? smtpMailer(config.smtpUrl, config.mailFrom)
      : outboxMailer(join(data, 'outbox'), config.mailFrom),
    files: folderStore(join(data, 'files')),
    outbound: outboundClient(`Tessuto (+${siteAddress(config)})`),
    translate: translators(loadCatalogues(modules.names), config.timeZone),
    metrics: createMetrics(),
    room: ENDLESS,
    door: OPEN,
    admission: OPEN_DOOR,
    search: NO_INDEX,
  }
}
