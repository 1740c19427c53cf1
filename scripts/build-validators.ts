import { mkdirSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import * as standalone from 'ajv/dist/standalone/index.js'
import { build, type Plugin } from 'esbuild'
import { bundledPlugins } from '../src/bundled-plugins.ts'
import { compiler, DEFINITIONS, referenceTo, textPlaces, type Validated } from '../src/schema/validators.ts'
import { bundledVocabulary } from './bundled-vocabulary.ts'

/** The code of a module that has the exports of `src/schema/validators.ts`, with the validators made in advance. */
export async function validatorsCode(): Promise<string> {
  const sections = Object.keys(DEFINITIONS) as Validated[]
  const references = Object.fromEntries(sections.map(section => [section, referenceTo(section)]))
  const code = standalone.default.default(compiler({ source: true }), references)
  return bundled(`${code}
export function makeValidators() { return { ${sections.join(', ')} } }
export const DEFINITIONS = ${JSON.stringify(DEFINITIONS)}
export function textPlaces() { return TEXT_PLACES }
const TEXT_PLACES = ${JSON.stringify(textPlaces())}`)
}

/** The code of a module that has the exports of `src/config/made-validators.ts`, with validators of these schemas. */
export async function madeValidatorsCode(schemas: readonly object[]): Promise<string> {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false, code: { source: true, esm: true } })
  const names = schemas.map((schema, index) => {
    ajv.addSchema(schema, `made${index}`)
    return [`made${index}`, JSON.stringify(schema)] as const
  })
  const code = standalone.default.default(ajv, Object.fromEntries(names.map(([name]) => [name, name])))
  const entries = names.map(([name, key]) => `[${JSON.stringify(key)}, ${name}]`)
  return bundled(`${code}\nexport function madeValidators() { return new Map([${entries.join(', ')}]) }`)
}

/** The schemas that bundled plugins bring: their options, and the keys that they add to apps.yaml. */
export function schemasOfPlugins(): readonly object[] {
  const plugins = bundledPlugins()
  const added = Object.values(bundledVocabulary().keys).flatMap(keys => Object.values(keys))
  const all = [...plugins.flatMap(({ options }) => options ?? []), ...added]
  return [...new Map(all.map(schema => [JSON.stringify(schema), schema])).values()]
}

async function bundled(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    write: false,
  })
  return result.outputFiles[0]!.text
}

/** Puts the validators made in advance in the place of those made on the spot, for a bundle. */
export const validatorsInAdvance: Plugin = {
  name: 'validators-in-advance',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]src[/\\]config[/\\]made-validators\.ts$/ }, async () => ({
      contents: await madeValidatorsCode(schemasOfPlugins()),
      loader: 'js',
    }))
    bundler.onLoad({ filter: /[/\\]src[/\\]schema[/\\]validators\.ts$/ }, async () => ({
      contents: await validatorsCode(),
      loader: 'js',
    }))
  },
}

if (process.argv[1] === import.meta.filename) {
  const folder = new URL('../dist/generated/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('validators.js', folder), await validatorsCode())
}
