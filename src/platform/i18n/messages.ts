/**
 * Every message key of the product. Each module adds its own by declaration merging:
 * `declare module '…/i18n/messages.ts' { interface Messages extends DirectoryMessages {} }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules merge their keys into it
export interface Messages {}
export type MessageKey = keyof Messages & string

/** Values put into a message; a date is formatted in the reader's language and the territory's time zone. */
export type MessageValues = Record<string, string | number | Date>

/** Says a message in the language of the page. */
export type Translate = (key: MessageKey, values?: MessageValues) => string
