// Each function returns why a string cannot be such a name, in words that follow "The name …", or undefined if it can.

/** Violation of the rule for names of namespaces and containers: a DNS label of RFC 1123, at most 63 characters. */
export function violationOfDns1123Label(text: string): string | undefined {
  return violation(text, DNS_LABEL)
}

/** Violation of the rule for Service names: a DNS label of RFC 1035, which starts with a letter. */
export function violationOfDns1035Label(text: string): string | undefined {
  if (/^\d/.test(text)) return `must start with a lower case letter, not with ${firstCharacter(text)}`
  return violationOfDns1123Label(text)
}

/** Violation of the rule for most object names: DNS labels joined by dots, at most 253 characters. */
export function violationOfDns1123Subdomain(text: string): string | undefined {
  const whole = violation(text, DNS_NAME)
  if (whole !== undefined) return whole
  if (text.includes('..')) return 'must not have two dots in a row'
  const label = text.split('.').find(part => /^-|-$/.test(part))
  return label === undefined ? undefined : `must not have a "-" next to a dot, as in "${label}"`
}

/** Violation of the rule for keys of labels and annotations: a name with an optional DNS prefix and "/". */
export function violationOfQualifiedName(text: string): string | undefined {
  const parts = text.split('/')
  if (parts.length > 2) return 'must have at most one "/"'
  const name = violation(parts.at(-1)!, LABEL)
  if (parts.length === 1) return name
  const prefix = violationOfDns1123Subdomain(parts[0]!)
  if (prefix !== undefined) return `${prefix} (before the "/")`
  return name === undefined ? undefined : `${name} (after the "/")`
}

/** Violation of the rule for label values: empty, or at most 63 letters, digits, "-", "_" and ".". */
export function violationOfLabelValue(text: string): string | undefined {
  if (text === '') return undefined
  return violation(text, LABEL)
}

/** Violation of the rule for port names, the service names of IANA: at most 15 characters with a letter among them. */
export function violationOfPortName(text: string): string | undefined {
  const rule = violation(text, { longest: 15, stranger: /[^-a-z0-9]/u, words: lowerCase, ends: /[a-z0-9]/ })
  if (rule !== undefined) return rule
  if (text.includes('--')) return 'must not have two "-" in a row'
  return /[a-z]/.test(text) ? undefined : 'must contain a letter'
}

/** Violation of the rule for names of environment variables since Kubernetes 1.34: printable ASCII without "=". */
export function violationOfEnvVarName(text: string): string | undefined {
  return violation(text, { stranger: /[^ -<>-~]/u, words: 'printable ASCII characters other than "="' })
}

/** Violation of the rule for keys of ConfigMaps and Secrets. */
export function violationOfConfigMapKey(text: string): string | undefined {
  const rule = violation(text, { longest: 253, stranger: /[^-\w.]/u, words: mixedCase })
  if (rule !== undefined) return rule
  if (text === '.') return 'must not be "."'
  return text.startsWith('..') ? 'must not start with ".."' : undefined
}

/** Violation of the rule of the API server for header names, as in HTTP probes. */
export function violationOfHttpHeaderName(text: string): string | undefined {
  return violation(text, { stranger: /[^-a-zA-Z0-9]/u, words: 'letters, digits and "-"' })
}

/** Violation of the rule for hosts of an Ingress: a DNS name, the first label of which may be "*". */
export function violationOfHost(text: string): string | undefined {
  if (text.includes('://')) return 'must not have a scheme'
  if (/^\d+(\.\d+){3}$/.test(text) || /:.*:/.test(text)) return 'must be a DNS name, not an IP address'
  if (/:\d*$/.test(text)) return 'must not have a port'
  if (text.includes('/')) return 'must not have a path'
  const name = text.startsWith('*.') ? text.slice(2) : text
  if (name.includes('*')) return 'must have "*" only as its whole first label, as in *.example.com'
  if (name !== text && text.length > 253) return `must have at most 253 characters, not ${text.length}`
  const long = name.split('.').find(label => label.length > 63)
  return violationOfDns1123Subdomain(name) ?? (long && `must have labels of at most 63 characters, not ${long.length}`)
}

/** Violation of the rule for paths of an Ingress, Exact or Prefix. */
export function violationOfIngressPath(text: string): string | undefined {
  if (!text.startsWith('/')) return 'must start with "/"'
  const inside = ['//', '/./', '/../', '%2f', '%2F'].find(sequence => text.includes(sequence))
  if (inside !== undefined) return `must not contain "${inside}"`
  const end = ['/.', '/..'].find(sequence => text.endsWith(sequence))
  return end === undefined ? undefined : `must not end with "${end}"`
}

/** Violation of the rule for mount paths in a container. */
export function violationOfMountPath(text: string): string | undefined {
  if (!text.startsWith('/')) return 'must start with "/"'
  if (text.includes(':')) return 'must not contain ":"'
  return text.split('/').includes('..') ? 'must not contain ".."' : undefined
}

interface Rule {
  readonly longest?: number
  /** What no character may be. */
  readonly stranger: RegExp
  /** What each must be, in words. */
  readonly words: string
  /** What the first and the last character must be. */
  readonly ends?: RegExp
}

const lowerCase = 'lower case letters, digits and "-"'
const mixedCase = 'letters, digits, "-", "_" and "."'

const DNS_LABEL: Rule = { longest: 63, stranger: /[^-a-z0-9]/u, words: lowerCase, ends: /[a-z0-9]/ }
const DNS_NAME: Rule = {
  longest: 253,
  stranger: /[^-.a-z0-9]/u,
  words: 'lower case letters, digits, "-" and "."',
  ends: /[a-z0-9]/,
}
const LABEL: Rule = { longest: 63, stranger: /[^-\w.]/u, words: mixedCase, ends: /[a-z0-9]/i }

function violation(text: string, rule: Rule): string | undefined {
  if (text === '') return 'must not be empty'
  const stranger = rule.stranger.exec(text)?.[0]
  if (stranger !== undefined) return `must contain only ${rule.words}, not ${firstCharacter(stranger)}`
  if (rule.longest !== undefined && text.length > rule.longest) {
    return `must have at most ${rule.longest} characters, not ${text.length}`
  }
  if (rule.ends === undefined) return undefined
  if (!rule.ends.test(text.charAt(0))) return `must start with a letter or digit, not with ${firstCharacter(text)}`
  const last = text.slice(-1)
  return rule.ends.test(last) ? undefined : `must end with a letter or digit, not with ${firstCharacter(last)}`
}

/** The first character in words. */
function firstCharacter(text: string): string {
  const character = String.fromCodePoint(text.codePointAt(0) ?? 0)
  if (character === ' ') return 'a space'
  if (/[\p{C}\p{Z}\p{M}]/u.test(character)) {
    return `the character U+${text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  }
  return `"${character}"`
}
