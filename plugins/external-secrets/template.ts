/** What the placeholders of a template mean for one value. Those of a Secret as a whole have no key. */
export interface Places {
  readonly environment: string
  readonly namespace: string
  readonly secret: string
  readonly key?: string
}

/** The template with its placeholders replaced; undefined if one of them has no value. */
export function filled(template: string, places: Places): string | undefined {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name]) => name as keyof Places)
  if (names.some(name => places[name] === undefined)) return undefined
  return template.replace(PLACEHOLDER, (_, name: keyof Places) => places[name]!)
}

/** Whether a template differs for each key of a Secret. */
export function hasKey(template = ''): boolean {
  return template.includes('{key}')
}

const PLACEHOLDER = /\{(environment|namespace|secret|key)\}/g
