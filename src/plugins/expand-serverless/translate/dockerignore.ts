import type { ContextFiles } from 'k3s-platform/plugin'

/**
 * The file beside the Dockerfile that keeps out of the context what no image needs. It stands in for the one of the
 * folder, which is at its end.
 */
export function dockerignore(folder: string, files: Pick<ContextFiles, 'readText'>): string {
  const own = files.readText(`${folder}/.dockerignore`)
  return `${IGNORED.join('\n')}\n${'text' in own ? `\n${own.text.trimEnd()}\n` : ''}`
}

const IGNORED = [
  '**/.git',
  '**/.venv',
  '**/venv',
  '**/__pycache__',
  '**/*.pyc',
  '**/.pytest_cache',
  '**/.mypy_cache',
  '**/.ruff_cache',
  '**/.env',
  '**/.env.*',
  '**/node_modules',
  '**/Dockerfile',
  '**/.dockerignore',
]
