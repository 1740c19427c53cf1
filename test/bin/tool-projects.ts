/** A project with an entry of every kind, in files. */
export const toolProject: Readonly<Record<string, string>> = {
  'apps.yaml': `version: "2"
defaults:
  ingress: traefik
environments:
  local:
    domain: localhost
  gcp:
    domain: api.example.com
apps:
  - name: web
    path: apps/web
    namespace: front
    container:
      ports:
        - container_port: 8000
    ingress:
      path: /web
    scaling:
      type: none
  - name: cache
    image: redis:8.0
    scaling:
      type: none
    gcp:
      enabled: false
compose:
  - name: shop
    path: apps/shop
serverless:
  - name: functions
    path: apps/functions
`,
  'apps/web/Dockerfile': 'FROM scratch\n',
  'apps/shop/compose.yaml': `services:
  front:
    image: nginx:1.29
    ports: ["8080:80"]
    environment: { GREETING: hidden-value, LEVEL: info }
    depends_on: [store]
  store:
    image: postgres:17
    volumes: [data:/var/lib/postgresql]
  debugger:
    image: busybox:1.37
    profiles: [debug]
volumes:
  data: {}
`,
  'apps/functions/functions/__init__.py': '',
  'apps/functions/functions/api.py': `from k3sfn import http_trigger, schedule_trigger


@http_trigger(path="/hello", methods=["GET"])
def hello(request):
    return {"hello": "world"}


@schedule_trigger(cron="0 3 * * *")
def nightly():
    pass
`,
}
