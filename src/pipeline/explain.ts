import { isDeepStrictEqual } from 'node:util'
import { shownObject } from '../config/shown-object.ts'
import type { KnownSecrets } from '../ir/known-secrets.ts'
import type { Origin } from '../ir/origin.ts'
import type { Ref } from '../k8s/object.ts'
import type { Change } from './change.ts'
import { findField, pointerOf, similarField } from './field-path.ts'
import { findResource, kindAndName, type NotFound } from './find-resource.ts'
import { fieldHistory } from './history.ts'
import type { Pointer } from './pointer.ts'
import type { Resource } from './resource.ts'
import type { ResourceSet } from './resource-set.ts'

/** Why a field of an object has its value. */
export interface Explanation {
  readonly resource: Ref
  readonly unit: Resource['unit']
  readonly pointer: Pointer
  readonly value: unknown
  /** What happened to it, in order: who emitted it, and who changed it. */
  readonly changes: readonly Change[]
  /** Every place in the user's files that the value comes from. A rule that decided is named in it. */
  readonly origins: readonly Origin[]
  /** The same of each single value inside, when it is a map or a list. */
  readonly fields: readonly ExplainedField[]
}

/** A single value inside of what was asked for. */
export interface ExplainedField {
  readonly pointer: Pointer
  readonly value: unknown
  readonly origins: readonly Origin[]
}

/** Explains an object, or one field of it, of a compilation; without a field, all of the object. */
export function explain(
  { resources, secrets }: { readonly resources: ResourceSet; readonly secrets: KnownSecrets },
  object: string,
  field = '',
): Explanation | NotFound {
  const resource = findResource(resources, object)
  if ('message' in resource) return resource
  const shown = shownObject(resource.object, secrets)
  const found = findField(shown, field)
  if ('missing' in found) return noField(resource, field, found)
  const pointer = pointerOf(found.steps)
  const { parts, origins } = fieldHistory(resource, pointer)
  return {
    resource: resource.ref,
    unit: resource.unit,
    pointer,
    value: found.value,
    changes: [...new Set(parts.map(({ change }) => change))],
    origins,
    fields: [...leavesBelow(resource, found.steps, found.value)],
  }
}

function* leavesBelow(resource: Resource, steps: readonly string[], value: unknown): Iterable<ExplainedField> {
  if (typeof value !== 'object' || value === null) return
  for (const [step, inner] of Object.entries(value)) {
    const below = [...steps, step]
    if (isUnwritten(below, inner)) continue
    if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0)
      yield* leavesBelow(resource, below, inner)
    else yield { pointer: pointerOf(below), value: inner, origins: fieldHistory(resource, pointerOf(below)).origins }
  }
}

/** Empty labels and annotations exist only to be patched; they are not in a manifest. */
function isUnwritten(steps: readonly string[], value: unknown): boolean {
  const [parent, name] = steps.slice(-2)
  return parent === 'metadata' && (name === 'annotations' || name === 'labels') && isDeepStrictEqual(value, {})
}

function noField(
  resource: Resource,
  written: string,
  { steps, known }: { readonly steps: readonly string[]; readonly known: readonly string[] },
): NotFound {
  const meant = similarField(resource.object, written)
  const place = steps.length === 0 ? 'it' : pointerOf(steps)
  return {
    message: `${kindAndName(resource)} has no field "${written}".`,
    hint: meant
      ? `Did you mean ${meant}?`
      : known.length > 0
        ? `Valid fields of ${place}: ${known.join(', ')}.`
        : `${place} is a single value.`,
  }
}
