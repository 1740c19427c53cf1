import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { storedZip } from './stored-zip.ts'

/** The Python package that serves functions, as it is put into their images. */
export interface PythonRuntime {
  /** The version of the package. */
  readonly version: string
  /** A ZIP archive with the folder `k3sfn` and its modules, in Base64; the same bytes wherever it is made. */
  readonly archive: string
  /** The SHA-256 of the archive, in hexadecimal. */
  readonly digest: string
  /** What it needs in addition to Python: a file of requirements with every version pinned. */
  readonly requirements: string
}

/** The runtime of this project; a bundle includes it. */
export function pythonRuntime(): PythonRuntime {
  const folder = new URL('../../runtime/python/', import.meta.url)
  const sources = new URL('src/k3sfn/', folder)
  const names = readdirSync(sources)
    .filter(name => name.endsWith('.py'))
    .sort()
  const modules = names.map(name => [`k3sfn/${name}`, readFileSync(new URL(name, sources), 'utf8')])
  const archive = storedZip(Object.fromEntries(modules))
  const project = readFileSync(new URL('pyproject.toml', folder), 'utf8')
  return {
    version: /^version = "(.+)"$/m.exec(project)![1]!,
    archive: archive.toString('base64'),
    digest: createHash('sha256').update(archive).digest('hex'),
    requirements: readFileSync(new URL('requirements.txt', folder), 'utf8'),
  }
}
