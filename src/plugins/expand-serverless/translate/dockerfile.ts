import type { PythonRuntime } from 'k3s-platform/plugin'
import type { PackageFiles } from './package-files.ts'

/** What decides about a Dockerfile. */
export interface DockerfileInput {
  readonly runtime: PythonRuntime
  readonly packages: PackageFiles | undefined
  /** The folder of the functions within the build context. */
  readonly folder: string
  readonly args: Readonly<Record<string, string>>
  /** The lines at the top, which say where the file comes from. */
  readonly header: string
}

/**
 * A Dockerfile for the functions of an entry. Its build context only needs the functions: the runtime is in the file
 * itself. Packages are a separate layer, which changes only with their list; the last stage has neither tools for
 * building nor a cache, and runs as a user without rights.
 */
export function dockerfile({ runtime, packages, folder, args, header }: DockerfileInput): string {
  const { PYTHON_VERSION: version = DEFAULT_PYTHON, ...others } = args
  const declared = Object.entries(others).map(([name, value]) => `ARG ${name}=${quoted(value)}`)
  return [
    '# syntax=docker/dockerfile:1',
    header,
    '',
    `ARG PYTHON_VERSION=${version}`,
    '',
    'FROM python:${PYTHON_VERSION}-slim-bookworm AS build',
    ...declared,
    'ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore',
    'RUN python -m venv /opt/venv',
    'ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/opt/runtime',
    here('/opt/build/runtime.txt', runtime.requirements),
    'RUN pip install -r /opt/build/runtime.txt',
    '# Requirements may name the runtime, which is already installed.',
    here(`/opt/runtime/k3sfn-${runtime.version}.dist-info/METADATA`, metadataOf(runtime)),
    'WORKDIR /app',
    ...installed(packages, folder),
    ...unpacked(runtime),
    ...(packages?.areLocal ? [] : [everything(folder)]),
    '# On the build machine, the files may be readable by their owner only.',
    'RUN chmod -R a+rX /app',
    '',
    'FROM python:${PYTHON_VERSION}-slim-bookworm',
    ...declared,
    'ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/opt/runtime PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp',
    `RUN useradd --system --uid ${IMAGE_USER} --no-create-home function`,
    'COPY --from=build /opt/venv /opt/venv',
    'COPY --from=build /opt/runtime /opt/runtime',
    'COPY --from=build /app /app',
    'WORKDIR /app',
    `USER ${IMAGE_USER}`,
    'EXPOSE 8080',
    'ENTRYPOINT ["python", "-m", "k3sfn.runtime"]',
    '',
  ].join('\n')
}

/** The Python of images whose entry asks for none; a whole version, so that an image can be built again. */
const DEFAULT_PYTHON = '3.12.12'

/** A user that no image has, and whose number the pods can be given. */
export const IMAGE_USER = 10001

function installed(packages: PackageFiles | undefined, folder: string): readonly string[] {
  if (!packages) return []
  const files = packages.areLocal ? [everything(folder)] : copies(packages.files, folder)
  if (packages.kind === 'requirements.txt') return [...files, 'RUN pip install -r requirements.txt']
  return [
    ...files,
    here('/opt/build/dependencies.py', DEPENDENCIES_OF_PROJECT),
    'RUN python /opt/build/dependencies.py > /opt/build/project.txt && pip install -r /opt/build/project.txt',
  ]
}

function everything(folder: string): string {
  return copy(folder === '.' ? '.' : `${folder}/`, '/app/')
}

/** Each into the folder that it is in, since COPY leaves folders out. */
function copies(files: readonly string[], folder: string): readonly string[] {
  const from = folder === '.' ? '' : `${folder}/`
  return files.map(file => copy(`${from}${file}`, `/app/${file.slice(0, file.lastIndexOf('/') + 1)}`))
}

function copy(from: string, to: string): string {
  return `COPY ${/\s/.test(from + to) ? JSON.stringify([from, to]) : `${from} ${to}`}`
}

/** Only the list is taken from the project: its sources are not part of this layer. */
const DEPENDENCIES_OF_PROJECT = `try:
    import tomllib
except ImportError:
    from pip._vendor import tomli as tomllib
with open("pyproject.toml", "rb") as file:
    content = tomllib.load(file)
project = content.get("project", {})
if "dependencies" in project.get("dynamic", []) or "project" not in content and "poetry" in content.get("tool", {}):
    raise SystemExit("pyproject.toml does not list its packages under [project] dependencies; write them there, or into requirements.txt.")
print("\\n".join(project.get("dependencies", [])))
`

/** The runtime itself: one file, whose bytes are compared with their digest before it is unpacked. */
function unpacked({ version, archive, digest }: PythonRuntime): readonly string[] {
  const zip = '/opt/build/k3sfn.zip'
  return [
    `# The runtime: a ZIP archive of k3sfn ${version}. Its SHA-256 is ${digest}.`,
    here(`${zip}.base64`, archive.replace(/.{120}/g, '$&\n')),
    `RUN base64 -d ${zip}.base64 > ${zip} && echo "${digest}  ${zip}" | sha256sum --check --quiet`,
    `RUN python -m zipfile -e ${zip} /opt/runtime && python -m compileall -q /opt/runtime`,
  ]
}

function metadataOf({ version }: PythonRuntime): string {
  const extras = ['fast', 'http', 'queue'].map(extra => `Provides-Extra: ${extra}`)
  return ['Metadata-Version: 2.1', 'Name: k3sfn', `Version: ${version}`, ...extras, ''].join('\n')
}

/** A file that is part of the Dockerfile itself. */
function here(path: string, text: string): string {
  const lines = text.endsWith('\n') || text === '' ? text : `${text}\n`
  let end = 'EOF'
  while (lines.split('\n').includes(end)) end += '_'
  return `COPY <<'${end}' ${path}\n${lines}${end}`
}

function quoted(value: string): string {
  return /^[\w./:@+-]*$/.test(value) ? value : JSON.stringify(value).replaceAll('$', '\\$')
}
