import { z } from 'zod'
import { takeDocument } from '../../../../platform/documents/document-form.ts'
import { documentSize } from '../../../../platform/documents/read-documents.ts'
import { lastOf } from '../../../../platform/http/input.ts'
import { PAPER_KINDS, type RecordDocument } from '../../../directory/api.ts'
import { neededText, shown, wholeNumber } from '../fields.ts'
import type { Known } from '../known.ts'
import { inOrder, lastPlace, moved, withoutRow, withRow } from '../rows-of.ts'
import type { Section } from '../section.ts'
import { PaperFields } from './PaperFields.tsx'

/** What the form of one document says; `file` is the id of the document itself. */
interface PaperValues {
  file: string
  name: string
  kind: (typeof PAPER_KINDS)[number]
  year: number | null
}

/** Only documents of this organisation: those it sent, and those its record has. */
const form = (known: Known, { papers: rows }: RecordDocument) =>
  z
    .object({
      file: lastOf(z.string().default('')),
      name: neededText(300),
      kind: lastOf(z.enum(PAPER_KINDS)),
      year: wholeNumber(1800, 2200),
    })
    .refine(({ file }) => known.documents.has(file) || rows.some((row) => row.document_id === file), {
      path: ['file_file'],
      error: 'directory.editing.document_needed',
      when: () => true,
    })

/** Statute, annual reports, leaflets and forms of the organisation. */
export const papers: Section<PaperValues> = {
  name: 'documenti',
  group: 'papers',
  showsOwn: true,
  title: 'directory.group.papers',
  why: 'editing.forms.papers_why',
  rows: {
    add: 'editing.forms.papers_add',
    list: (document, cx, known) =>
      inOrder(document.papers).map(({ id, document_id, name, kind, year }) => {
        const kept = known.documents.get(document_id)
        const about = [cx.t(`directory.paper.${kind}`), year === null ? '' : String(year)]
        return {
          id,
          title: name,
          lines: [[...about, kept ? documentSize(cx, kept) : ''].filter(Boolean).join(' · ')],
        }
      }),
    move: (document, row, way) => ({ ...document, papers: moved(document.papers, row, way) }),
    remove: (document, row) => ({ ...document, papers: withoutRow(document.papers, row) }),
  },
  takeFiles: (cx, values, organizationId) => takeDocument(cx, values, 'file', organizationId),
  form,
  valuesOf: ({ papers: rows }, { row }) => {
    const found = rows.find(({ id }) => id === row)
    return {
      file: shown(found?.document_id ?? null),
      name: shown(found?.name ?? null),
      kind: found?.kind ?? '',
      year: shown(found?.year ?? null),
    }
  },
  apply: (document, { file: document_id, ...said }, { row }) => {
    const before = document.papers.find(({ id }) => id === row)
    const position = before?.position ?? lastPlace(document.papers)
    return { ...document, papers: withRow(document.papers, { id: row, document_id, ...said, position }) }
  },
  Fields: PaperFields,
}
