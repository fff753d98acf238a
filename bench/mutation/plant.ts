import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { projectFile } from '../../src/platform/project.ts'
import { compiled, type Edit } from './twin.ts'

/** Loaded before a test (`--import`): puts the places of a weak twin, which `WEAK_TWIN` names, into the product. */
const edits: readonly Edit[] = JSON.parse(process.env.WEAK_TWIN ?? '[]')

if (edits.length > 0)
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      const here = edits.filter(({ file }) => url === pathToFileURL(projectFile(compiled(file))).href)
      if (here.length === 0) return loaded
      const source = here.reduce(
        (text, { find, replace }) => text.replace(find, () => replace),
        String(loaded.source),
      )
      return { ...loaded, source }
    },
  })
