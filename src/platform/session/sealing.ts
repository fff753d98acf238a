import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/** Locks small secrets with the installation's key (AES-256-GCM); what was changed or meant for another purpose does not open. */
export interface Sealing {
  seal(plain: Buffer): Buffer
  open(sealed: Buffer): Buffer | undefined
}

const IV = 12
const TAG = 16

/** A lock for one purpose: what one opens, another does not. */
export function sealing(config: Pick<Config, 'dataDir' | 'secretKey'>, purpose: string): Sealing {
  const key = Buffer.from(hkdfSync('sha256', masterKey(config), '', purpose, 32))
  return {
    seal: (plain) => {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    open: (sealed) => {
      if (sealed.length < IV + TAG) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG })
      decipher.setAuthTag(sealed.subarray(IV, IV + TAG))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()])
      } catch {
        return undefined
      }
    },
  }
}

/** `SECRET_KEY` where several machines share it; else a file of the data folder, made once. */
function masterKey({ dataDir, secretKey }: Pick<Config, 'dataDir' | 'secretKey'>): Buffer {
  if (secretKey) return Buffer.from(secretKey, 'base64')
  const file = join(dataDir, 'secret.key')
  if (!existsSync(file)) writeOnce(file, randomBytes(32).toString('base64'))
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
}

/** Whole or not at all, and the first of two processes wins. */
function writeOnce(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${text}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}
