import type { Module } from '../../platform/module.ts'
import { importCommands } from './commands.ts'
import './messages.ts'
import './tables.ts'

/** Lists of organisations brought in from elsewhere: read, looked at, written and, if need be, taken back. */
export const imports: Module = {
  name: 'imports',
  uses: ['territory', 'taxonomy', 'directory'],
  commands: importCommands,
}
