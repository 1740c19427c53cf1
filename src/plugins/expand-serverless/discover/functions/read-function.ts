import { type Diagnostic, type Origin, withProvenance } from 'k3s-platform/plugin'
import type { DiscoveredFunction, FunctionSettings, FunctionTrigger } from '../discovered-function.ts'
import { originOf } from '../literals/plain-value.ts'
import type { DecoratorCall } from '../module/binding.ts'
import type { Definition } from '../module/definition.ts'
import { checkedArguments } from './checked-arguments.ts'
import {
  conditionalFunction,
  decoratedClass,
  decoratorMadeByCode,
  noTrigger,
  twoOfAKind,
  undefinedDecorator,
  unknownParameters,
  yieldingFunction,
} from './function-messages.ts'

/** The function that a definition is, unless none of ours decorates it, or something in it is wrong, which is reported. */
export function readFunction(
  definition: Definition,
  file: string,
  report: (diagnostic: Diagnostic) => void,
): DiscoveredFunction | undefined {
  const { name, names, place, start, kind } = definition
  let isSound = true
  const say = (diagnostic: Diagnostic): void => {
    isSound = false
    report(diagnostic)
  }
  const calls = callsOf(definition, say)
  const trigger = calls.find(call => call.name !== 'serverless')
  if (calls.length === 0) return undefined
  checkDefinition(definition, calls, trigger, say)
  const settings = calls.find(call => call.name === 'serverless')
  const checking = { name, report: say }
  const type = trigger && TYPES[trigger.name as keyof typeof TYPES]
  const own = originOf(place, name)
  const triggerNode = trigger && checkedArguments(trigger, checking, { type: type! })
  const settingsNode = settings ? checkedArguments(settings, checking) : withOwn({}, own)
  if (!isSound || !triggerNode) return undefined
  const { line } = names.source.origin(start, start + 1, name)
  return withOwn<DiscoveredFunction>(
    {
      name,
      module: names.module,
      file,
      line,
      async: kind === 'async def',
      trigger: triggerNode as unknown as FunctionTrigger,
      settings: settingsNode as FunctionSettings,
    },
    own,
  )
}

function callsOf({ decorators, name }: Definition, say: (diagnostic: Diagnostic) => void): readonly DecoratorCall[] {
  return decorators.flatMap(decoration => {
    if (decoration.kind === 'ours') return [decoration.call]
    if (decoration.kind === 'code') say(decoratorMadeByCode(name, originOf(decoration.place, name)))
    if (decoration.kind === 'undefined') say(undefinedDecorator(decoration.name, originOf(decoration.place, name)))
    return []
  })
}

function checkDefinition(
  definition: Definition,
  calls: readonly DecoratorCall[],
  trigger: DecoratorCall | undefined,
  say: (diagnostic: Diagnostic) => void,
): void {
  const { name, place, decorators, parameters } = definition
  const at = originOf(place, name)
  if (definition.kind === 'class') say(decoratedClass(name, at))
  if (definition.conditional) say(conditionalFunction(name, at))
  if (!trigger) say(noTrigger(name, originOf(calls[0]!.place, name)))
  for (const isTrigger of [true, false]) {
    const [first, second] = calls.filter(call => (call.name !== 'serverless') === isTrigger)
    if (first && second)
      say(twoOfAKind(name, [first.name, second.name], originOf(second.place, name), originOf(first.place, name)))
  }
  // A decorator in between may pass something other than the function to ours.
  if (decorators.some(({ kind }) => kind === 'foreign') || definition.kind === 'class') return
  if (definition.yields) say(yieldingFunction(name, at))
  const known = trigger && KNOWN[trigger.name as keyof typeof KNOWN]
  const others = known ? parameters.filter(parameter => !known.includes(parameter.name)) : []
  if (known && others.length > 1)
    say(
      unknownParameters(
        name,
        others.map(other => other.name),
        known,
        originOf(others[1]!.place, name),
      ),
    )
}

function withOwn<Node extends object>(node: Node, own: Origin): Node {
  return withProvenance(node, { at: () => ({ origins: [own] }) })
}

const TYPES = { http_trigger: 'http', queue_trigger: 'queue', schedule_trigger: 'schedule' } as const

/** The parameters that are given something by their name. */
const KNOWN = {
  http_trigger: ['request', 'req', 'context', 'ctx', 'body'],
  queue_trigger: ['context', 'ctx'],
  schedule_trigger: ['context', 'ctx'],
} as const satisfies Readonly<Record<string, readonly string[]>> as Readonly<
  Record<keyof typeof TYPES, readonly string[]>
>
