import type { Command } from './command.ts'
import { demoLoad, demoRemove } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { migrate } from './commands/migrate.ts'
import { routes } from './commands/routes.ts'
import { serve, start } from './commands/serve.ts'

/** The commands that every installation has, whatever its modules. */
export const PLATFORM_COMMANDS: readonly Command[] = [
  start,
  serve,
  migrate,
  demoLoad,
  demoRemove,
  routes,
  doctor,
]
