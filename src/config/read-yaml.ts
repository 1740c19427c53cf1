import { EVENT_ID, type Event } from 'js-yaml'
import { readRefusedYaml } from './read-refused-yaml.ts'
import { repeatedItems } from './repeated-items.ts'
import type { SourceFile } from './source-file.ts'
import { EventReader } from './yaml-events.ts'
import type { ReadYamlOptions, YamlReading } from './yaml-reading.ts'
import { parseYaml } from './yaml-text.ts'

export type { ReadYamlOptions, YamlReading } from './yaml-reading.ts'

/**
 * Reads one YAML document, or several, into plain data in which every map and list knows its place. If js-yaml rejects
 * it, or it has content that plain data cannot have, `yaml` reads it again and finds every mistake.
 */
export function readYaml(source: SourceFile, options: ReadYamlOptions = { version: '1.2' }): YamlReading {
  const parsed = parseYaml(source.text, source.file)
  const reading = 'events' in parsed ? readEvents(parsed.events, source, options) : undefined
  if (!reading) return readRefusedYaml(source, options)
  return { ...reading, diagnostics: repeatedItems(reading.diagnostics, source) }
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
