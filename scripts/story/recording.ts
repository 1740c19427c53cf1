import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { play, type Screen, type Step } from './play.ts'

/** The folder of README's recording: an app with a Dockerfile, and nothing else. `init` takes its name. */
const NAME = 'shop'
const FILES: Readonly<Record<string, string>> = {
  Dockerfile: `FROM python:3.12-slim
COPY src /app
EXPOSE 8000
USER 1000
CMD ["python", "/app/main.py"]
`,
  'src/main.py': 'print("hello")\n',
}

const STEPS: readonly Step[] = [
  { command: 'k3s-platform init --yes' },
  { command: 'k3s-platform build --env local' },
  {
    command: "sed -i 's/domain: localhost/domain: shop.localhost/' apps.yaml",
    replaces: ['domain: localhost', 'domain: shop.localhost'],
  },
  { command: 'k3s-platform diff --env local' },
  { command: 'k3s-platform explain Ingress/shop spec.rules[0].host --env local' },
]

/** What README's recording shows, from the first file to `explain`. */
export async function recordedScreens(): Promise<readonly Screen[]> {
  const above = mkdtempSync(join(tmpdir(), 'k3s-platform-recording-'))
  const folder = join(above, NAME)
  try {
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const screens: Screen[] = []
    for await (const screen of play(STEPS, folder, true)) screens.push(screen)
    return screens
  } finally {
    rmSync(above, { recursive: true })
  }
}
