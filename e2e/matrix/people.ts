import type { Cx } from '../../src/platform/cx.ts'
import { STAFF_ROLES } from '../../src/platform/http/actor.ts'
import { buildCx } from '../../src/platform/http/build-cx.ts'
import { insertGrant } from '../../src/platform/session/role-grants.ts'
import { openSession, SESSION_COOKIE } from '../../src/platform/session/session.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'
import type { Things } from './things.ts'

/** Somebody who asks, as the matrix calls them, with the context of a request of theirs. */
export interface Asker {
  name: string
  cx: Cx
  cookie: string
}

/** Province where nothing of the test is: Florence. */
const ELSEWHERE = '048'

/**
 * Everybody who is asked about each route: nobody, a stranger, whose things they are, who looks after the body, after
 * another, or did so once, and every role of the staff everywhere, elsewhere and in the body's province.
 */
export async function listAskers(house: TestApplication, things: Things): Promise<readonly Asker[]> {
  const { organizationId, otherId, province } = things
  const owner = { role: 'organization_owner', organizationId } as const
  const ended = await house.person()
  const now = new Date()
  const over = { grantedBy: 'test', now: new Date(now.getTime() - 86_400_000), validTo: now }
  await house.db.transaction().execute((tx) => insertGrant(tx, ended.id, owner, over))
  const cookies: [string, { cookie: string }][] = [
    ['visitor', { cookie: '' }],
    ['account', await house.person()],
    ['self', things.self],
    ['keeper', things.keeper],
    ['keeper-by-password', await byPassword(house, things.keeper.id)],
    ['editor', await house.person({ ...owner, role: 'organization_editor' })],
    ['owner', await house.person(owner)],
    ['officer', await house.person({ ...owner, role: 'public_body_officer' })],
    ['other-owner', await house.person({ ...owner, organizationId: otherId })],
    ['ended-owner', ended],
  ]
  for (const role of STAFF_ROLES) {
    cookies.push([role, await house.as(role)])
    cookies.push([`${role}@here`, await house.person({ role, territory: province })])
    cookies.push([`${role}@elsewhere`, await house.person({ role, territory: ELSEWHERE })])
  }
  return Promise.all(
    cookies.map(async ([name, { cookie }]) => {
      const request = new Request('http://localhost/it', { headers: { cookie } })
      return { name, cookie, cx: await buildCx(house.services, request, 'matrix', { lang: 'it' }) }
    }),
  )
}

/** A session of this account that gave no second factor: roles of the staff do not count in it. */
async function byPassword({ db }: TestApplication, accountId: string): Promise<{ cookie: string }> {
  const owner = { accountId, name: 'x', device: 'x', addressBlock: 'x', secondFactor: false }
  return { cookie: `${SESSION_COOKIE}=${await openSession(db, owner, new Date())}` }
}
