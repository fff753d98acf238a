/** Why a backup cannot be made or used, in words for the person who asked for it. */
export class BackupError extends Error {
  override name = 'BackupError'
}
