import type { Module } from '../../platform/module.ts'
import { areaRoutes } from './area-routes.tsx'
import './messages.ts'

/** How people come to look after organisations, alone and together. */
export const members: Module = {
  name: 'members',
  uses: ['accounts', 'editing'],
  routes: areaRoutes,
}
