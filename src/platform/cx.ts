import type { Config } from './config.ts'
import type { Db } from './db/database.ts'
import type { Replicas } from './db/replica.ts'
import type { FileStore } from './files/file-store.ts'
import type { Door } from './health/readiness.ts'
import type { Room } from './health/room.ts'
import type { Actor } from './http/actor.ts'
import type { Admission } from './http/admission/open-door.ts'
import type { HostNames } from './http/host-names.ts'
import type { Lang } from './i18n/languages.ts'
import type { MessageKey, Translate } from './i18n/messages.ts'
import type { Log } from './log/log.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { Modules } from './modules.ts'
import type { Outbound } from './outbound/outbound.ts'
import type { SearchIndex } from './search/search-index.ts'

/** What the process has at hand for every request, job and command. */
export interface Services {
  config: Config
  db: Db
  /** Copies of the database that visitors read from. */
  replicas?: Replicas | undefined
  log: Log
  mailer: Mailer
  files: FileStore
  /** The only way to ask other servers. */
  outbound: Outbound
  modules: Modules
  translate: Record<Lang, Translate>
  hosts: HostNames
  metrics: Metrics
  /** Whether there is room on disk: without it the site can only be read. */
  room: Room
  /** What a balancer in front of several processes is told. */
  door: Door
  /** Who goes first when too much is asked; `OPEN_DOOR` where nobody listens. */
  admission: Admission
  /** `NO_INDEX` where nobody started one. */
  search: SearchIndex
}

/** The context of one request: what a handler and a view may know. */
export interface Cx extends Services {
  lang: Lang
  t: Translate
  now: Date
  actor: Actor | undefined
  /** The address asked for, as the public sees it. */
  url: URL
  /** The address without the language prefix, such as `/enti/misericordia`; `/` is the home page. */
  path: string
  /** On a host that shows only a part of the portal: its origin. Nobody is signed in there. */
  ownHost: string | undefined
  requestId: string
  /** The block of addresses the request comes from (/24 or /48); nothing keeps the address itself. */
  addressBlock: string
  /** What the browser calls itself. */
  userAgent: string
  site: Site
  /** Sequence number of what this person changed in the last minute: `search.settled` waits for it. */
  written: number | undefined
}

/** What every page says of the site it belongs to. */
export interface Site {
  name: string
  baseUrl: string
  navigation: readonly NavigationItem[]
  /** Whose site it is, shown on top and at the foot of every page, such as "Provincia di Prato". */
  owner?: string
  /** Who answers, shown at the foot of every page. */
  contacts?: { address?: string; phone?: string; email?: string }
}

/** A link of the main navigation, or of the staff's own menu when only some may see it. */
export interface NavigationItem {
  key: MessageKey
  /** Address without the language prefix. */
  path: string
  /** Smaller comes first. */
  order: number
}
