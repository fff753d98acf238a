import type { Module } from '../../platform/module.ts'
import { batchRoutes } from './batch-routes.tsx'
import { importCommands } from './commands.ts'
import { jobs } from './jobs.ts'
import './messages.ts'
import { IMPORTS } from './paths.ts'
import { mayImport } from './permissions.ts'
import { listRoutes } from './routes.tsx'
import './tables.ts'
import { importsPrivacy } from './privacy.ts'

/** Lists of organisations brought in from elsewhere: read, looked at, written and, if need be, taken back. */
export const imports: Module = {
  name: 'imports',
  uses: ['staff', 'taxonomy', 'territory', 'directory'],
  privacy: importsPrivacy,
  commands: importCommands,
  routes: [...listRoutes, ...batchRoutes],
  permissions: { 'imports.manage': ['web_editor', 'chief_editor', 'register_officer', 'territory_admin'] },
  navigation: [{ key: 'imports.title', path: IMPORTS, order: 800, allow: mayImport }],
  jobs,
  examples: async () => ({ importazione: '00000000-0000-7000-8000-000000000000' }),
}
