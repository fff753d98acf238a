import type { Command } from '../command.ts'

/** Loads the fictional territory. */
export const demoLoad: Command = {
  name: 'demo load',
  summary: 'Adds the demo territory: fictional organisations for a first look',
  usage: '',
  run: async (cx) => {
    const services = await cx.services()
    for (const module of cx.modules.list) {
      const said = await module.demo?.load(services)
      if (said) cx.print(said)
    }
    return 0
  },
}

/** Removes the fictional territory and nothing else. */
export const demoRemove: Command = {
  name: 'demo remove',
  summary: 'Removes the demo territory and nothing else',
  usage: '',
  run: async (cx) => {
    const services = await cx.services()
    // What was loaded last may stand on what was loaded first.
    for (const module of [...cx.modules.list].reverse()) {
      const said = await module.demo?.remove(services)
      if (said) cx.print(said)
    }
    return 0
  },
}
