import { createHash } from 'node:crypto'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import type { ToolName } from '../../bin/start.ts'
import { pythonRuntime } from '../../src/config/python-runtime.ts'
import { validatorsInAdvance } from '../build-validators.ts'
import { root } from './root.ts'

/** The library as ECMAScript modules; answers with the files that went in. */
export function bundleLibrary(): Promise<string[]> {
  return bundled({
    entryPoints: { index: 'src/index.ts', plugin: 'src/plugin-api.ts' },
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    // Some bundled packages are CommonJS and ask for Node's own modules.
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    plugins: [schemasFromDisk('new URL(file, import.meta.url)')],
  })
}

/** The program as CommonJS, which can be started from V8's code cache, once for all tools; answers with the files that went in. */
export async function bundleCommandLine(): Promise<string[]> {
  const format = { format: 'cjs', outExtension: { '.js': '.cjs' } } as const
  const inputs = await bundled({
    ...format,
    entryPoints: { 'command-line': 'bin/start.ts' },
    charset: 'ascii',
    // Names stay, for whoever reads a stack.
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: '(function (exports, require, module, __filename, __dirname, lentImportModule) {' },
    footer: { js: '})' },
    plugins: [
      schemasFromDisk("require('node:path').join(__dirname, file)"),
      compilerApart,
      lentImport,
      fixedVersion,
      packageAbove,
    ],
  })
  const code = readFileSync(join(root, 'dist/command-line.cjs'), 'latin1')
  if (/(?<!#)\bimport\(/.test(code)) throw new Error('The program would import something, which it cannot.')
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'dist/command-line.cjs')))
    .digest('hex')
  for (const tool of TOOLS) {
    const define = { CODE_DIGEST: JSON.stringify(digest.slice(0, 16)), TOOL: JSON.stringify(tool) }
    await bundled({ ...format, define, entryPoints: { [tool]: 'bin/launch.ts' } })
    chmodSync(join(root, 'dist', `${tool}.cjs`), 0o755)
  }
  await bundled({ ...format, entryPoints: { ajv: 'ajv' } })
  return inputs
}

/** Each is a file that is started; what they do is in one program. */
const TOOLS: readonly ToolName[] = ['k3s-platform', 'k3sapp', 'k3scompose', 'k3sfn']

async function bundled(options: BuildOptions): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    conditions: ['source'],
    outdir: 'dist',
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
    plugins: [...(options.plugins ?? []), validatorsInAdvance, modularYaml, runtimeInside],
  })
  return Object.keys(metafile!.inputs)
}

/** The Python runtime of functions stands in the bundle as it is in this project. */
const runtimeInside: Plugin = {
  name: 'runtime-inside',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]src[/\\]config[/\\]python-runtime\.ts$/ }, () => ({
      contents: `export function pythonRuntime() { return JSON.parse(${JSON.stringify(JSON.stringify(pythonRuntime()))}) }`,
      loader: 'js',
    }))
  },
}

/** The same code of the YAML library as modules, of which what nobody uses is left out. */
const modularYaml: Plugin = {
  name: 'modular-yaml',
  setup(bundler) {
    bundler.onResolve({ filter: /^yaml$/ }, () => ({
      path: join(root, 'node_modules/yaml/browser/index.js'),
      sideEffects: false,
    }))
  },
}

/** The package has the schemas as files; they are read when somebody asks for them. */
function schemasFromDisk(path: string): Plugin {
  return {
    name: 'schemas-from-disk',
    setup(bundler) {
      bundler.onLoad({ filter: /[/\\]schemas[/\\][\w-]+\.json$/ }, ({ path: source }) => ({
        contents: [
          "import { readFileSync } from 'node:fs'",
          `const file = ${JSON.stringify(`../schemas/${source.split(/[/\\]/).at(-1)}`)}`,
          `export default JSON.parse(readFileSync(${path}, 'utf8'))`,
        ].join('\n'),
        loader: 'js',
      }))
    },
  }
}

/** The schema compiler is for options of an organisation's own plugins only, so it is a file of its own. */
const compilerApart: Plugin = {
  name: 'compiler-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /^ajv$/ }, ({ path }) => ({ path, namespace: 'apart' }))
    bundler.onResolve({ filter: /^\.\/ajv\.cjs$/ }, ({ path }) => ({ path, external: true }))
    bundler.onLoad({ filter: /.*/, namespace: 'apart' }, () => ({ contents: "module.exports = require('./ajv.cjs')" }))
  },
}

/** The program is no module, so it cannot import one by itself. */
const lentImport: Plugin = {
  name: 'lent-import',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]bin[/\\]import-module\.ts$/ }, () => ({
      contents: 'export const importModule = url => lentImportModule(url)',
      loader: 'js',
    }))
  },
}

/** The runtime of functions and the documentation are folders of the package. */
const packageAbove: Plugin = {
  name: 'package-above',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]bin[/\\]package-folder\.ts$/ }, () => ({
      contents: "export const packageFolder = () => require('node:path').join(__dirname, '..')",
      loader: 'js',
    }))
  },
}

/** The version is known when the program is made. */
const fixedVersion: Plugin = {
  name: 'fixed-version',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]bin[/\\]version\.ts$/ }, () => {
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
      return { contents: `export const packageVersion = () => ${JSON.stringify(version)}`, loader: 'js' }
    })
  },
}
