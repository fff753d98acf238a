/** A route that makes something new, with a page that has its form and somebody who sees it. */
export type Making = readonly [path: string, page: string, asker: string]

/** Every route whose form, sent twice, would make two things. */
export const MAKING: readonly Making[] = [
  ['/gestione/persone/invita', '/gestione/persone/invita', 'territory_admin'],
  ['/gestione/risposte/:risposta', '/gestione/risposte/nuova', 'chief_editor'],
  ['/gestione/parole/nuova', '/gestione/parole/nuova', 'chief_editor'],
  ['/enti/:slug/segnala', '/enti/:slug/segnala', 'visitor'],
  ['/gestione/elenchi/:elenco/nuova', '/gestione/elenchi/:elenco/nuova', 'chief_editor'],
  ['/area/nuovo', '/area/nuovo?senza=1', 'account'],
  ['/enti/:slug/gestisci', '/enti/:slug/gestisci', 'account'],
  ['/area/:organizationId/persone/invita', '/area/:organizationId/persone/invita', 'owner'],
  ['/area/:organizationId/passaggio', '/area/:organizationId/passaggio', 'owner'],
  ['/gestione/freschezza', '/gestione/freschezza?mesi=12', 'chief_editor'],
  ['/gestione/liste', '/gestione/enti', 'keeper'],
  ['/gestione/modifiche', '/gestione/enti', 'keeper'],
  ['/gestione/sportello/contatti/nuovo', '/gestione/sportello/contatti/nuovo', 'urp_operator'],
  ['/gestione/sportello/contatti/veloce', '/gestione/sportello?q=ente', 'urp_operator'],
  ['/gestione/sportello/registra', '/gestione/sportello/registra', 'urp_operator'],
  ['/gestione/sportello/enti/:organizationId', '/gestione/sportello/enti/:organizationId', 'urp_operator'],
  ['/area/:organizationId/spazio/struttura', '/area/:organizationId/spazio', 'owner'],
  ['/gestione/importazioni', '/gestione/importazioni', 'chief_editor'],
]

/** Forms that act on what is there, by the beginning of their address: sent twice they do as much as once, or are refused. */
export const CHANGING: readonly (readonly [why: string, ...beginnings: string[]])[] = [
  ['one account, link or code, used up', '/accedi', '/account', '/registrati', '/password-', '/invito/'],
  ['a role or a state that is held already', '/gestione/persone/:persona/'],
  ['decided once', '/gestione/coda', '/gestione/schede/', '/gestione/discrepanze/', '/gestione/spazi/'],
  ['a request, decided once', '/gestione/iscrizioni/', '/gestione/richieste/', '/area/richieste/'],
  ['words that have their number', '/gestione/parole/:voce', '/gestione/ricerche'],
  ['a term that has its code', '/gestione/elenchi/:elenco/:voce'],
  [
    'a report, a guess, an address',
    '/gestione/segnalazioni/',
    '/gestione/ipotesi',
    '/gestione/collegamenti/',
  ],
  ['a mark, a switch, a role', '/gestione/enti/'],
  [
    'a draft as it was seen, by its revision',
    '/area/:organizationId/scheda/',
    '/area/:organizationId/spazio/',
  ],
  ['people there already', '/area/:organizationId/persone/:persona/', '/area/:organizationId/richieste/'],
  ['one link of a mail, one call, one campaign', '/conferma/', '/gestione/freschezza/'],
  ['what has its number', '/gestione/liste/', '/gestione/modifiche/', '/gestione/doppioni/'],
  ['an import or a contact that has its number', '/gestione/importazioni/', '/gestione/sportello/'],
  ['a vote: its form is the same for many, from the memory of a proxy', '/valutazione'],
]
