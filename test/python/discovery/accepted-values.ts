import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourceFile } from 'k3s-platform/plugin'
import { PARAMETERS } from '../../../src/plugins/expand-serverless/discover/functions/parameters.ts'
import { evaluate } from '../../../src/plugins/expand-serverless/discover/literals/evaluate.ts'
import { parseExpression } from '../../../src/plugins/expand-serverless/discover/literals/parse-expression.ts'
import { tokenize } from '../../../src/plugins/expand-serverless/discover/scan/tokenize.ts'

const here = dirname(fileURLToPath(import.meta.url))

/** For each parameter that the Python package checks, which of some expressions it accepts. */
export function acceptedByPython(
  python: string,
  expressions: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const script = [
    'import json, sys',
    'from k3sfn.checks import CHECKS',
    'expressions = json.load(sys.stdin)',
    'print(json.dumps({name: [e for e in expressions if not check(eval(e))] for name, check in CHECKS.items()}))',
  ].join('\n')
  const { stdout, stderr, status } = spawnSync(python, ['-B', '-c', script], {
    input: JSON.stringify(expressions),
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: join(here, '../../../runtime/python/src') },
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, string[]>
}

/** The same by the table of parameters. */
export function acceptedByTable(expressions: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const parameters = Object.values(PARAMETERS).flatMap(Object.entries)
  return Object.fromEntries(
    parameters.map(([name, { rule, optional }]) => [
      name,
      expressions.filter(expression => {
        const tokens = tokenize(expression, 0, expression.length)
        const value = evaluate(parseExpression(tokens), sourceFile('x.py', expression), () => undefined)
        if (value.type === 'unknown') throw new Error(`${expression} is not known`)
        return (optional && value.type === 'None') || rule(value) === undefined
      }),
    ]),
  )
}
