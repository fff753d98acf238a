import type { Tx } from '../../platform/db/database.ts'
import { type FileUser, useFiles } from '../../platform/files/used-files.ts'
import { partsOf, type SpaceDocument, type Values } from './document.ts'
import { FIELDS } from './fields.ts'

/** Ids of the pictures that a site, or one part of it, shows. */
export const picturesOf = (document: SpaceDocument): string[] =>
  partsOf(document).flatMap(({ kind, values }) => picturesIn(kind, values))

const picturesIn = (kind: keyof typeof FIELDS, values: Values): string[] =>
  FIELDS[kind].flatMap(({ as, name }) => (as === 'picture' && values[name] ? [values[name]] : []))

interface Shown {
  organizationId: string
  document: SpaceDocument | null
  as: 'draft' | 'public' | 'submission'
  /** Where the organisation is, for the staff who decide there. */
  territories?: readonly string[]
  now: Date
}

/** Says which pictures a state of a site shows, so that those who may see it may see them. */
export async function showPictures(
  tx: Tx,
  { organizationId, document, as, territories = [], now }: Shown,
): Promise<void> {
  const seenBy: Record<Shown['as'], FileUser['seenBy']> = {
    draft: 'its people',
    public: 'everybody',
    submission: { permission: 'spaces.review', territories },
  }
  const user = {
    subject: `spaces.${as}`,
    subjectId: organizationId,
    organizationId,
    seenBy: seenBy[as],
  } as const
  await useFiles(tx, 'picture', user, document ? new Set(picturesOf(document)) : [], now)
}
