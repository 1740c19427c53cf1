import { mkdirSync, writeFileSync } from 'node:fs'
import * as standalone from 'ajv/dist/standalone/index.js'
import { build, type Plugin } from 'esbuild'
import { compiler, REFERENCES } from '../src/schema/validators.ts'

/** The code of a module that has the exports of `src/schema/validators.ts`, with the validators made in advance. */
export async function validatorsCode(): Promise<string> {
  const code = standalone.default.default(compiler({ source: true }), { ...REFERENCES })
  const names = Object.keys(REFERENCES).join(', ')
  const result = await build({
    stdin: {
      contents: `${code}\nexport function makeValidators() { return { ${names} } }`,
      resolveDir: import.meta.dirname,
    },
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
