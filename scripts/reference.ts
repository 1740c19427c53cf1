import { mkdirSync, writeFileSync } from 'node:fs'
import { wholeDefinitions } from '../src/schema/definitions.ts'
import type { JsonSchema } from '../src/schema/json-schema.ts'
import { bundledVocabulary } from './bundled-vocabulary.ts'
import { PAGES, type ReferencePage } from './reference-pages.ts'

/** The pages of `docs/reference/`, by file name: every key with its type, default and meaning. */
export function referencePages(): ReadonlyMap<string, string> {
  const headings = wholeDefinitions(bundledVocabulary().keys).$defs ?? {}
  const pages = PAGES.map(page => [`${page.file}.md`, pageText(page, headings)] as const)
  return new Map([['README.md', indexText(headings)], ...pages])
}

type Headings = Readonly<Record<string, JsonSchema>>

function indexText(headings: Headings): string {
  const rows = PAGES.map(page => `| [${page.title}](${page.file}.md) | ${summary(page, headings)} |`)
  return `# Reference\n\nEvery key of apps.yaml. ${GENERATED}\n\n| page | |\n| --- | --- |\n${rows.join('\n')}\n\n${ENTRIES}\n`
}

function pageText(page: ReferencePage, headings: Headings): string {
  const keys = page.keys ? [table(page.keys.map(key => keyOf(key, headings)))] : []
  const parts = page.headings.map((name, index) => {
    const heading = headings[name]!
    const title = index === 0 && !page.keys ? '' : `## ${name}\n\n`
    return `${title}${heading.description}\n\n${table(keysOf(heading))}`
  })
  const examples = page.examples?.map(name => `[${name}](../../examples/features/${name}.yaml)`)
  return `${[`# ${page.title}`, ...keys, ...parts, ...(examples ? [`Examples: ${examples.join(', ')}.`] : [])].join('\n\n')}\n`
}

function summary(page: ReferencePage, headings: Headings): string {
  const first = page.keys ? keyOf(page.keys[0]!, headings).schema : headings[page.headings[0]!]
  return first?.description ?? ''
}

interface Key {
  readonly name: string
  readonly schema: JsonSchema
  readonly isRequired: boolean
}

function keysOf(heading: JsonSchema): readonly Key[] {
  return Object.entries(heading.properties ?? {}).map(([name, schema]) => ({
    name,
    schema,
    isRequired: heading.required?.includes(name) ?? false,
  }))
}

function keyOf(path: string, headings: Headings): Key {
  const [heading = '', name] = path.split('.')
  return keysOf(headings[heading]!).find(key => key.name === name)!
}

function table(keys: readonly Key[]): string {
  const rows = keys.map(({ name, schema, isRequired }) => {
    const fallback = isRequired ? '**required**' : schema.default === undefined ? '' : code(schema.default)
    return `| \`${name}\` | ${typeWords(schema)} | ${fallback} | ${cell(description(schema))} |`
  })
  return ['| key | type | default | |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function description({ description = '', examples }: JsonSchema): string {
  return examples ? `${description} For example ${examples.map(code).join(' or ')}.` : description
}

function typeWords(schema: JsonSchema): string {
  if (schema.$ref) return linkTo(schema.$ref.slice('#/$defs/'.length))
  if (schema.enum) return [...new Set(schema.enum.map(code))].join(', ')
  const types = [schema.type ?? []].flat().filter(type => type !== 'null')
  if (types.join() === 'string,number,boolean') return 'any single value'
  return types.map(type => oneTypeWords(type, schema)).join(' or ')
}

function oneTypeWords(type: string, schema: JsonSchema): string {
  switch (type) {
    case 'array':
      return `list: ${typeWords(schema.items ?? {})}`
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? `map: ${typeWords(schema.additionalProperties)}`
        : 'map of anything'
    case 'integer':
      return `whole number${bounds(schema)}`
    default:
      return WORDS[type] ?? type
  }
}

function bounds({ minimum, maximum }: JsonSchema): string {
  if (minimum === undefined) return ''
  return maximum === undefined ? `, ${minimum} or more` : `, ${minimum} to ${maximum}`
}

function linkTo(heading: string): string {
  const page = PAGES.find(candidate => candidate.headings.includes(heading))!
  const isFirst = page.headings[0] === heading && !page.keys
  return `[${heading}](${page.file}.md${isFirst ? '' : `#${heading.toLowerCase()}`})`
}

function code(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value)
  return `\`${cell(text)}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

const WORDS: Readonly<Record<string, string>> = { string: 'text', number: 'number', boolean: '`true`, `false`' }

const GENERATED = 'These pages are made of the schema by `npm run reference`.'

const ENTRIES = `An entry of \`helm\`, \`serverless\`, \`apps\` or \`compose\` may have a block for each environment, under the environment's
name: it has the same keys, changes them at any depth, and takes a key away with \`null\`. Lists of things with a \`name\`
are merged by it, other lists are replaced. Keys that start with \`x-\` are yours: only plugins read them.`

if (process.argv[1] === import.meta.filename) {
  const folder = new URL('../docs/reference/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of referencePages()) writeFileSync(new URL(file, folder), text)
}
