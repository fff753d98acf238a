import type { Generated } from 'kysely'
import type { PAPER_KINDS } from './record-document.ts'
import type { EventStatus, EventTimes } from './record-event.ts'

declare module '../../../platform/db/database.ts' {
  interface Database {
    organization_picture: OrganizationPictureTable
    organization_document: OrganizationDocumentTable
  }
}

interface OrganizationPictureTable {
  id: string
  organization_id: string
  picture_id: string
  role: 'logo' | 'gallery'
  alt: string | null
  decorative: boolean
  credit: string | null
  position: number
}

interface OrganizationDocumentTable {
  id: string
  organization_id: string
  document_id: string
  name: string
  kind: (typeof PAPER_KINDS)[number]
  year: number | null
  position: number
}

/** Meanings are in `migrations/0017_events.sql`. */
export interface OrganizationEventTable extends EventTimes {
  id: string
  organization_id: string
  name: string
  description: string | null
  status: Generated<EventStatus>
  place_id: string | null
  place_name: string | null
  istat_code: string | null
  online_url: string | null
  free: boolean | null
  fees_description: string | null
  booking: string | null
}
