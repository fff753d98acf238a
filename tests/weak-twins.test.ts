import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stringify } from 'csv-stringify/sync'
import { localPath } from '../src/modules/accounts/local-path.ts'
import { oneLine } from '../src/platform/mail/letter.ts'
import { isGlobalAddress } from '../src/platform/outbound/global-address.ts'
import { safeUrl } from '../src/platform/ui/safe-url.ts'

/**
 * A safeguard and a weaker one, as it is often written, on the same attacks: the product stops all, and the check
 * notices the twin. Twins that need the whole house stand with their tests: forms of other sites, open forms and
 * forgotten escapes in `e2e/`, policies in `bench/mutation/`.
 */
interface Pair<Attack> {
  threat: string
  attacks: readonly Attack[]
  /** Whether the attack comes through this safeguard. */
  product: (attack: Attack) => boolean
  twin: (attack: Attack) => boolean
}

function compare<Attack>({ threat, attacks, product, twin }: Pair<Attack>): void {
  test(threat, () => {
    assert.deepEqual(attacks.filter(product), [], 'the product lets it through')
    assert.ok(attacks.some(twin), 'no attack here tells the weak twin from the product')
  })
}

const leadsAway = (path: string | undefined): boolean =>
  path !== undefined && new URL(path, 'http://here.invalid').origin !== 'http://here.invalid'

compare({
  threat: 'T20: after signing in nobody is led to another site; a look at the first letter would not do',
  attacks: [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/it/..//evil.example',
  ],
  product: (to) => leadsAway(localPath(to)),
  twin: (to) => leadsAway(to.startsWith('/') ? to : undefined),
})

compare({
  threat: 'T1: no address of a record is a program; a look for one word would not do',
  attacks: [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'vbscript:x',
  ],
  product: (address) => safeUrl(address) !== undefined,
  twin: (address) => !address.startsWith('javascript:'),
})

compare({
  threat: 'T10: no spelling of an inner address is asked; a list of beginnings would not do',
  attacks: [
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '::1',
    '::ffff:127.0.0.1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '0.0.0.0',
  ],
  product: isGlobalAddress,
  twin: (address) => !/^(127|10|192\.168)\./.test(address),
})

compare({
  threat: 'T15: no text of a person begins a header of a mail; taking "\\n" away would not do',
  attacks: ['Ciao\r\nBcc: tutti@example.org', 'Ciao\nBcc: x', 'Ciao\rBcc: x', 'Ciao\u2028Bcc: x'],
  product: (subject) => /[\r\n\u0085\u2028\u2029]/.test(oneLine(subject)),
  twin: (subject) => /[\r\n\u0085\u2028\u2029]/.test(subject.replaceAll('\n', ' ')),
})

const isFormula = (line: string): boolean => /^"?[=+\-@\t\r]/.test(line)

compare({
  threat: 'T14: no cell of a file is a formula; quotes alone would not do',
  attacks: ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'],
  product: (cell) => isFormula(stringify([[cell]], { escape_formulas: true })),
  twin: (cell) => isFormula(stringify([[cell]], { quoted: true })),
})
