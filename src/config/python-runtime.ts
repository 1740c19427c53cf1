import { readdirSync, readFileSync } from 'node:fs'

/** The Python package that serves functions, as it is put into their images. */
export interface PythonRuntime {
  /** The version of the package. */
  readonly version: string
  /** Its modules by name, with the ending `.py`, sorted. */
  readonly modules: Readonly<Record<string, string>>
  /** What it needs beside Python: a file of requirements with every version pinned. */
  readonly requirements: string
}

/** The runtime as it stands in this project; a bundle has it inside. */
export function pythonRuntime(): PythonRuntime {
  const folder = new URL('../../runtime/python/', import.meta.url)
  const sources = new URL('src/k3sfn/', folder)
  const names = readdirSync(sources)
    .filter(name => name.endsWith('.py'))
    .sort()
  const project = readFileSync(new URL('pyproject.toml', folder), 'utf8')
  return {
    version: /^version = "(.+)"$/m.exec(project)![1]!,
    modules: Object.fromEntries(names.map(name => [name, readFileSync(new URL(name, sources), 'utf8')])),
    requirements: readFileSync(new URL('requirements.txt', folder), 'utf8'),
  }
}
