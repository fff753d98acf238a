import type { PAPER_KINDS } from './record-document.ts'

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
