import { MODULES } from './modules.ts'
import { dispatch } from './platform/cli/dispatch.ts'
import { endWithParent } from './platform/cli/end-with-parent.ts'
import { PLATFORM_COMMANDS } from './platform/cli/platform-commands.ts'
import { assemble } from './platform/modules.ts'

endWithParent(process.env.TESSUTO_PARENT)
const modules = assemble(MODULES)
const commands = [...PLATFORM_COMMANDS, ...MODULES.flatMap((module) => module.commands ?? [])]
process.exitCode = await dispatch(process.argv.slice(2), { commands, modules, env: process.env })
