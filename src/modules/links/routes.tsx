import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { HttpError } from '../../platform/http/errors.ts'
import { lastOf } from '../../platform/http/input.ts'
import { reachOf } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post, present } from '../../platform/http/route.ts'
import { isUuid } from '../../platform/ids.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { places, reachNames } from '../territory/api.ts'
import { recheck, setIgnored, takeNewAddress, tellOwners, UNDO_DAYS, undoChange } from './commands.ts'
import { LINKS, OWN } from './paths.ts'
import { mayDecideLink, mayDecideLinks, mayKeepAddress, maySeeOwn, mayUndoChange } from './permissions.ts'
import { countLinks, findChange, findLink, listChanges, listDead, listLinks } from './queries.ts'
import { FAILURES, STATES } from './tables.ts'
import { LinkList } from './views/LinkList.tsx'
import { LinkPage } from './views/LinkPage.tsx'
import { OwnLinks } from './views/OwnLinks.tsx'

/** What was just done, as the address of the next page says it. */
export const DONE = [
  'richiesto',
  'ignorato',
  'seguito',
  'avvisati',
  'cambiato',
  'annullato',
  'niente',
] as const

const LinksQuery = z.object({
  stato: lastOf(
    z
      .enum([...STATES, 'ignored'])
      .catch('dead')
      .default('dead'),
  ),
  tipo: lastOf(z.enum(FAILURES).optional().catch(undefined)),
  q: lastOf(z.string().trim().max(200).catch('').default('')),
  page: lastOf(z.coerce.number().int().min(1).max(10_000).catch(1).default(1)),
  fatto: lastOf(z.enum(DONE).optional().catch(undefined)),
})

const Act = z.object({
  azione: lastOf(z.enum(['ricontrolla', 'ignora', 'segui', 'avvisa', 'cambia'])),
  indirizzo: lastOf(z.string().trim().max(2_000).default('')),
})
const NewAddress = z.url({ protocol: /^https?$/ }).max(500)

const staffPage = (cx: Cx, title: string, lead: string) => ({
  title,
  description: lead,
  breadcrumb: [{ label: cx.t('staff.home_title'), path: '/gestione' }],
  feedback: false,
  indexed: false,
  search: false,
})

type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>

/** For which places somebody looks after addresses. */
const scopeOf = ({ actor }: Cx) => reachOf(actor, 'links.decide')

const load = async (cx: Cx, { collegamento }: { collegamento: string }) =>
  (await findLink(cx.db, collegamento, scopeOf(cx))) ?? null

function who(actor: Actor | undefined): Actor {
  if (!actor) throw new HttpError(401)
  return actor
}

function showLink(cx: Cx, link: Link, { error, typed }: { error?: string; typed?: string } = {}): Response {
  const options = staffPage(cx, cx.t('links.one_title'), cx.t('links.lead'))
  const breadcrumb = [...options.breadcrumb, { label: cx.t('links.title'), path: LINKS }]
  const invalid = error !== undefined
  return page(
    cx,
    { ...options, lead: false, breadcrumb, invalid },
    <LinkPage cx={cx} link={link} mayKeep={mayKeepAddress(cx.actor, link)} error={error} typed={typed} />,
    invalid ? 422 : 200,
  )
}

/** Does one thing to an address, and says in a word what was done. */
async function act(
  cx: Cx,
  actor: Actor,
  link: Link,
  { azione, indirizzo }: z.infer<typeof Act>,
): Promise<(typeof DONE)[number]> {
  const { id } = link
  const scope = scopeOf(cx)
  switch (azione) {
    case 'ricontrolla':
      await recheck(cx, id)
      return 'richiesto'
    case 'avvisa':
      return (await tellOwners(cx, actor, { id, scope })) > 0 ? 'avvisati' : 'niente'
    case 'cambia': {
      const outcome = await takeNewAddress(cx, actor, { id, address: indirizzo, scope })
      return 'refused' in outcome ? 'niente' : 'cambiato'
    }
    default:
      if (!mayKeepAddress(actor, link)) throw new HttpError(403)
      await setIgnored(cx, actor, id, azione === 'ignora')
      return azione === 'ignora' ? 'ignorato' : 'seguito'
  }
}

/** The web addresses of records for the staff, and those of one organisation for its people. */
export const linkRoutes = [
  get(LINKS, {
    summary: 'The web addresses of records that lead nowhere or moved, with filters',
    allow: mayDecideLinks,
    query: LinksQuery,
    handle: async (cx, { query }) => {
      const since = new Date(cx.now.getTime() - UNDO_DAYS * 86_400_000)
      const scope = scopeOf(cx)
      const [found, counts, changes, atlas] = await Promise.all([
        listLinks(cx.db, query, scope),
        countLinks(cx.db, scope),
        listChanges(cx.db, since, scope),
        places(cx.db),
      ])
      const where = scope && reachNames(atlas, scope, cx.lang)
      const view = <LinkList cx={cx} {...{ query, where, counts, changes }} {...found} />
      return page(cx, staffPage(cx, cx.t('links.title'), cx.t('links.lead')), view)
    },
  }),
  get(`${LINKS}/:collegamento`, {
    summary: 'One web address: who names it, and what can be done',
    load,
    allow: mayDecideLink,
    handle: (cx, { resource }) => showLink(cx, present(resource)),
  }),
  post(`${LINKS}/:collegamento`, {
    summary: 'Asks an address again, keeps it as it is, tells its organisations or writes a new one',
    load,
    allow: mayDecideLink,
    form: Act,
    handle: async (cx, { actor, resource: found, form }) => {
      const resource = present(found)
      if (form.azione === 'cambia' && !NewAddress.safeParse(form.indirizzo).success)
        return showLink(cx, resource, { error: cx.t('form.url'), typed: form.indirizzo })
      const done = await act(cx, who(actor), resource, form)
      return seeOther(
        href(cx, `${LINKS}?stato=${resource.ignored_at ? 'ignored' : resource.state}&fatto=${done}`),
      )
    },
  }),
  post(`${LINKS}/annulla/:collegamento`, {
    summary: 'Takes a new address back',
    load: async (cx, { collegamento: id }) => (isUuid(id) && (await findChange(cx.db, id))) || null,
    allow: mayUndoChange,
    handle: async (cx, { actor, resource }) => {
      const outcome = await undoChange(cx, who(actor), present(resource).id)
      return seeOther(href(cx, `${LINKS}?fatto=${'refused' in outcome ? 'niente' : 'annullato'}`))
    },
  }),
  get(OWN, {
    summary: 'The web addresses of one organisation that lead nowhere, for its people',
    load: async (_cx, { organizationId }) => (isUuid(organizationId) ? { organizationId } : undefined),
    allow: maySeeOwn,
    handle: async (cx, { resource: { organizationId } }) => {
      const dead = await listDead(cx.db, organizationId)
      const options = { feedback: false, indexed: false, search: false, title: cx.t('links.own_title') }
      const breadcrumb = [{ label: cx.t('editing.owner.title'), path: `/area/${organizationId}/scheda` }]
      const view = <OwnLinks cx={cx} organizationId={organizationId} dead={dead} />
      return page(cx, { ...options, lead: cx.t('links.own_lead'), breadcrumb }, view)
    },
  }),
]
