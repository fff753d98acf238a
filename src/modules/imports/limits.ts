const MB = 1024 * 1024

/** How much of a file we are ready to read; a list of all the 150,000 bodies of RUNTS is far below. */
export const LIMITS = {
  csvBytes: 200 * MB,
  xlsxBytes: 20 * MB,
  inflatedBytes: 200 * MB,
  /** Text of the shared strings of a workbook, which have to stay in memory. */
  sharedStrings: 48 * MB,
  entries: 1000,
  /** Inflated against compressed, looked at after the first megabyte; honest sheets stay under 60. */
  ratio: 150,
  rows: 1_000_000,
  columns: 200,
  cell: 32_767,
} as const
