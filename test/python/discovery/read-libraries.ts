import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { discovered } from '../../plugins/expand-serverless/discover/discovered.ts'

/** How reading real Python files as files of functions went. */
export interface LibraryReading {
  readonly files: number
  /** What failed, with the file and the line that it failed at. */
  readonly failures: readonly string[]
}

/**
 * Reads each file of a Python's standard library and of its installed packages twice: as it is, and with the decorators
 * under their names, so that what uses names like `http` and `queue` is looked at as if it decorated.
 */
export function readLibraries(python: string): LibraryReading {
  const files = librariesOf(python).flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.py'))
      .sort()
      .map(path => join(folder, path)),
  )
  const failures = files.flatMap(file => {
    const text = readFileSync(file, 'utf8')
    return [text, `from k3sfn import *\n${text}`].flatMap(each =>
      discovered(each).diagnostics.flatMap(({ at, message, cause }) =>
        cause === undefined ? [] : [`${file}:${at?.line} ${message}`],
      ),
    )
  })
  return { files: files.length, failures }
}

function librariesOf(python: string): readonly string[] {
  const script =
    'import json, sysconfig; print(json.dumps(sorted({sysconfig.get_paths()[p] for p in ("stdlib", "purelib")})))'
  const folders = JSON.parse(spawnSync(python, ['-c', script], { encoding: 'utf8' }).stdout) as string[]
  // Packages are usually installed into a folder of the library.
  return folders.filter(folder => !folders.some(other => folder.startsWith(`${other}/`)))
}
