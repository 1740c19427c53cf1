import { spawnSync } from 'node:child_process'
import { parse } from 'yaml'

/** A reader of YAML: texts → values. */
export interface YamlReader {
  readonly name: string
  readonly inAnotherProcess: boolean
  read(texts: readonly string[]): readonly unknown[]
}

/** The readers on this machine: both versions of YAML in JavaScript, and Python's two if they are installed. */
export function yamlReaders(): readonly YamlReader[] {
  return [
    { name: 'yaml 1.2', inAnotherProcess: false, read: texts => texts.map(text => parse(text)) },
    {
      name: 'yaml 1.1',
      inAnotherProcess: false,
      read: texts => texts.map(text => parse(text, { version: '1.1', merge: true })),
    },
    ...['SafeLoader', 'CSafeLoader'].filter(hasLoader).map(loader => ({
      name: `PyYAML ${loader}`,
      inAnotherProcess: true,
      read: (texts: readonly string[]) => readWithPython(loader, texts),
    })),
  ]
}

function hasLoader(loader: string): boolean {
  const found = spawnSync('python3', ['-c', `import yaml; yaml.${loader}`]).status === 0
  if (!found) console.log(`Without PyYAML's ${loader}: not installed.`)
  return found
}

/** One process reads all texts: a value, or the message of the reader. */
function readWithPython(loader: string, texts: readonly string[]): readonly unknown[] {
  const program = `
import json, sys, yaml
def read(text):
    try:
        return yaml.load(text, Loader=yaml.${loader})
    except Exception as problem:
        return "does not read: " + str(problem)
print(json.dumps([read(text) for text in json.load(sys.stdin)], default=lambda value: "a " + type(value).__name__))
`
  const run = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}
