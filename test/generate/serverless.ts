import fc from 'fast-check'
import { entryKeys, withCommon } from './app.ts'
import { blockBetween } from './block-between.ts'
import { development, workloadHeadings } from './body.ts'
import { fit } from './fit.ts'
import { label, objectName } from './names.ts'
import { blocks, different, map, type Node, oneOf } from './node.ts'
import { pythonFile, pythonFunctions } from './python-file.ts'

const secrets = different(objectName, name => name).map(names =>
  names.map(name => ({ name, mount_path: `/secrets-of-the-entry/${name}` })),
)

const build = map({ dockerfile: oneOf('Dockerfile'), context: oneOf('.', '..'), tag: oneOf('1.0') })

const keys = map({ ...workloadHeadings, secrets, build, ...development('port_base') })

/** An entry of functions, and the functions of its folder. */
export interface GeneratedFunctions {
  readonly entry: Node
  readonly files: Readonly<Record<string, string>>
}

/** A folder of functions with everything that may be said of all of them, and of each. */
export const serverless: fc.Arbitrary<GeneratedFunctions> = fc
  .tuple(
    label(20),
    keys,
    entryKeys,
    blocks(fc.record({ keys, head: withCommon(map({ path: oneOf('functions') })) })),
    pythonFunctions,
    oneOf(undefined, 'requirements.txt', 'pyproject.toml'),
  )
  .map(([name, base, common, others, functions, list]) => {
    const facts = {
      name,
      ports: [{ name: 'http', container_port: 8080 }],
      isMeasured: true,
      mostReplicas: 2 ** 31 - 1,
      prefix: `/functions-${name}`,
      hasCertificates: false,
      hasDomains: false,
    }
    const entry = { ...common, name, path: 'functions', ...suited(fit(base, facts)) }
    const fitted = Object.entries(others).map(([environment, { keys, head }]) => {
      const target = suited(fit(keys, facts))
      return [environment, { ...head, ...blockBetween(entry, target, Object.keys(keys)) }]
    })
    return {
      entry: { ...entry, ...Object.fromEntries(fitted) },
      files: { 'functions/functions/api.py': pythonFile(functions), ...(list && { [`functions/${list}`]: '' }) },
    }
  })

/** Paths are those of the functions, and queues are such that functions take items from them. */
function suited(body: Node): Node {
  const { ingress, scaling, ...rest } = body
  const { path: _, ...route } = (ingress ?? {}) as Node
  return {
    ...rest,
    ...(ingress !== undefined && { ingress: route }),
    ...(scaling !== undefined && { scaling: { ...(scaling as Node), ...withBroker(scaling as Node) } }),
  }
}

/** The same with a queue whose broker functions know, where there is one. */
export function withBroker<Of extends Node>(holder: Of): Of {
  const { queue } = holder as { readonly queue?: Node }
  if (!queue) return holder
  return { ...holder, queue: { ...queue, broker: queue.broker === 'redis-sentinel' ? 'redis-sentinel' : 'redis' } }
}
