import type { ContextFiles } from 'k3s-platform/plugin'

/** Where the packages of an entry are listed. */
export interface PackageFiles {
  readonly kind: 'pyproject.toml' | 'requirements.txt'
  /** The files of the list, relative to the entry: one, and those that it includes. */
  readonly files: readonly string[]
  /** Whether some of the packages are folders of the entry itself, which have to be there to be installed. */
  readonly areLocal: boolean
}

/** The list of packages that an entry has: requirements.txt before pyproject.toml; nothing without either. */
export function packageFiles(folder: string, files: Pick<ContextFiles, 'kind' | 'readText'>): PackageFiles | undefined {
  const has = (file: string) => files.kind(`${folder}/${file}`) === 'file'
  if (has('requirements.txt')) {
    const found = new Map<string, string>()
    follow(
      'requirements.txt',
      file => {
        const read = files.readText(`${folder}/${file}`)
        return 'text' in read ? read.text : undefined
      },
      found,
    )
    const lines = [...found.values()].flatMap(linesOf)
    return { kind: 'requirements.txt', files: [...found.keys()], areLocal: lines.some(isLocal) }
  }
  if (has('pyproject.toml')) return { kind: 'pyproject.toml', files: ['pyproject.toml'], areLocal: false }
  return undefined
}

/** A list may include others, by paths relative to itself. */
function follow(file: string, read: (file: string) => string | undefined, found: Map<string, string>): void {
  const text = found.has(file) ? undefined : read(file)
  if (text === undefined) return
  found.set(file, text)
  for (const line of linesOf(text)) {
    const [, included] = INCLUDES.exec(line) ?? []
    if (included === undefined || included.includes(':')) continue
    const steps = [...file.split('/').slice(0, -1), ...included.split('/')].filter(step => step !== '.')
    const path: string[] = []
    for (const step of steps) step === '..' && path.length > 0 ? path.pop() : path.push(step)
    follow(path.join('/'), read, found)
  }
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).map(line => line.replace(/(^|\s)#[\s\S]*$/, '').trim())
}

function isLocal(line: string): boolean {
  return /^(-e|--editable)[\s=]|^\.{0,2}\/|^\.$|@\s*file:|^file:/.test(line)
}

const INCLUDES = /^(?:-r|--requirement|-c|--constraint)[\s=]*(\S+)/
