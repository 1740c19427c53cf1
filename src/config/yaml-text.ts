import { type Event, parseEvents, YAMLException } from 'js-yaml'
import { DEEPEST } from './nesting.ts'

/** The result of js-yaml, or the position where it stops. */
export type ParsedYaml = { readonly events: readonly Event[] } | { readonly stopsAt: number }

/** Parses YAML as far as it is valid. */
export function parseYaml(text: string, file = ''): ParsedYaml {
  try {
    return { events: parseEvents(text, { filename: file, maxDepth: DEEPEST }) }
  } catch (error) {
    return { stopsAt: error instanceof YAMLException ? (error.mark?.position ?? 0) : 0 }
  }
}
