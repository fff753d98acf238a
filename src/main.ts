import { MODULES } from './modules.ts'
import { dispatch } from './platform/cli/dispatch.ts'
import { PLATFORM_COMMANDS } from './platform/cli/platform-commands.ts'
import { assemble } from './platform/modules.ts'

const modules = assemble(MODULES)
const commands = [...PLATFORM_COMMANDS, ...MODULES.flatMap((module) => module.commands ?? [])]
process.exitCode = await dispatch(process.argv.slice(2), { commands, modules, env: process.env })
