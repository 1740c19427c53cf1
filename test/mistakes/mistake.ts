/** What somebody writes by mistake, and what the report must say about it. */
export interface Mistake {
  /** The mistake in a few words. */
  readonly what: string
  /** apps.yaml, with `▸` in front of what is wrong. */
  readonly text: string
  readonly code: string
  /** The user's own words, which the message repeats. */
  readonly says: string
  /** The corrected text, in the hint or in the fix. */
  readonly write: string
  /** An error without it. */
  readonly severity?: 'warning'
  /** The environment that is built; `local` without it. */
  readonly environment?: string
  /** Files next to apps.yaml. */
  readonly files?: Readonly<Record<string, string>>
}

const HEADER = `version: "2"
environments:
  local: { domain: localhost }
defaults: { namespace: shop, registry: registry.example.com, ingress: traefik }
`

/** A sound header with these lines below it. */
export function withHeader(lines: string): string {
  return `${HEADER}${lines}`
}

/** A sound app with these lines in it. */
export function app(lines: string): string {
  const indented = lines.replace(/^(?=.)/gm, '    ')
  return withHeader(`apps:\n  - name: web\n    image: ghcr.io/example/web:1.2.3\n${indented}\n`)
}
