import { documentAddress, documentSize } from '../../../../platform/documents/read-documents.ts'
import type { Sheet } from '../sheet.ts'
import { ShortText } from './Text.tsx'

/** The documents of the organisation, each with kind, year, format and size, to be saved. */
export const Papers = ({ sheet: { cx, record, text } }: { sheet: Sheet }) => (
  <ul class="link-list">
    {record.papers.map(({ id, name, kind, year, document_id, format, bytes }) => (
      <li key={id}>
        <a href={documentAddress({ id: document_id, format })} download>
          <ShortText cx={cx} text={text(id, 'name', name)} />
          <span class="soft small">
            {' '}
            {[cx.t(`directory.paper.${kind}`), year, documentSize(cx, { format, bytes })]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </a>
      </li>
    ))}
  </ul>
)
