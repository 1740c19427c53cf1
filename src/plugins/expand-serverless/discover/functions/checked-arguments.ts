import {
  closestTo,
  type Diagnostic,
  type Mark,
  type Origin,
  type Provenance,
  withProvenance,
} from 'k3s-platform/plugin'
import { numberText } from '../literals/number-text.ts'
import { originOf, plainValue } from '../literals/plain-value.ts'
import type { Place, Value } from '../literals/value.ts'
import type { DecoratorCall, GivenArgument } from '../module/binding.ts'
import {
  instancesReversed,
  missingArgument,
  positionalArgument,
  repeatedArgument,
  unknownArgument,
  unknownValue,
  wrongValue,
} from './argument-messages.ts'
import { PARAMETERS, type Parameter } from './parameters.ts'

/** What the arguments of a decorator are checked with. */
export interface Checking {
  /** Of the function below the decorator. */
  readonly name: string
  readonly report: (diagnostic: Diagnostic) => void
}

/** The arguments of a decorator as plain data with places, without those that are `None`; what is wrong is reported. */
export function checkedArguments(
  call: DecoratorCall,
  { name, report }: Checking,
  fixed: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const path = `${name} @${call.name}`
  const arguments_ = new ArgumentPlaces(call.place, path)
  const fields: [string, unknown][] = Object.entries(fixed)
  const seen = new Set<string>()
  for (const given of call.given) {
    const problem = problemOf(call, given, path, seen)
    if (problem) report(problem)
    else if (given.value.type !== 'unknown' && given.value.type !== 'None') {
      const at = `${path}.${given.name}`
      const places = arguments_.note(given, given.value, at)
      // Variables and labels are text.
      const isText = PARAMETERS[call.name][given.name!]?.type.startsWith('dict')
      fields.push([given.name!, plainValue(given.value, at, places.slice(0, -1), isText ? numberText : undefined)])
    }
    if (given.name !== undefined) seen.add(given.name)
  }
  const parameters = Object.entries(PARAMETERS[call.name])
  const isWhole = !seen.has('**')
  for (const [parameter, { required }] of parameters)
    if (required && isWhole && !seen.has(parameter))
      report(missingArgument(call.name, parameter, originOf(call.place, path)))
  const result = withProvenance(Object.fromEntries(fields), arguments_)
  const { min_instances: least, max_instances: greatest } = result
  if (typeof least === 'number' && typeof greatest === 'number' && least > greatest)
    report(instancesReversed(least, greatest, arguments_.at('min_instances').origins[0]!))
  return result
}

function problemOf(
  call: DecoratorCall,
  given: GivenArgument,
  path: string,
  seen: ReadonlySet<string>,
): Diagnostic | undefined {
  const { name, place, written, value } = given
  const parameters = PARAMETERS[call.name]
  const known = Object.keys(parameters)
  if (name === '**' && value.type === 'unknown')
    return unknownValue('**', value.why, originOf(value.place, path), placeOf(value.defined, path))
  if (name === undefined) return positionalArgument(call.name, known[0]!, originOf(place, path))
  const at = `${path}.${name}`
  if (!Object.hasOwn(parameters, name))
    return unknownArgument(call.name, name, closestTo(name, known), known, originOf(place, at))
  if (seen.has(name)) return repeatedArgument(call.name, name, originOf(place, at))
  if (value.type === 'unknown')
    return unknownValue(name, value.why, originOf(value.place, at), placeOf(value.defined, at))
  const wanted = wantedBy(parameters[name]!, value)
  return wanted === undefined ? undefined : wrongValue(name, textOf(value), wanted, originOf(written, at))
}

function wantedBy({ rule, optional }: Parameter, value: Value): string | undefined {
  return optional && value.type === 'None' ? undefined : rule(value)
}

function placeOf(place: Place | undefined, path: string): Origin | undefined {
  return place && originOf(place, path)
}

/** As it is written where it has its value, on one line. */
function textOf({ place }: Value): string {
  const text = place.source.text.slice(place.start, place.end).replace(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

class ArgumentPlaces implements Provenance {
  readonly #own: Origin
  readonly #fields = new Map<string, readonly Origin[]>()
  readonly #keys = new Map<string, Origin>()

  constructor(place: Place, path: string) {
    this.#own = originOf(place, path)
  }

  /** The places of an argument: in the decorator, and in the definition of a constant that it names. */
  note({ name, place, written }: GivenArgument, value: Value, path: string): readonly Origin[] {
    const isWithin =
      value.place.source === written.source && value.place.start >= written.start && value.place.end <= written.end
    const origins = isWithin ? [originOf(written, path)] : [originOf(written, path), originOf(value.place, path)]
    this.#fields.set(name!, origins)
    this.#keys.set(name!, originOf(place, path))
    return origins
  }

  at(name?: string | number): Mark {
    const known = name === undefined ? undefined : this.#fields.get(String(name))
    return { origins: known ?? [this.#own], key: this.#keys.get(String(name)) ?? this.#own }
  }
}
