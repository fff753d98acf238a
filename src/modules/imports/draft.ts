/** What one row says about an organisation, read, repaired and checked: only what it really says. */
export interface Draft {
  name: string
  taxCode?: string
  /** The tax code is a person's: kept to recognise the body, never shown. */
  personal?: boolean
  vatNumber?: string
  runtsNumber?: string
  /** Day of registration, as 2026-05-10. */
  registeredOn?: string
  typeCode?: string
  acronym?: string
  description?: string
  email?: string
  pec?: string
  website?: string
  phones?: readonly string[]
  street?: string
  postalCode?: string
  istatCode?: string
  /** The official name of the municipality, for the slug and the pages. */
  municipality?: string
}

/** What was noticed in a row; each code has a message `imports.note_…`. */
export type NoteCode =
  | 'name_missing'
  | 'name_too_long'
  | 'control_characters'
  | 'tax_code_length'
  | 'tax_code_check_digit'
  | 'tax_code_letters'
  | 'vat_number_wrong'
  | 'is_municipality'
  | 'duplicate_row'
  | 'tax_code_restored'
  | 'personal_code'
  | 'letters_repaired'
  | 'letters_damaged'
  | 'municipality_unknown'
  | 'email_wrong'
  | 'website_wrong'
  | 'phone_wrong'
  | 'postal_code_wrong'
  | 'date_wrong'
  | 'text_too_long'
  | 'kept_better_source'
  | 'several_found'
  | 'looks_like'
  | 'outside'
  | 'outside_record'
  | 'place_needed'

/** One thing noticed, with the cell, the field or the row it is about. */
export interface Note {
  code: NoteCode
  detail?: string
}

/** A row read: usable, put aside on purpose, or refused with its reasons. */
export type RowReading =
  | { kind: 'draft'; draft: Draft; notes: readonly Note[] }
  | { kind: 'set_aside'; name: string; notes: readonly Note[] }
  | { kind: 'rejected'; name: string; notes: readonly Note[] }

/** A municipality as the territory module knows it. */
export interface Place {
  istatCode: string
  name: string
}

/** Finds a municipality by name and, where the list has it, by the two letters of its province. */
export type FindPlace = (name: string, province: string | undefined) => Place | undefined
