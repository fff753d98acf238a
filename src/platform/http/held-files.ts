import { openAsBlob } from 'node:fs'
import type { Readable } from 'node:stream'
import type { FileStore, Held } from '../files/file-store.ts'

/** The files of one form, on the disk until they are dropped. */
export interface HeldFiles {
  /** The content under this name, when it has come whole. */
  hold(content: Readable, name: string, type: string): Promise<File>
  drop(): Promise<void>
}

/** Holds the files of a form in the store; without one their content is passed over, and they come out empty. */
export function heldFiles(store: Pick<FileStore, 'hold'> | undefined): HeldFiles {
  const held: Held[] = []
  return {
    async hold(content, name, type) {
      // A field for a file in which nobody chose one comes with neither.
      if (!store || name === '') {
        for await (const _ of content);
        return new File([], name, { type })
      }
      const one = await store.hold(content)
      held.push(one)
      return new File([await openAsBlob(one.path, { type })], name, { type })
    },
    drop: async () => {
      for (const one of held) await one.drop()
    },
  }
}
