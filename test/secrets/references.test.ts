import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CompileOptions, compile, loadConfig, type NeededSecret, neededSecrets } from 'k3s-platform'
import type { Container, PodSpec } from 'kubernetes-types/core/v1.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAllDocuments } from 'yaml'
import { pluginsBeside } from '../../bin/plugin-file.ts'

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures')
const test = suite('needed Secrets and the pods of fixtures')

test('every Secret and key that a pod refers to is listed, and no others but those of scalers', async () => {
  let found = 0
  let scalers = 0
  for (const name of readdirSync(fixtures)) {
    const folder = join(fixtures, name)
    if (!existsSync(join(folder, 'apps.yaml'))) continue
    const plugins = await pluginsBeside(folder)
    if (!mentionsSecrets(join(folder, 'expected'))) continue
    // Plugins may patch pods after the project is complete.
    if (plugins.length > 0) continue
    const options = optionsOf(folder)
    const config = await loadConfig(join(folder, 'apps.yaml'), options)
    for (const environment of config.environments) {
      const { files, project } = await compile(config, environment, options)
      if (files.size === 0) continue
      const references = new Set([...files].flatMap(([path, text]) => referencesIn(path, text)))
      const ofScalers = new Set([...files].flatMap(([, text]) => scalerReferencesIn(text)))
      const listed = new Set(neededSecrets(project?.workloads ?? []).flatMap(keysOf))
      // Charts make the Secrets that scalers take for granted.
      const others = [...listed].filter(id => !references.has(id) && !ofScalers.has(id))
      assert.equal(others, [], `${name}, ${environment}`)
      assert.equal(
        [...references].filter(id => !listed.has(id)),
        [],
        `${name}, ${environment}`,
      )
      scalers += [...ofScalers].filter(id => listed.has(id)).length
      found += references.size
    }
  }
  assert.ok(found > 50 && scalers > 4, `${found} references, ${scalers} of scalers`)
})

/** Whether a file of the folder has the word; the trees of all others would only take time. */
function mentionsSecrets(folder: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .some(entry => /secret/i.test(readFileSync(join(entry.parentPath, entry.name), 'utf8')))
}

function optionsOf(folder: string): CompileOptions {
  const file = join(folder, 'options.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function keysOf({ namespace, name, keys }: NeededSecret): readonly string[] {
  return [`${namespace}/${name}`, ...keys.map(({ key }) => `${namespace}/${name} ${key}`)]
}

/** `<namespace>/<name>` of each Secret that pods in the file need, and the same with each key. */
function referencesIn(path: string, text: string): readonly string[] {
  if (!path.endsWith('.yaml') || !/secret/i.test(text)) return []
  return parseAllDocuments(text).flatMap(document => {
    const { metadata, spec } = document.toJS() ?? {}
    const pod: PodSpec | undefined = spec?.jobTemplate?.spec.template.spec ?? spec?.template?.spec
    if (!pod?.containers) return []
    return usesOf(pod).flatMap(([secret, key]) => {
      const id = `${metadata.namespace}/${secret}`
      return key === undefined ? [id] : [id, `${id} ${key}`]
    })
  })
}

/** The same of the objects with which scalers log in to brokers. */
function scalerReferencesIn(text: string): readonly string[] {
  if (!text.includes('kind: TriggerAuthentication')) return []
  return parseAllDocuments(text).flatMap(document => {
    const { kind, metadata, spec } = document.toJS() ?? {}
    if (kind !== 'TriggerAuthentication') return []
    return spec.secretTargetRef.flatMap(({ name, key }: { name: string; key: string }) => {
      const id = `${metadata.namespace}/${name}`
      return [id, `${id} ${key}`]
    })
  })
}

type Use = readonly [secret: string, key?: string]

function usesOf({ containers, initContainers = [], volumes = [], imagePullSecrets = [] }: PodSpec): readonly Use[] {
  const all = [...containers, ...initContainers]
  return [
    ...all.flatMap(usesOfContainer),
    ...imagePullSecrets.map(({ name }): Use => [name!, '.dockerconfigjson']),
    ...volumes.flatMap(({ name, secret }): readonly Use[] => {
      if (!secret || secret.optional) return []
      const items = secret.items?.map(({ key }) => key)
      const paths = all.flatMap(({ volumeMounts = [] }) => volumeMounts.filter(mount => mount.name === name))
      const keys = items ?? paths.flatMap(({ subPath }) => subPath ?? [])
      return [[secret.secretName!], ...keys.map((key): Use => [secret.secretName!, key])]
    }),
  ]
}

function usesOfContainer({ env = [], envFrom = [] }: Container): readonly Use[] {
  return [
    ...env.flatMap(({ valueFrom }): readonly Use[] => {
      const reference = valueFrom?.secretKeyRef
      return reference && !reference.optional ? [[reference.name!, reference.key]] : []
    }),
    ...envFrom.flatMap(({ secretRef }): readonly Use[] =>
      secretRef && !secretRef.optional ? [[secretRef.name!]] : [],
    ),
  ]
}

test.run()
