/** Writes a string as a YAML value: plain or quoted on one line, or as a literal block below `newline`'s indentation. */
export function yamlString(value: string, newline: string): string {
  if (isPlain(value)) return value
  return value.includes('\n') && isClean(value) ? literal(value, `${newline}  `) : quoted(value)
}

/** Writes a string as a YAML key, with its colon. */
export function yamlKey(key: string, newline: string): string {
  if (key.length <= LONGEST_KEY && isPlain(key)) return `${key}:`
  const text = quoted(key)
  return text.length <= LONGEST_KEY ? `${text}:` : `? ${text}${newline}:`
}

/** Readers give up on `key:` after 1024 bytes, and a UTF-16 code unit becomes up to three. */
const LONGEST_KEY = 340

/**
 * Words, paths, images, URLs, flags, quantities and CIDRs. Nothing in it can open another kind of node (`: `, ` #`,
 * `{`, `- `), and what begins with a digit ends in a unit or is a CIDR, so that it cannot be taken for a number, a date
 * or a base-60 number. npm's yaml takes even `e5` for a number.
 */
const PLAIN =
  /^(?!-?[eE][-+]?\d+$)(?:(?:--?)?[A-Za-z]|[/_])[!"$-9;-~]*(?:(?: |:+)[!"$-9;-~]+)*$|^\d+(?:\.\d+)?(?:[munkMGTPshd]|[KMGTP]i)$|^(?:\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/

/** Booleans and null of YAML 1.1, which Kubernetes reads, and of 1.2. */
const RESERVED = /^(?:y|yes|n|no|on|off|true|false|null)$/i

function isPlain(text: string): boolean {
  return PLAIN.test(text) && (text.length > 5 || !RESERVED.test(text))
}

/** White space at the end of a line; control characters, line breaks that only some readers know, and odd code points. */
const UNCLEAN = /[ \t](?:\n|$)|[^\P{Control}\n\t]|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u

/** Whether a literal block shows all there is: white space at its start would need a written indentation. */
function isClean(text: string): boolean {
  return /^\n*[^\s]/.test(text) && !UNCLEAN.test(text)
}

function literal(text: string, newline: string): string {
  const keep = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-'
  const body = text.endsWith('\n') ? text.slice(0, -1) : text
  return `|${keep}${`\n${body}`.replace(/\n(?=[^\n])/g, newline)}`
}

const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g

/** JSON's quotes are YAML's too, save that YAML wants more characters escaped. */
function quoted(text: string): string {
  const json = JSON.stringify(/\p{Surrogate}/u.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text)
  return json.replace(UNPRINTABLE, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
