import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../../harness.ts'

const test = suite('the route of a function')

const functions = `
from k3sfn import http_trigger, serverless

@serverless(visibility="public", timeout=60)
@http_trigger(path="/orders")
def orders(request):
    return {}
`

async function warningsFor(ingress: string): Promise<readonly string[]> {
  const text = `
environments: { gcp: { domain: shop.test } }
defaults: { ingress: haproxy, registry: ghcr.io/acme }
serverless:
  - { name: shop, path: shop, gcp: { ingress: { ${ingress} } } }
`
  const { diagnostics } = await compileText(text, 'gcp', { files: { 'shop/app.py': functions } })
  return diagnostics.filter(({ code }) => /unreachable-path|short/.test(code)).map(({ code }) => code)
}

test('is checked as it is written, by a key or by an annotation', async () => {
  const annotation = (name: string, value: string) => `annotations: { nginx.ingress.kubernetes.io/${name}: "${value}" }`
  assert.equal(await warningsFor('path: /shop'), ['functions/unreachable-path'])
  for (const rewrite of ['rewrite_target: /', annotation('rewrite-target', '/')])
    assert.equal(await warningsFor(`path: /shop, ${rewrite}`), [], rewrite)
  const short = await warningsFor('timeouts: { server: 30s }')
  assert.is(short.length, 1)
  assert.equal(await warningsFor(annotation('proxy-read-timeout', '30')), short)
})

test.run()
