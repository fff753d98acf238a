/** Numbers and days that a program takes for right and a database refuses, or the last that it takes. */
export const EDGES = [
  '0000-01-01',
  '0000-02-29',
  '0001-01-01',
  '0100-03-03',
  '9999-12-31',
  '0000-01-01T00:00:00Z',
  '9223372036854775808',
  '1e21',
]
