import { EVENT_ID, type Event, parseEvents } from 'js-yaml'
import { DEEPEST } from './nesting.ts'
import { readRefusedYaml } from './read-refused-yaml.ts'
import type { SourceFile } from './source-file.ts'
import { EventReader } from './yaml-events.ts'
import type { ReadYamlOptions, YamlReading } from './yaml-reading.ts'

export type { ReadYamlOptions, YamlReading } from './yaml-reading.ts'

/**
 * Reads one YAML document, or several, into plain data in which every map and list knows its place. A text that js-yaml
 * refuses, or that holds what has no place in plain data, is read again by `yaml`, which finds every mistake.
 */
export function readYaml(source: SourceFile, options: ReadYamlOptions = { version: '1.2' }): YamlReading {
  const events = eventsOf(source)
  return (events && readEvents(events, source, options)) ?? readRefusedYaml(source, options)
}

function eventsOf({ file, text }: SourceFile): readonly Event[] | undefined {
  try {
    return parseEvents(text, { filename: file, maxDepth: DEEPEST })
  } catch {
    return undefined
  }
}

function readEvents(events: readonly Event[], source: SourceFile, options: ReadYamlOptions): YamlReading | undefined {
  const documents = events.filter(event => event.type === EVENT_ID.DOCUMENT)
  if (documents.some(({ directives }) => directives.length > 0)) return undefined
  if (!options.several && documents.length > 1) return undefined
  const reader = new EventReader(events, source, options)
  if (!options.several) return documents.length === 0 ? { value: null, diagnostics: [] } : reader.document()
  const readings = documents.map(() => reader.document())
  if (!readings.every(reading => reading !== undefined)) return undefined
  return {
    value: readings.map(({ value }) => value),
    diagnostics: readings.flatMap(({ diagnostics }) => diagnostics),
  }
}
