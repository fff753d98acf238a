/** What the system says of a disk that is full, over its quota, mounted to be read only, or broken. */
const REFUSALS = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']

/** Whether an error means that the disk does not take what is written, and may later. */
export const isDiskRefusal = (error: unknown): boolean =>
  error instanceof Error && REFUSALS.includes((error as NodeJS.ErrnoException).code ?? '')
