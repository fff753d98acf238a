import type { Command } from './cli/command.ts'
import type { Cx, NavigationItem, Services } from './cx.ts'
import type { DbOrTx, Tx } from './db/database.ts'
import type { Actor, Permission, Role } from './http/actor.ts'
import type { KeptForm } from './http/kept-form.ts'
import type { Policy } from './http/policy.ts'
import type { Route } from './http/route.ts'
import type { Lang } from './i18n/languages.ts'
import type { MessageKey, Translate } from './i18n/messages.ts'
import type { Privacy } from './privacy/table-privacy.ts'
import type { SearchKind } from './search/kind.ts'

/**
 * The manifest of a module: everything it brings to the house. Its migrations and catalogues are found in its
 * folder (`migrations/`, `locales/`) and need no entry here.
 */
export interface Module {
  /** Name of the folder under `src/modules`, and prefix of its permissions, messages and events. */
  name: string
  /** Modules whose `api.ts` it may import; the graph is acyclic. */
  uses?: readonly string[]
  routes?: readonly Route[]
  /** What each of its tables keeps of people; no table is left out. */
  privacy?: Privacy
  /** Which roles hold which permission. */
  permissions?: Readonly<Record<Permission, readonly Role[]>>
  /** Links in the main navigation; with `allow`, in the staff area of those it allows. */
  navigation?: readonly (NavigationItem & { allow?: Policy })[]
  /** Commands of `npm run tessuto --`. */
  commands?: readonly Command[]
  /** Background work, by name; `cron` in the territory's time zone. */
  jobs?: Readonly<Record<string, Job>>
  /** What it does when something happened elsewhere: event name → handlers, run once per event. */
  on?: Readonly<Record<string, EventHandler>>
  /** The page to sign in for somebody whose session was over when they sent a form; it carries what was typed. */
  askToSignIn?: (cx: Cx, kept: KeptForm) => Response | undefined
  /** Why this account cannot be removed yet, such as the last owner of a body; asked in the transaction that removes it. */
  keepsAccount?: (tx: Tx, accountId: string, now: Date) => Promise<MessageKey | undefined>
  /**
   * Gives what an accepted invitation of this module promised, in the transaction that accepts it, and says where its
   * person begins, without the language prefix; nothing where the invitation is another module's.
   */
  onInvitation?: (tx: Tx, accepted: AcceptedInvitation) => Promise<string | undefined>
  /** Kinds of its things that wait for the staff, as `MODULE.kind`; the board's queue shows them. */
  waits?: Readonly<Record<`${string}.${string}`, WaitingKind>>
  /** Links to its own pages about one organisation, shown where that organisation is. */
  bodyLinks?: (
    cx: Cx,
    organizationId: string,
    place: BodyPlace,
    shown?: ShownBody,
  ) => Promise<readonly BodyLink[]>
  /** Told, without being waited for, what a page showed of organisations; to whom is in the request. */
  onShown?: (cx: Cx, request: Request, shown: Shown) => void
  /** By what mandate whoever asks writes for an organisation they are not of, where they have one now. */
  writesFor?: (cx: Pick<Cx, 'db' | 'actor' | 'now'>, organizationId: string) => Promise<Mandate | undefined>
  /** Where the latest mandate of an account for an organisation is written down, also one that ended, where there is one. */
  mandatePath?: (
    db: DbOrTx,
    asked: { organizationId: string; accountId: string },
  ) => Promise<string | undefined>
  /** Host names that show a part of the portal, each with that part's address without language: `/spazi/croce-verde`. */
  hosts?: (db: DbOrTx) => Promise<ReadonlyMap<string, string>>
  /** The kinds of records it wants found: it puts their documents with `putDocuments`. */
  search?: readonly SearchKind[]
  /** Reference data to bring up to date after the migrations, such as code lists; idempotent. */
  load?: (services: Services) => Promise<void>
  /** How many of its public records a person finds with these words, for those who look after the search. */
  finds?: (services: Services, asked: { lang: Lang; text: string }) => Promise<number>
  /** The last thing before a server ends, such as writing what is still in memory. */
  stop?: (services: Services) => Promise<void>
  /** Fictional content for a first look; both idempotent. */
  demo?: { load: (services: Services) => Promise<string>; remove: (services: Services) => Promise<string> }
  /** What the first start says, such as a link to enter. */
  firstStart?: (services: Services) => Promise<readonly string[]>
  /** Checks of `tessuto doctor`, in the language of whoever asks. */
  doctor?: (services: Services, t: Translate) => Promise<readonly Finding[]>
  /** Public addresses for the sitemap, without the language prefix. */
  sitemap?: (db: DbOrTx) => AsyncIterable<SitemapEntry> | Promise<readonly SitemapEntry[]>
  /** One example of each parameter of its addresses, so that tests can open every page. */
  examples?: (db: DbOrTx) => Promise<Readonly<Record<string, string>>>
}

export interface Job {
  run: (services: Services, data: unknown) => Promise<void>
  /** Five-field cron line; not between two and three, an hour that is missing one night a year and there twice in another. */
  cron?: string
  /** Tries after the first; when absent 2 for scheduled work, else as many as fit into a day, ever farther apart. */
  retries?: number
  /** Seconds after which a run counts as lost and is given to another worker. */
  expiresIn?: number
}

/** An invitation that somebody accepts; `purpose` is the business of the module that sent it. */
export interface AcceptedInvitation {
  account: { id: string; name: string }
  purpose: unknown
  now: Date
}

/** Where an organisation is shown: to everybody, to its own people, to the staff. */
export type BodyPlace = 'public' | 'area' | 'staff'

/** What the public is shown of an organisation; its page knows it already. */
export interface ShownBody {
  slug: string
  name: string
  lifecycle: string
}

/** A link to a page about one organisation, in the language of the request. */
export interface BodyLink {
  label: string
  /** What one finds there, in a sentence. */
  hint?: string
  /** Address without the language prefix. */
  path: string
}

/** By what an organisation was shown: its page, a list of results, its card on another site, what was taken along. */
export type ShownAs = 'page' | 'results' | 'card' | 'vcard' | 'print'

/** What somebody was shown of organisations. */
export interface Shown {
  as: ShownAs
  organizationIds: readonly string[]
  /** What was searched, where they are results. */
  words?: string
}

/** What an organisation asked somebody of the staff to write for it, and is written down as such. */
export interface Mandate {
  /** ISTAT codes of the municipality, province and region of its seat. */
  territories: readonly string[]
  /** Last moment at which it counts. */
  until: Date
  /** Where it is written down, without the language prefix. */
  path: string
}

/** A kind of thing that waits for the staff. */
export interface WaitingKind {
  /** What many of them are called, such as "Schede". */
  label: MessageKey
  /** Held by those who decide. */
  permission: Permission
  /** Days in which it should be decided. */
  days: number
  /** Address of the page where one is decided, without language. */
  path: (id: string) => string
  /** Approves those of many that need no closer look; returns their ids. */
  approve?: (cx: Cx, actor: Actor, ids: readonly string[]) => Promise<readonly string[]>
  /** Takes such approvals back; returns the ids taken back. */
  takeBack?: (cx: Cx, actor: Actor, ids: readonly string[]) => Promise<readonly string[]>
}

export type EventHandler = (services: Services, payload: unknown) => Promise<void>

/** Outcome of one check: what is so and, when it is wrong, what to do. */
export interface Finding {
  ok: boolean
  what: string
  fix?: string
}

export interface SitemapEntry {
  path: string
  updatedAt?: Date
}
