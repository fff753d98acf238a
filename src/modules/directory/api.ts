// What other modules may use of the directory.

export { type NameIndex, nameIndex, type PlacedNames, placedNames } from './alike/name-index.ts'
export { sharesName } from './alike/shares-name.ts'
export { ALIKE, nameKey, nameSimilarity } from './alike/similarity.ts'
export { changeListed, countAnew, lockListed } from './bulk/change-many.ts'
export { createListed, type GuessedTerm, type ListedOrganization } from './bulk/create-many.ts'
export {
  type CodedCandidate,
  findByCodes,
  findInMunicipalities,
  findUncoded,
  type ListedCandidate,
  readStanding,
  type StandingValue,
} from './bulk/find-listed.ts'
export {
  type Bringer,
  LISTED_SCHEMES,
  type ListedField,
  type ListedValues,
  mayReplace,
  type Source,
} from './bulk/listed-fields.ts'
export { type FormerValue, type KeptChange, removeListed, restoreListed } from './bulk/undo-many.ts'
export type { FieldWrite } from './bulk/write-values.ts'
export { createRecord, emptyRecord, type NewRecord } from './editing/create-record.ts'
export { Difference } from './editing/Difference.tsx'
export { changeWord, groupWord } from './editing/field-words.ts'
export { markVerified } from './editing/mark-verified.ts'
export { type Conflict, type Merge, mergeRecords } from './editing/merge-records.ts'
export { type Completeness, completeness, type NextStep, STEPS, type Step } from './editing/next-steps.ts'
export { type ReadRecord, readRecord } from './editing/read-record.ts'
export {
  applyChanges,
  type Change,
  changeKey,
  changesBetween,
  IDENTITY_FIELDS,
} from './editing/record-changes.ts'
export { PAPER_KINDS, RecordDocument } from './editing/record-document.ts'
export { EVENT_STATUSES, type EventTimes, timesIssue } from './editing/record-event.ts'
export { type RecordIssue, recordIssues } from './editing/record-issues.ts'
export { normalised } from './editing/record-rows.ts'
export { GROUPS, type Group, type ListName, type Row, type Value } from './editing/record-shape.ts'
export { setVisibility } from './editing/set-visibility.ts'
export { type Discrepancy, readStandings, type Standing } from './editing/standing.ts'
export { readStandingTexts, type StandingTexts } from './editing/standing-texts.ts'
export { type Run, wordDifference } from './editing/word-difference.ts'
export { type RecordWrite, type WriteRefusal, type Written, writeRecord } from './editing/write-record.ts'
export { listIds, listPageEnds, type Stretch } from './export/list-ids.ts'
export { type Parts, readParts } from './export/read-parts.ts'
export {
  type LocationRow,
  listLocations,
  listPrograms,
  listServices,
  listServicesAtLocations,
  listShownOrganizations,
  listTranslations,
  type OrganizationRow,
  type ProgramRow,
  type ServiceAtLocationRow,
  type ServiceRow,
  type TranslationRow,
} from './export/read-rows.ts'
export type { Kind, Wanted } from './export/wanted.ts'
export { findMark, type Mark, type Marking, markRecord, unmarkRecord } from './glance/marks.ts'
export { MARK_METHODS, type MarkMethod, type RecordState, STATES } from './glance/tables.ts'
export { listFollowers, rememberFollowers } from './merging/followers.ts'
export {
  differingFields,
  differingGroups,
  type MergeChoices,
  mergedDocument,
  type Side,
} from './merging/merged-document.ts'
export { letGo, lockBoth, takeOver } from './merging/take-over.ts'
export { findAddress } from './record/address.ts'
export { type CalendarDate, DAYS, type Day, dateOf, dayNumber } from './record/calendar.ts'
export { mailLink, shownAddress, telLink, webLink } from './record/contact-links.ts'
export { type DeadLink, setDeadLinks } from './record/dead-links.ts'
export { isEntityTaxCode } from './record/entity-tax-code.ts'
export { comingEvents, eventClock, eventWhen, isOver } from './record/event-times.ts'
export { dayName, languageNames, listOf, longDate, timeOf } from './record/formats.ts'
export { type Freshness, freshness } from './record/freshness.ts'
export { holidayOn } from './record/holidays.ts'
export { loadSheet } from './record/load-sheet.ts'
export { type LocalText, summary, textsIn } from './record/local-text.ts'
export { type OpenOrganization, type OwnedSpan, openOrganization } from './record/open-organization.ts'
export {
  fallsOn,
  holdsOnHolidays,
  intervalOn,
  type OpenState,
  openState,
  type Span,
} from './record/opening-hours.ts'
export { type OpenWords, openWords } from './record/opening-words.ts'
export { type ConfirmedPart, markParts } from './record/part-freshness.ts'
export { previewRecord } from './record/preview.tsx'
export type { ServiceRecord } from './record/queries.ts'
export { addressLines, firstPhone, livingSchedules, mainSchedules, type Sheet } from './record/sheet.ts'
export { inTerritories, listTerritories, seatIn, seatPlaces } from './record/territories.ts'
export { Projects } from './record/views/About.tsx'
export { Contacts, hasContacts } from './record/views/Contacts.tsx'
export { Events, eventPlace } from './record/views/Events.tsx'
export { hoursWords, monthlyWords, seasonWords } from './record/views/HoursTable.tsx'
export { OnPaper } from './record/views/OnPaper.tsx'
export { Papers } from './record/views/Papers.tsx'
export { Places } from './record/views/Places.tsx'
export { schemeWords } from './record/views/Registry.tsx'
export { Services } from './record/views/Services.tsx'
export { type Closure, closures, type WeekPlan, weekPlans } from './record/week-plan.ts'
export { findPublic } from './search/find-public.ts'
export { rebuildSearch, refreshSearch } from './search/refresh.ts'
export type { SearchAnswer, SearchEngine, SearchRequest } from './search/search.ts'
