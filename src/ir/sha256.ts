/**
 * SHA-256 of a string (as UTF-8) or of bytes, in hex. Node's crypto is loaded at first use: most commands need no
 * digest.
 */
export function sha256(content: string | Uint8Array): string {
  return process.getBuiltinModule('node:crypto').hash('sha256', content, 'hex')
}
