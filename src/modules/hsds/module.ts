import type { Module } from '../../platform/module.ts'
import { listIds } from '../directory/api.ts'
import './messages.ts'
import { openApiRoute } from './openapi-route.ts'
import { hsdsRoutes } from './routes.ts'
import './tables.ts'
import { hsdsPrivacy } from './privacy.ts'

/** The open interface: HSDS 3.0, and the description of every open address. */
export const hsds: Module = {
  name: 'hsds',
  uses: ['taxonomy', 'territory', 'directory'],
  privacy: hsdsPrivacy,
  routes: [...hsdsRoutes, openApiRoute],
  examples: async (db) => ({ record: (await listIds(db, 'organization', {}, { limit: 1 }))[0] ?? 'none' }),
}
