import fc from 'fast-check'
import { labelValue, objectName, qualifiedName, variableName } from './names.ts'
import { few, map, mostly, type Node, oneOf } from './node.ts'

/** A function of a Python file: its decorators with their arguments. */
export interface PythonFunction {
  readonly name: string
  readonly trigger: 'http' | 'queue' | 'schedule'
  readonly given: Node
  readonly settings: Node
}

const text = mostly(fc.stringMatching(/^[A-Za-z0-9 ,.:/_-]{0,12}$/), oneOf('on', '012', '"', "'", '\\', '$(HOME)', 'ü'))
const amount = oneOf('1m', '0.001', 0.001)
const LARGEST = 2 ** 31 - 1

const http = map({
  methods: oneOf(['GET'], ['POST', 'PUT'], ['delete', 'PATCH']),
  auth: oneOf('bearer'),
  cors: oneOf<readonly unknown[]>(
    true,
    false,
    ['https://example.com'],
    ['https://a.example.com', 'http://localhost:3000'],
  ),
  rate_limit: oneOf(1, 0.5, 1000),
})

const queue = map(
  {
    queue_name: mostly(fc.stringMatching(/^[a-z]{1,8}$/), oneOf('orders.v2', 'a/b', 'ü', '012', 'on')),
    batch_size: fc.integer({ min: 1, max: 1000 }),
    visibility_timeout: oneOf(0.5, 30, 86_400),
    max_attempts: fc.integer({ min: 1, max: 9 }),
    dead_letter: oneOf('dead', 'broken.items'),
  },
  ['queue_name'],
)

const schedule = map(
  {
    cron: oneOf('0 6 * * 1', '@daily', '@hourly', '*/5 0-23/2 1,15 JAN-DEC MON', '0 0 31 12 *'),
    timezone: oneOf('UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'),
    concurrency_policy: oneOf('Allow', 'Forbid', 'Replace'),
    retries: fc.integer({ min: 0, max: 12 }),
    deadline: fc.integer({ min: 1, max: 86_400 }),
    history: fc.integer({ min: 0, max: 10 }),
  },
  ['cron'],
)

/** By which a function is known; a decorator cannot give them. */
const RESERVED = /^app$|^app\.kubernetes\.io\//

const settings = map({
  memory: amount,
  cpu: amount,
  memory_limit: oneOf('7E', '6000000000000000000'),
  cpu_limit: oneOf('7E', 1_000_000),
  min_instances: fc.integer({ min: 1, max: 6 }),
  max_instances: fc.constant(LARGEST),
  timeout: oneOf(0.5, 1, 30, 86_400.25),
  environment: dictionary(variableName, mostly<unknown>(text, fc.integer({ min: -9, max: 99 }), oneOf(0.25))),
  labels: dictionary(
    qualifiedName.filter(key => !RESERVED.test(key)),
    labelValue.map(String),
  ),
  secrets: few(objectName, 1).map(names => [...new Set(names)]),
  visibility: oneOf('public', 'internal', 'private', 'restricted'),
  allow_from_namespaces: oneOf(['monitoring'], ['front', 'kube-system']),
  allow_from_pods: oneOf({ tier: 'front' }),
})

const trigger = fc.oneof(
  http.map(given => ({ trigger: 'http' as const, given })),
  queue.map(given => ({ trigger: 'queue' as const, given })),
  schedule.map(given => ({ trigger: 'schedule' as const, given })),
)

/** The functions of a folder, no two of which are called alike; those with HTTP have paths of their own below `prefix`. */
export const pythonFunctions: fc.Arbitrary<readonly PythonFunction[]> = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^_?[a-z][a-z0-9_]{0,12}$/), trigger, settings), {
    selector: ([name]) => name.replace(/^_+|_+$/g, ''),
    minLength: 1,
    maxLength: 4,
  })
  .filter(all => all.every(([name]) => !KEYWORDS.has(name)))
  .map(all =>
    all.map(([name, { trigger, given }, settings], index) => ({
      name,
      trigger,
      given: trigger === 'http' ? { path: `/generated-${index}`, ...given } : given,
      settings,
    })),
  )

const KEYWORDS: ReadonlySet<string> = new Set(
  'and as assert async await break class continue def del elif else except finally for from global http if import in is lambda nonlocal not or pass queue raise return schedule serverless try while with yield'.split(
    ' ',
  ),
)

/** The file in which functions stand. */
export function pythonFile(functions: readonly PythonFunction[]): string {
  const blocks = functions.map(({ name, trigger, given, settings }, index) => {
    const decorators = [
      `@${trigger}(${argumentsText(given)})`,
      ...(Object.keys(settings).length > 0 ? [`@serverless(${argumentsText(settings)})`] : []),
    ]
    return [...(index % 2 === 0 ? decorators : decorators.reverse()), `def ${name}(): ...`].join('\n')
  })
  return `from k3sfn import http, queue, schedule, serverless\n\n\n${blocks.join('\n\n\n')}\n`
}

function argumentsText(given: Node): string {
  return Object.entries(given)
    .map(([name, value]) => `${name}=${literal(value)}`)
    .join(', ')
}

/** JSON is Python, but for its three words. */
function literal(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${literal(key)}: ${literal(inner)}`)
      .join(', ')}}`
  return JSON.stringify(value)
}

function dictionary(key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<Node> {
  return fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true })
}
