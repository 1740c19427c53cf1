import { type CompileOptions, compile } from './compile.ts'
import { filesInMemory, ProjectFiles } from './config/project-files.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import type { ObjectMeta } from './k8s/object.ts'
import { readConfig } from './load-config.ts'
import type { Plugin } from './pipeline/plugin.ts'

/** What a plugin is tested with. */
export interface PluginTest extends Omit<CompileOptions, 'plugins'> {
  /** The text of an apps.yaml. */
  readonly appsYaml: string
  readonly environment: string
  /** The files next to apps.yaml: path → text. */
  readonly files?: Readonly<Record<string, string>>
}

/** What a build with the plugin made. */
export interface PluginTestResult {
  /** Whether there are no errors. */
  readonly ok: boolean
  /** Every object, as plain data, in the order of the build. */
  readonly objects: readonly BuiltObject[]
  readonly diagnostics: readonly Diagnostic[]
  /** Path relative to the environment's folder → text; empty when there are errors. */
  readonly files: ReadonlyMap<string, string>
  /** The object of this kind and name; an error that lists the objects when there is none. */
  object(kind: string, name: string): BuiltObject
}

/** An object of the tree as plain data, whose fields a test knows better than a type. */
export interface BuiltObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: ObjectMeta
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any field of any kind.
  readonly [field: string]: any
}

/**
 * Builds one environment of the text of an apps.yaml with one or more plugins, and returns the result. Nothing is read
 * from the disk, and no variable of the process is used.
 */
export async function testPlugin(plugin: Plugin | readonly Plugin[], test: PluginTest): Promise<PluginTestResult> {
  const { appsYaml, environment, files = {}, ...options } = test
  const plugins = Array.isArray(plugin) ? (plugin as readonly Plugin[]) : [plugin as Plugin]
  const inMemory = new ProjectFiles(filesInMemory(files))
  const config = await readConfig({ file: 'apps.yaml', text: appsYaml, files: inMemory, plugins })
  const compilation = await compile(config, environment, { ...options, plugins })
  const objects = [...compilation.resources.all()].map(({ object }): BuiltObject => JSON.parse(JSON.stringify(object)))
  return {
    ok: compilation.ok,
    objects,
    diagnostics: compilation.diagnostics,
    files: compilation.files,
    object(kind, name) {
      const found = objects.find(object => object.kind === kind && object.metadata.name === name)
      if (found) return found
      const known = objects.map(object => `${object.kind}/${object.metadata.name}`).join(', ')
      throw new Error(`There is no ${kind}/${name}. Objects: ${known || 'none'}`)
    },
  }
}
