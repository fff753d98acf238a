import type { MessageKey } from '../../../platform/i18n/messages.ts'
import type { Change } from './record-changes.ts'
import type { Group } from './record-shape.ts'

/** The words for a part of the record. */
export const groupWord = (group: Group): MessageKey => `directory.group.${group}`

/** The words for what a change is about: its field, else the kind of row that comes or goes; a test knows that all are there. */
export const changeWord = ({ entity, field }: Pick<Change, 'entity' | 'field'>): MessageKey =>
  (field === undefined ? `directory.entity.${entity}` : `directory.field.${field}`) as MessageKey
