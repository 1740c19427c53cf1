import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pointerAt } from '../../src/server/server-path.ts'

const test = suite('server path')

const document = {
  metadata: { annotations: { 'example.com/team': 'a' } },
  spec: {
    containers: [
      { name: 'web', ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }] },
      { name: 'proxy [1]', env: [{ name: 'A' }] },
    ],
  },
}

test('a path of positions', () => assert.is(pointerAt(document, 'spec.containers[1].name'), '/spec/containers/1/name'))

test('a key with dots and slashes', () =>
  assert.is(pointerAt(document, 'metadata.annotations[example.com/team]'), '/metadata/annotations/example.com~1team'))

test('elements by their keys; a key that the server filled in is not missed', () => {
  const port = (keys: string) => pointerAt(document, `.spec.containers[name="web"].ports[${keys}].containerPort`)
  assert.is(port('containerPort=80,protocol="TCP"'), '/spec/containers/0/ports/0/containerPort')
  assert.is(port('containerPort=80,protocol="UDP"'), '/spec/containers/0/ports/1/containerPort')
  assert.is(pointerAt(document, '.spec.containers[name="proxy [1]"].env[name="A"]'), '/spec/containers/1/env/0')
})

test('what does not exist has the closest place that does', () => {
  assert.is(pointerAt(document, 'spec.containers[0].foo'), '/spec/containers/0/foo')
  assert.is(pointerAt(document, 'spec.containers.env.name'), '/spec/containers/env')
  assert.is(pointerAt(document, '.spec.containers[name="other"].image'), '/spec/containers')
})

test.run()
