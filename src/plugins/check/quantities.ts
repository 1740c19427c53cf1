import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  at,
  closestTo,
  compareQuantities,
  conflictingFields,
  duplicateValue,
  invalidValue,
  isWhole,
  type Measure,
  outOfRange,
  type Pointer,
  parseQuantity,
  type Quantity,
  quantityHint,
  type Resource,
  violationOfDeviceName,
} from 'k3s-platform/plugin'
import type { ResourceRequirements } from 'kubernetes-types/core/v1.js'
import { containersOf, podOf } from './pod.ts'
import { implausibleAmount, invalidQuantity, missingLimit, requestAboveLimit, unknownResource } from './pod-messages.ts'
import { unknownValue } from './schema-messages.ts'

/** What containers request and may use. */
export function* quantities(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  const claims = namesOf(pod.spec, 'resourceClaims')
  for (const { container, pointer } of containersOf(pod)) {
    if (container.resources) yield* requirementMistakes(resource, container.resources, `${pointer}/resources`)
    for (const [index, name] of namesOf(container.resources, 'claims').entries())
      if (!claims.includes(name))
        yield unknownValue({ resource, pointer: `${pointer}/resources/claims/${index}/name` }, name, claims)
    const resized = namesOf(container, 'resizePolicy', 'resourceName')
    for (const [index, name] of resized.entries())
      if (resized.indexOf(name) < index)
        yield duplicateValue({ resource, pointer: `${pointer}/resizePolicy/${index}` }, name, {
          resource,
          pointer: `${pointer}/resizePolicy/${resized.indexOf(name)}`,
        })
  }
}

/** The names in a list that the types of an older Kubernetes lack. */
function namesOf(node: object | undefined, list: string, key = 'name'): readonly string[] {
  const elements = (node as Readonly<Record<string, readonly Record<string, string>[] | undefined>> | undefined)?.[list]
  return (elements ?? []).map(element => element[key] ?? '')
}

/** A string as a quantity; undefined, and a mistake, if it is not valid. */
export function* amountMistakes(
  field: Field,
  value: unknown,
  needed: 'any' | 'positive' = 'any',
  measure: Measure = 'bytes',
): Iterable<Mistake> {
  const text = String(value)
  const amount = parseQuantity(text)
  if (!amount) yield invalidQuantity(field, text, quantityHint(text, measure))
  else if (amount.nanos < 0n) yield outOfRange(field, text, 'at least 0')
  else if (needed === 'positive' && amount.nanos === 0n) yield outOfRange(field, text, 'above 0')
}

function* requirementMistakes(
  resource: Resource,
  { requests = {}, limits = {} }: ResourceRequirements,
  pointer: Pointer,
): Iterable<Mistake> {
  for (const name in limits)
    yield* entryMistakes({ resource, pointer: `${pointer}/limits${at`/${name}`}` }, name, limits[name])
  for (const name in requests) {
    const field = { resource, pointer: `${pointer}/requests${at`/${name}`}` }
    yield* entryMistakes(field, name, requests[name])
    const request = parseQuantity(String(requests[name]))
    const limitField = { resource, pointer: `${pointer}/limits${at`/${name}`}` }
    const limit = limits[name] === undefined ? undefined : parseQuantity(String(limits[name]))
    if (request && limit)
      yield* comparisonMistakes(name, { field, amount: request }, { field: limitField, amount: limit })
    else if (limits[name] === undefined && !mayBeOvercommitted(name)) yield missingLimit(field, name)
  }
  const names = [...Object.keys(limits), ...Object.keys(requests)]
  const hugePages = names.find(isHugePages)
  if (hugePages && !names.includes('cpu') && !names.includes('memory'))
    yield invalidValue({ resource, pointer }, hugePages, 'needs cpu or memory next to it', 'Request memory as well.')
}

function* entryMistakes(field: Field, name: string, value: unknown): Iterable<Mistake> {
  const isOwn = !name.includes('/')
  if (!isResource(name)) yield unknownResource(field, name, closestTo(name, OWN_RESOURCES))
  yield* amountMistakes(field, value, 'any', name === 'cpu' ? 'cores' : 'bytes')
  yield* implausibleMistakes(field, name, String(value))
  const amount = parseQuantity(String(value))
  if (amount && !isOwn && !isWhole(amount))
    yield outOfRange(field, value, 'an integer, because devices cannot be divided')
  if (amount && isHugePages(name)) {
    const page = parseQuantity(name.slice(HUGE_PAGES.length))
    if (!page || page.nanos <= 0n || amount.nanos % page.nanos !== 0n)
      yield outOfRange(field, value, `a multiple of ${name.slice(HUGE_PAGES.length)}`)
  }
}

/** Amounts that an API server accepts and no node has, or that no process fits into: their units are wrong. */
function* implausibleMistakes(field: Field, name: string, text: string): Iterable<Mistake> {
  const amount = parseQuantity(text)
  if (!amount || amount.nanos <= 0n) return
  const [number] = /^[\d.]+/.exec(text) ?? ['']
  if (name === 'cpu' && amount.nanos > MOST_CORES)
    yield implausibleAmount(field, text, 'more cores than most nodes have', `${number}m`)
  if (name === 'memory' && amount.nanos < LEAST_BYTES)
    yield implausibleAmount(
      field,
      text,
      'less memory than any process needs',
      Number(number) < 100_000 ? `${number}Mi` : undefined,
    )
}

const MOST_CORES = 128n * 1_000_000_000n
const LEAST_BYTES = 1024n ** 2n * 1_000_000_000n

interface Side {
  readonly field: Field
  readonly amount: Quantity
}

function* comparisonMistakes(name: string, request: Side, limit: Side): Iterable<Mistake> {
  const order = compareQuantities(request.amount, limit.amount)
  if (order > 0)
    yield requestAboveLimit(request.field, { request: request.amount.text, limit: limit.amount.text }, limit.field)
  else if (order < 0 && !mayBeOvercommitted(name))
    yield conflictingFields(request.field, limit.field, `request and limit of "${name}" must be the same`)
}

/** Whether this names something that containers can be given: one of Kubernetes' own, or a device. */
export function isResource(name: string): boolean {
  return name.includes('/')
    ? violationOfDeviceName(name) === undefined
    : OWN_RESOURCES.includes(name) || isHugePages(name)
}

function mayBeOvercommitted(name: string): boolean {
  return (!name.includes('/') || name.includes('kubernetes.io/')) && !isHugePages(name)
}

function isHugePages(name: string): boolean {
  return name.startsWith(HUGE_PAGES)
}

const HUGE_PAGES = 'hugepages-'

/** What every node has to give. */
export const OWN_RESOURCES: readonly string[] = ['cpu', 'memory', 'ephemeral-storage']
