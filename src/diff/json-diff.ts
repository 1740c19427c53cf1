import type { Cause } from './cause.ts'
import { countsOf } from './diff-counts.ts'
import type { FieldChange } from './field-change.ts'
import { pathText, pointerIn } from './field-step.ts'
import type { CausedChange, ObjectChange } from './object-change.ts'
import type { TreeDiff } from './tree-diff.ts'

/** The comparison for programs; `docs/diff.md` describes the keys. Keys are always in the same order. */
export function jsonDiff(diffs: readonly TreeDiff[], base: { readonly kind: string; readonly name: string }): string {
  const report = { schemaVersion, base: { kind: base.kind, name: base.name }, environments: diffs.map(plainDiff) }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

/** Rises when a reader of the report would have to change. */
const schemaVersion = 1

function plainDiff(diff: TreeDiff): object {
  const { environment, objects, files, renamings, secrets } = diff
  const causes = [...new Set(objects.flatMap(object => [object.cause, ...object.fields.map(({ cause }) => cause)]))]
  return {
    environment,
    summary: countsOf(diff),
    renamings: renamings.map(({ what, unit, before, after }) => ({ what, unit, before, after })),
    secrets: secrets.map(({ namespace, secret, key, before }) => ({ namespace, secret, key, before })),
    causes: causes.map(plainCause),
    objects: objects.map(object => plainObject(object, causes)),
    files: files.map(({ path, change, fields }) => ({ path, change, fields: fields.map(plainField) })),
  }
}

function plainCause({ places, because }: Cause): object {
  return {
    places: places.map(({ version, file, line, column, path, rule, text }) => ({
      version,
      file,
      line,
      column,
      path,
      rule,
      text,
    })),
    because,
  }
}

function plainObject(object: ObjectChange, causes: readonly Cause[]): object {
  const { ref, change, replaces, beforeFile, afterFile, before, after, fields, risks, cause } = object
  const { apiVersion, kind, namespace, name } = ref
  return {
    object: { apiVersion, kind, namespace, name },
    change,
    replaces: replaces && { namespace: replaces.namespace, name: replaces.name },
    beforeFile,
    afterFile,
    cause: causes.indexOf(cause),
    risks,
    fields: fields.map(field => plainCaused(field, causes)),
    before,
    after,
  }
}

function plainCaused(field: CausedChange, causes: readonly Cause[]): object {
  return { ...plainField(field), cause: causes.indexOf(field.cause), risks: field.risks }
}

function plainField({ path, change, before, after, hasNoEffect }: FieldChange): object {
  return {
    path: pathText(path),
    beforePointer: change === 'added' ? undefined : pointerIn(path, 'before'),
    afterPointer: change === 'removed' ? undefined : pointerIn(path, 'after'),
    change,
    before,
    after,
    hasNoEffect,
  }
}
