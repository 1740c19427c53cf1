import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  duplicateValue,
  forbiddenField,
  imageViolation,
  invalidName,
  invalidValue,
  missingField,
  type Resource,
  violationOfDns1123Label,
} from 'k3s-platform/plugin'
import type { Container } from 'kubernetes-types/core/v1.js'
import { containersOf, podOf } from './pod.ts'

/** That there are containers, with names of their own and an image. */
export function* containers(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  if (!pod.spec.containers?.length)
    yield missingField({ resource, pointer: `${pod.pointer}/spec` }, 'containers', 'a pod needs at least one container')
  const seen = new Map<string, Field>()
  for (const { container, pointer, isInit } of containersOf(pod)) {
    const field = { resource, pointer }
    const nameField = { resource, pointer: `${pointer}/name` }
    const { name } = container
    const violation = name && violationOfDns1123Label(name)
    const earlier = name && seen.get(name)
    if (!name) yield missingField(field, 'name')
    else if (violation) yield invalidName(nameField, name, violation)
    else if (earlier) yield duplicateValue(nameField, name, earlier)
    else seen.set(name, nameField)
    yield* imageMistakes(field, container.image)
    if (isInit && !isSidecar(container)) yield* initMistakes(resource, container, pointer)
  }
}

/** Whether an init container keeps running with the others, and so may have probes like them. */
export function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always'
}

/** A cluster takes any text, and then cannot pull it. */
function* imageMistakes(field: Field, image: string | undefined): Iterable<Mistake> {
  if (!image) return yield missingField(field, 'image')
  const violation = imageViolation(image)
  if (violation)
    yield invalidValue({ ...field, pointer: `${field.pointer}/image` }, image, violation, 'For example: nginx:1.29.')
}

function* initMistakes(resource: Resource, container: Container, pointer: string): Iterable<Mistake> {
  for (const name of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const)
    if (container[name])
      yield forbiddenField({ resource, pointer: `${pointer}/${name}` }, 'an init container ends before anybody asks it')
}
