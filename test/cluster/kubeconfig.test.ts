import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accessOf } from './kubeconfig.ts'
import { Problem } from './problem.ts'

test('the current context decides, not the first one', () => {
  const config = {
    'current-context': 'second',
    clusters: [
      { name: 'one', cluster: { server: 'https://one' } },
      { name: 'two', cluster: { server: 'https://two' } },
    ],
    contexts: [
      { name: 'first', context: { cluster: 'one' } },
      { name: 'second', context: { cluster: 'two' } },
    ],
  }
  assert.is(accessOf(config, files).server, 'https://two')
})

test('a token is used as it is, one in a file is read and trimmed', () => {
  assert.equal(entrance({ token: 'secret' }), { by: 'token', token: 'secret' })
  assert.equal(entrance({ tokenFile: 'token' }), { by: 'token', token: 'content of token' })
})

test('a certificate comes from the data before the file', () => {
  const user = { 'client-certificate': 'a.crt', 'client-certificate-data': base64('inline'), 'client-key': 'a.key' }
  assert.equal(entrance(user), { by: 'certificate', certificate: Buffer.from('inline'), key: 'content of a.key\n' })
})

test('a user who logs in with a program, or acts as another, is left to kubectl', () => {
  assert.equal(entrance({ exec: { command: 'login' } }), { by: 'kubectl' })
  assert.equal(entrance({ 'auth-provider': { name: 'oidc' } }), { by: 'kubectl' })
  assert.equal(entrance({ token: 'secret', as: 'somebody' }), { by: 'kubectl' })
})

test('so is a cluster behind a proxy', () => {
  assert.equal(access({ 'proxy-url': 'http://127.0.0.1:3128' }, { token: 'secret' }).user, { by: 'kubectl' })
})

test('nothing is skipped silently: the certificate is checked unless the file says otherwise', () => {
  assert.is(access({}, {}).insecure, false)
  assert.is(access({ 'insecure-skip-tls-verify': true }, {}).insecure, true)
})

test('without a current context there is nothing to connect to', () => {
  assert.throws(
    () => accessOf({ clusters: [], contexts: [] }, files),
    (error: Error) => error instanceof Problem,
  )
})

const files = { file: 'kubeconfig', read: (path: string) => `content of ${path}\n` }

function access(cluster: object, user: object) {
  const config = {
    'current-context': 'test',
    clusters: [{ name: 'test', cluster: { server: 'https://127.0.0.1', ...cluster } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'me' } }],
    users: [{ name: 'me', user: { ...user } }],
  }
  return accessOf(config, files)
}

function entrance(user: object) {
  return access({}, user).user
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

test.run()
