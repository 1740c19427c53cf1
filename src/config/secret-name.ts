/**
 * Whether a variable's name says that its value is a secret: `DB_PASSWORD`, `apiToken`, `AWS_SECRET_ACCESS_KEY`. One that
 * ends with `_FILE` or `_PATH` says where the secret is, which is none, and `PWD` alone is the folder of a shell.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
  if (PLACES.has(words.at(-1) ?? '') || FOLDERS.has(words.join('_'))) return false
  const joined = `_${words.join('_')}_`
  return SECRET_WORDS.some(word => joined.includes(`_${word}_`))
}

const PLACES: ReadonlySet<string> = new Set(['DIR', 'FILE', 'PATH'])

const FOLDERS: ReadonlySet<string> = new Set(['OLDPWD', 'PWD'])

const SECRET_WORDS = [
  'PASSWORD',
  'PASSWD',
  'PASSPHRASE',
  'PASS',
  'PWD',
  'SECRET',
  'SECRETS',
  'TOKEN',
  'CREDENTIAL',
  'CREDENTIALS',
  'API_KEY',
  'APIKEY',
  'ACCESS_KEY',
  'PRIVATE_KEY',
  'ENCRYPTION_KEY',
  'SIGNING_KEY',
]
