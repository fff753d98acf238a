import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isYes, readDay, readEmail, readPhones, readPostalCode, readText, readWebsite } from './cells.ts'

const read = {
  email: readEmail,
  website: readWebsite,
  phones: readPhones,
  day: readDay,
  postalCode: readPostalCode,
  text: (cell: string) => readText(cell, 20),
}

const cases: [keyof typeof read, string, unknown][] = [
  ['email', 'Info@Misericordia.PRATO.it ', 'info@misericordia.prato.it'],
  ['email', 'mailto:a@b.it; c@d.it', 'a@b.it'],
  ['email', '-', undefined],
  ['email', 'a@b', 'email_wrong'],
  ['email', 'a"<script>@b.it', 'email_wrong'],
  ['website', 'www.example.org', 'https://www.example.org'],
  ['website', 'http://example.org/a?b=c', 'http://example.org/a?b=c'],
  ['website', 'javascript:alert(1)', 'website_wrong'],
  ['website', 'JaVaScRiPt:alert(1)//.it', 'website_wrong'],
  ['website', 'data:text/html,x', 'website_wrong'],
  ['website', 'https://user:pass@example.org', 'website_wrong'],
  ['website', 'nessuno', 'website_wrong'],
  ['phones', '0574 123456', ['0574 123456']],
  ['phones', 'Tel. 0574/123456; 333 1234567', ['0574/123456', '333 1234567']],
  ['phones', '+39 0574 12 34 56 / 112', ['+39 0574 12 34 56', '112']],
  ['phones', 'chiedere a Mario', 'phone_wrong'],
  ['phones', "=cmd|' /C calc'!A0", 'phone_wrong'],
  ['day', '31/12/2024', '2024-12-31'],
  ['day', '1-2-2020', '2020-02-01'],
  ['day', '2024-02-29', '2024-02-29'],
  ['day', '31/02/2024', 'date_wrong'],
  ['day', '12/31/2024', 'date_wrong'],
  ['day', '07/11/0024', 'date_wrong'],
  ['day', '0000-01-01', 'date_wrong'],
  ['day', '', undefined],
  ['postalCode', '59100', '59100'],
  ['postalCode', '185', '00185'],
  ['postalCode', '59100.0', '59100'],
  ['postalCode', 'Prato', 'postal_code_wrong'],
  ['text', 'due   parole ', 'due parole'],
  ['text', '\u202eabc 😀', '\u202eabc 😀'],
  ['text', 'x'.repeat(21), 'text_too_long'],
]
for (const [what, cell, expected] of cases)
  test(`the ${what} ${JSON.stringify(cell.slice(0, 30))} is read as ${JSON.stringify(expected)}`, () => {
    const { value, note } = read[what](cell)
    assert.deepEqual(note ? note.code : value, expected)
  })

test('yes is written in many ways, and an empty cell is no', () => {
  for (const yes of ['X', 'x', 'SI', 'sì', '1', 'Yes']) assert.equal(isYes(yes), true, yes)
  for (const no of ['', ' ', 'NO', '0', '-']) assert.equal(isYes(no), false, no)
})
