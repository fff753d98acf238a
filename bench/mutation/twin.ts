import { readdirSync, readFileSync } from 'node:fs'
import { projectFile } from '../../src/platform/project.ts'

/** A change of one place of the product. */
export interface Edit {
  /** Source file. */
  file: string
  /** What stands there once it is compiled, found exactly once. */
  find: string
  /** What stands there in the twin. */
  replace: string
}

/** The product without one of its safeguards; more than one place where it guards twice. */
export interface Twin {
  /** The threat of docs/threats.md, such as `T16`. */
  threat: string
  /** What the twin lets happen. */
  says: string
  edits: Edit[]
}

/** Twins that one test must notice. */
export interface Noticed {
  /** Source file of the test. */
  test: string
  /** Its name, or the part of it that a loop does not change. */
  name: string
  twins: Twin[]
}

/** Where the compiler puts a source file; packages stay where they are. */
export const compiled = (source: string): string =>
  source.startsWith('node_modules/') ? source : `dist/${source.replace(/\.tsx?$/, '.js')}`

/** All weak twins, from the lists in `twins/`. */
export function listTwins(): readonly Noticed[] {
  const folder = projectFile('bench/mutation/twins')
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => readList(readFileSync(`${folder}/${name}`, 'utf8')))
}

/**
 * A list is read like a patch: a test and its name; below it twins with their threat; below each the files it changes,
 * with lines that go (`-`) and lines that come (`+`).
 */
export function readList(text: string): readonly Noticed[] {
  const list: Noticed[] = []
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const twins = list.at(-1)?.twins
    const edits = twins?.at(-1)?.edits
    const [, test, name, threat, says, file, sign, code = ''] =
      /^(?:(\S+): (.+)| {2}(T\d+) (.+)| {4}([\w@].*)| {4}([-+])(?: (.*))?)$/.exec(line) ?? []
    if (test && name) list.push({ test, name, twins: [] })
    else if (twins && threat && says) twins.push({ threat, says, edits: [] })
    else if (edits && file) edits.push({ file, find: '', replace: '' })
    else {
      const edit = edits?.at(-1)
      if (!edit || !sign) throw new Error(`not a line of a list of twins: ${line}`)
      const at = sign === '-' ? 'find' : 'replace'
      edit[at] += `${edit[at] && '\n'}${code}`
    }
  }
  return list
}
