/** What a code of an earlier version is called now; levels under the old name still hold. */
export function newCodeOf(code: string): string | undefined {
  return Object.hasOwn(RENAMED, code) ? RENAMED[code] : undefined
}

const RENAMED: Readonly<Record<string, string>> = Object.fromEntries([
  ...['traefik', 'haproxy'].flatMap(plugin =>
    ['annotation-dropped', 'annotation-translated', 'guard-dropped', 'ingress-class-annotation'].map(rule => [
      `ingress-${plugin}/${rule}`,
      `config/${rule}`,
    ]),
  ),
  ['ingress-haproxy/wrong-haproxy', 'config/annotation-dropped'],
])
