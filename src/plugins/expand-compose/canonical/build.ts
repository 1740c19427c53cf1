import { withProvenanceOf } from 'k3s-platform/plugin'
import type { Build } from '../model/build.ts'
import { type Convert, written } from './converting.ts'
import { madeFromText } from './derived.ts'
import { extraHosts } from './extra-hosts.ts'
import { fileMounts } from './file-mounts.ts'
import { oneOrMore, texts } from './lists.ts'
import { contextPath, path } from './paths.ts'
import { boolean, text } from './scalars.ts'
import { shape } from './shape.ts'
import { textMap, variableMap } from './text-maps.ts'
import { ulimits } from './ulimits.ts'

/** How an image is built; a single string is the context. */
export const build: Convert<Build> = (parent, key, converting) => {
  if (typeof written(parent, key) !== 'string') return long(parent, key, converting)
  const context = contextPath(parent, key, converting)
  return context === undefined ? undefined : madeFromText(parent, key, { context })
}

const long = shape<Build>({
  context: contextPath,
  dockerfile: text,
  dockerfile_inline: text,
  entitlements: texts,
  args: variableMap,
  ssh: eachValue(variableMap, path),
  labels: textMap,
  cache_from: texts,
  cache_to: texts,
  no_cache: boolean,
  no_cache_filter: oneOrMore(text),
  additional_contexts: eachValue(textMap, contextPath),
  network: text,
  provenance: text,
  sbom: text,
  pull: boolean,
  target: text,
  shm_size: text,
  extra_hosts: extraHosts,
  isolation: text,
  privileged: boolean,
  secrets: fileMounts,
  tags: texts,
  ulimits,
  platforms: texts,
})

/** Every value of a map read once more. */
function eachValue(map: Convert<object>, value: Convert<string>): Convert<object> {
  return (parent, key, converting) => {
    const node = map(parent, key, converting)
    if (!node) return undefined
    const made = { ...node } as Record<string, unknown>
    for (const name of Object.keys(node)) made[name] = value(node, name, converting) ?? null
    return withProvenanceOf(node, made)
  }
}
