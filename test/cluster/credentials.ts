import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from './settings.ts'

/** The secrets of the test server, made once for each data folder. */
export interface Credentials {
  /** The administrator's bearer token. */
  readonly token: string
  readonly tokenFile: string
  readonly serviceAccountKey: string
  readonly serviceAccountPublicKey: string
}

/** Reads the secrets, making those that are missing. */
export function credentials(settings: Settings): Credentials {
  const tokenFile = join(settings.run, 'tokens.csv')
  const serviceAccountKey = join(settings.run, 'service-account.key')
  const serviceAccountPublicKey = join(settings.run, 'service-account.pub')
  if (!existsSync(tokenFile)) {
    writeFileSync(tokenFile, `${randomBytes(24).toString('hex')},admin,admin,"system:masters"\n`, { mode: 0o600 })
  }
  if (!existsSync(serviceAccountKey)) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    writeFileSync(serviceAccountPublicKey, publicKey.export({ type: 'spki', format: 'pem' }))
    writeFileSync(serviceAccountKey, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  }
  const token = readFileSync(tokenFile, 'utf8').split(',')[0]!
  return { token, tokenFile, serviceAccountKey, serviceAccountPublicKey }
}
