import type { PythonRuntime } from 'k3s-platform/plugin'

/** What decides about a Dockerfile. */
export interface DockerfileInput {
  readonly runtime: PythonRuntime
  /** Where the packages of the entry are listed, when they are. */
  readonly dependencies?: 'pyproject.toml' | 'requirements.txt'
  readonly args: Readonly<Record<string, string>>
  /** The lines at the top, which say where the file comes from. */
  readonly header: string
}

/**
 * A Dockerfile for the functions of an entry. Its build context is the folder of the entry and needs to hold nothing but
 * functions: the runtime stands in the file itself. Packages are a layer of their own, which changes only with their
 * list; the last stage has neither compilers nor a cache, and runs as a user without rights.
 */
export function dockerfile({ runtime, dependencies, args, header }: DockerfileInput): string {
  const { PYTHON_VERSION: version = DEFAULT_PYTHON, ...others } = args
  return [
    '# syntax=docker/dockerfile:1',
    header,
    '',
    `ARG PYTHON_VERSION=${version}`,
    '',
    'FROM python:${PYTHON_VERSION}-slim-bookworm AS packages',
    ...Object.entries(others).map(([name, value]) => `ARG ${name}=${quoted(value)}`),
    'ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1',
    'RUN python -m venv /opt/venv',
    'ENV PATH=/opt/venv/bin:$PATH',
    here('/opt/requirements.txt', runtime.requirements),
    'RUN pip install -r /opt/requirements.txt',
    ...installed(dependencies),
    '',
    'FROM python:${PYTHON_VERSION}-slim-bookworm',
    ...Object.entries(others).map(([name, value]) => `ARG ${name}=${quoted(value)}`),
    'ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/opt/runtime PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORT=8080',
    `RUN useradd --system --uid ${IMAGE_USER} --no-create-home function`,
    'COPY --from=packages /opt/venv /opt/venv',
    ...Object.entries(runtime.modules).map(([name, text]) => here(`/opt/runtime/k3sfn/${name}`, text)),
    'WORKDIR /app',
    'COPY . /app/',
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

/** The file beside the Dockerfile that keeps out of the context what no image needs. */
export function dockerignore(): string {
  return `${IGNORED.join('\n')}\n`
}

const IGNORED = [
  '.git',
  '.venv',
  'venv',
  '**/__pycache__',
  '**/*.pyc',
  '**/.pytest_cache',
  '**/.mypy_cache',
  '**/.env',
  '**/.env.*',
  'node_modules',
  'Dockerfile',
]

function installed(dependencies: DockerfileInput['dependencies']): readonly string[] {
  switch (dependencies) {
    case 'requirements.txt':
      return ['COPY requirements.txt /opt/entry/', 'RUN pip install -r /opt/entry/requirements.txt']
    case 'pyproject.toml':
      return [
        'COPY pyproject.toml /opt/entry/',
        here('/opt/entry/dependencies.py', DEPENDENCIES_OF_PROJECT),
        'RUN python /opt/entry/dependencies.py > /opt/entry/requirements.txt && pip install -r /opt/entry/requirements.txt',
      ]
    case undefined:
      return []
  }
}

/** Only the list is taken from the project: its sources are no part of this layer. */
const DEPENDENCIES_OF_PROJECT = `try:
    import tomllib
except ImportError:
    from pip._vendor import tomli as tomllib
with open("/opt/entry/pyproject.toml", "rb") as file:
    print("\\n".join(tomllib.load(file).get("project", {}).get("dependencies", [])))
`

/** A file that stands in the Dockerfile itself, as it is. */
function here(path: string, text: string): string {
  const lines = text.endsWith('\n') ? text : `${text}\n`
  let end = 'EOF'
  while (lines.split('\n').includes(end)) end += '_'
  return `COPY <<'${end}' ${path}\n${lines}${end}`
}

function quoted(value: string): string {
  return /^[\w./:@+-]*$/.test(value) ? value : JSON.stringify(value).replaceAll('$', '\\$')
}
