// How long a poster takes: the first one, with the start of its process, and the next ones. `node dist/bench/pdf.js`
import type { materialOf } from '../src/modules/promotion/material.ts'
import { createPress } from '../src/platform/pdf/press.ts'
import { qrSvg } from '../src/platform/ui/qr-code.ts'

const said = (text: string) => ({ text, lang: 'it', note: null })
const url = 'https://volontariato.example.org/it/enti/filo-diretto'
const words = [
  'what',
  'services',
  'free',
  'hours',
  'where',
  'languages',
  'phone',
  'contacts',
  'scan',
] as const

/** A poster about as full as most, told apart by its number. */
const poster = (number: number, about: string): ReturnType<typeof materialOf> => ({
  lang: 'it',
  title: `Filo Diretto ${number}`,
  owner: 'Provincia di Prato',
  site: 'Tessuto',
  name: said(`Filo Diretto ${number}`),
  kind: 'Organizzazione di volontariato · Prato',
  about: said(about),
  aboutLong: said(about),
  services: Array.from({ length: 5 }, (_, at) => ({
    name: said(`Servizio ${at}`),
    free: true,
    about: said('Un volontario viene a casa e accompagna dal medico.'),
    hours: [said('lunedì–venerdì 9:00–12:00')],
    facts: [],
  })),
  moreServices: null,
  hours: [said('lunedì–venerdì 9:00–12:00')],
  places: [{ title: null, lines: [said('Via del Serraglio 12'), said('59100 Prato (PO)')], notes: [] }],
  languages: 'italiano, arabo e cinese',
  phones: ['0574 123456'],
  online: ['info@example.org'],
  url,
  shownUrl: url,
  qr: qrSvg(url),
  qrLabel: 'Codice QR',
  made: 'Dati del 22 novembre 2026',
  demo: null,
  words: Object.fromEntries(words.map((word) => [word, word])) as ReturnType<typeof materialOf>['words'],
})

const press = createPress()
async function milliseconds(number: number, about: string): Promise<number> {
  const started = performance.now()
  await press.print('src/modules/promotion/templates/poster.typ', poster(number, about))
  return Math.round(performance.now() - started)
}

const first = await milliseconds(0, 'Accompagniamo persone anziane.')
const next: number[] = []
for (let number = 1; number <= 50; number++)
  next.push(await milliseconds(number, 'Accompagniamo persone anziane.'))
next.sort((a, b) => a - b)
const long = await milliseconds(51, 'parola '.repeat(1_430))
press.stop()
console.log(
  `first ${first} ms; then of 50: median ${next[25]} ms, slowest ${next[49]} ms; ten thousand characters ${long} ms`,
)
