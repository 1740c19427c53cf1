import { isSecretName } from 'k3s-platform/plugin'

/** Whether a file is a secret: a private key, what is mounted among the secrets, or what has the name of a secret. */
export function isSecretFile(path: string, target: string, bytes: Uint8Array): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const [stem = ''] = name.split('.')
  return (
    /^(\/var)?\/run\/secrets(\/|$)/.test(target) ||
    (isSecretName(stem) && /^[^.]+(\.(txt|key|secret))?$/.test(name)) ||
    KEEPERS.test(name) ||
    hasPrivateKey(bytes) ||
    (/(^|\.)env(\.|$)/.test(name) && setsSecret(textOf(bytes)))
  )
}

/** Whether a private key is among the bytes. */
export function hasPrivateKey(bytes: Uint8Array): boolean {
  return /-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----/.test(textOf(bytes))
}

/** Files in which programs keep passwords or keys, whatever they hold. */
const KEEPERS =
  /^(\.pgpass|\.netrc|\.htpasswd|htpasswd|\.git-credentials|id_(dsa|ecdsa|ed25519|rsa)|.+\.(jks|keystore|p12|pfx))$/

/** Whether a file of variables gives a value to one with the name of a secret. */
function setsSecret(text: string): boolean {
  return text
    .split('\n')
    .map(line => /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:]\s*\S/.exec(line)?.[1])
    .some(name => name !== undefined && isSecretName(name))
}

/** One character for each byte, so that nothing is lost in files that are no text. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
