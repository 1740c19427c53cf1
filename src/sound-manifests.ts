import type { ManifestObject } from './import/manifest-object.ts'
import { unknownVersion } from './import/messages.ts'
import { plainObject } from './import/plain-object.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import { diagnosticOf, type Mistake } from './pipeline/check/mistake.ts'
import { emitted, type Resource } from './pipeline/resource.ts'
import { type SchemaRule, schemaRule } from './plugins/check/schema.ts'
import { kubernetesSchemas } from './schema/kubernetes-schemas.ts'

/** Manifests whose fields are what the types of Kubernetes say, and what is wrong with the others. */
export interface SoundManifests {
  /** All that an API server could decode, without nulls. */
  readonly objects: readonly ManifestObject[]
  /** Those of them whose kind has a schema: fields have the types of their kind, and what it requires is there. */
  readonly typed: readonly ManifestObject[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Compares each object with the schema of its kind, as an API server does before it decodes one. */
export async function soundManifests(written: readonly ManifestObject[]): Promise<SoundManifests> {
  const rule = schemaRule(await kubernetesSchemas())
  const objects: ManifestObject[] = []
  const typed: ManifestObject[] = []
  const diagnostics: Diagnostic[] = []
  for (const one of written) {
    const { unreadable, version, isKnown } = lookAt(one, rule)
    diagnostics.push(...unreadable.map(told), ...version.map(mistake => unknownVersion(one.object, told(mistake))))
    if (unreadable.length > 0) continue
    const sound = { ...one, object: plainObject(one.object) }
    objects.push(sound)
    if (isKnown) typed.push(sound)
  }
  return { objects, typed, diagnostics }
}

/** What keeps an object from being read. Everything else that is wrong with it is said of the entry that it becomes. */
function lookAt(written: ManifestObject, rule: SchemaRule) {
  // Messages quote invalid values, and values of Secrets must not be quoted.
  const mistakes = written.object.kind === 'Secret' ? [] : rule(resourceOf(written))
  const isVersion = ({ field }: Mistake) => field.pointer === '/apiVersion'
  return {
    unreadable: mistakes.filter(({ code, field }) => UNREADABLE.has(code) || field.pointer === '/kind'),
    version: mistakes.filter(isVersion),
    isKnown: !mistakes.some(mistake => isVersion(mistake) || mistake.code === 'check/unknown-kind'),
  }
}

const UNREADABLE: ReadonlySet<string> = new Set(['check/missing-field', 'check/wrong-type'])

/** Rules look at what plugins emitted. */
function resourceOf({ object, file }: ManifestObject): Resource {
  const change = { plugin: 'import', stage: 'import', reason: { because: `written in ${file}` } }
  return emitted(object, 'platform/import', change)
}

/** Manifests belong to no entry. */
function told(mistake: Mistake): Diagnostic {
  const { entry: _, ...diagnostic } = diagnosticOf(mistake, AUTHORS)
  return diagnostic
}

const AUTHORS: ReadonlySet<string> = new Set(['import'])
