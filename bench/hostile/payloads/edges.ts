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

/** Formulas within a text, where programs that split at something else begin a cell. */
export const INNER_FORMULAS = [
  'x,=1+1',
  'x, =1+1',
  'x,"=1+1"',
  'x,+1+1',
  'x,-1+1',
  'x,@SUM(1+1)',
  "x,+cmd|' /C calc'!A0",
  'x\n=1+1',
  'x\r\n=1+1',
  'x\t=1+1',
  'x,|=1+1',
]
