import { isSecretName, type SecretRule } from 'k3s-platform/plugin'

/**
 * Whether a file is a secret: what is mounted among the secrets, what has the name of a secret, or settings with a secret
 * in them.
 */
export function isSecretFile(path: string, target: string, bytes: Uint8Array, secrets: SecretRule): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const [stem = ''] = name.split('.')
  return (
    /^(\/var)?\/run\/secrets(\/|$)/.test(target) ||
    (isSecretName(stem) && /^[^.]+(\.(txt|key|secret))?$/.test(name)) ||
    KEEPERS.test(name) ||
    hasSecret(path, bytes, secrets)
  )
}

/** Whether a file has a secret in it: any file a private key or a token, and one of settings a value with such a name. */
export function hasSecret(path: string, bytes: Uint8Array, secrets: SecretRule): boolean {
  const text = textOf(bytes)
  // A zero byte is in no text.
  if (text.includes('\0')) return PRIVATE_KEY.test(text)
  return PROGRAM.test(path) ? PRIVATE_KEY.test(text) : secrets.isText(text) || DIRECTIVE.test(text)
}

const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/

/** Programs and pages speak of passwords without having one. */
const PROGRAM =
  /\.(?:c|cc|cpp|cs|css|go|html?|java|jsx?|kt|less|lua|map|mdx?|mjs|php|pl|py|rb|rs|scss|svelte|swift|tsx?|vue)$/i

/** How Redis, Docker, Kubernetes and SQL say a password. */
const DIRECTIVE =
  /^[ \t]*(?:requirepass|masterauth)[ \t]+\S|"auth"[ \t]*:[ \t]*"[\w+/=]{8,}"|^[ \t-]*client-key-data:[ \t]*\S|\b(?:IDENTIFIED BY|PASSWORD)[ \t]+'[^']+'/im

/** Files in which programs keep passwords or keys, whatever they hold. */
const KEEPERS =
  /^(\.pgpass|\.netrc|\.htpasswd|htpasswd|\.git-credentials|id_(dsa|ecdsa|ed25519|rsa)|.+\.(jks|keystore|p12|pfx))$/

/** One character for each byte, so that nothing is lost in binary files. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
