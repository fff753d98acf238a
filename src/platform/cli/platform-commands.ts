import type { Command } from './command.ts'
import { backup, backupKey, backupVerify } from './commands/backup.ts'
import { backupBase } from './commands/backup-base.ts'
import { backupDrill } from './commands/backup-drill.ts'
import { demoLoad, demoRemove } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { migrate } from './commands/migrate.ts'
import { move } from './commands/move.ts'
import { restore } from './commands/restore.ts'
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
  backup,
  backupKey,
  backupVerify,
  backupDrill,
  backupBase,
  restore,
  move,
]
