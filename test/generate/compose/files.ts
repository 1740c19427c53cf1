/** The folder of generated compose projects. */
export const FOLDER = 'stack'

/** The path of a generated compose file, relative to that of apps.yaml. */
export const COMPOSE_FILE = `${FOLDER}/compose.yaml`

/** A compose file with the files beside it, by their paths relative to that of apps.yaml. */
export function filesWith(text: string): Readonly<Record<string, string>> {
  const files = Object.entries(FILES).map(([path, content]) => [`${FOLDER}/${path}`, content])
  return { ...Object.fromEntries(files), [COMPOSE_FILE]: text }
}

/** The files beside a generated compose file. */
export const FILES: Readonly<Record<string, string>> = {
  '.env': 'FROM_DOT_ENV=dotted\n',
  'web.env': 'LEVEL=info\n# a remark\nQUOTED="two words" # and why\nexport SHARED=one\nEMPTY=\nTHIRD=\'$NOT\'\n',
  'raw.env': 'PATTERN="kept"\nOTHER=$NAME\n',
  'more/db.env': 'LEVEL=debug\nURL=postgres://db:5432/${FROM_DOT_ENV:-x}\n',
  'labels.env': 'com.example.team=platform\ncom.example.tier=back\n',
  'settings.conf': 'listen = 80\n',
  'certificate.pem': '-----BEGIN CERTIFICATE-----\n',
  'secret.txt': 'hunter2\n',
  'static/index.html': '<h1>Hello</h1>\n',
  'static/css/style.css': 'h1 { color: red }\n',
  'app/Dockerfile': 'FROM alpine\n',
  'app/index.js': 'console.log(1)\n',
  'included.yaml': 'services:\n  included:\n    image: redis:7\n    command: redis-server --save ""\n',
  'base.yaml':
    'services:\n  base:\n    image: nginx:1.28\n    environment:\n      LEVEL: base\n      BASE: "yes"\n    volumes:\n      - ./static:/usr/share/nginx/html:ro\n',
}
