import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { complaintsOf } from '../../src/server/complaints.ts'
import * as answers from './answers.ts'

const test = suite('complaints')

test('each cause is a complaint about its field', () => {
  assert.equal(
    complaintsOf(answers.twoFields).map(({ path }) => path),
    ['spec.template.spec.containers[0].ports[0].containerPort', 'spec.template.spec.containers[0].env[0].name'],
  )
})

test('that rules were skipped is no complaint', () => {
  assert.equal(complaintsOf(answers.unfinished), [{ path: 'spec.triggers', message: 'Required value' }])
})

test('a limit names no field, but only one can be meant', () => {
  assert.equal(complaintsOf(answers.overLimit), [
    {
      path: 'spec.resources.requests.storage',
      message: 'maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 5Gi',
    },
  ])
})

test('what names no field is about the object', () => {
  assert.equal(complaintsOf(answers.deniedByPolicy), [
    {
      path: '',
      message:
        "ValidatingAdmissionPolicy 'team' with binding 'team' denied request: every Deployment needs the label team",
    },
  ])
})

test('fields are read out of the sentences of server-side apply', () => {
  assert.equal(complaintsOf(answers.undeclared), [{ path: '.spec.foo', message: 'field not declared in schema' }])
  assert.equal(complaintsOf(answers.wrongTypes), [
    {
      path: '.spec.template.spec.containers[name="web"].env[name=5].name',
      message: 'expected string, got 5',
    },
    {
      path: '.spec.template.spec.containers[name="web"].ports[containerPort="x",protocol="TCP"].containerPort',
      message: 'expected numeric (int or float), got string',
    },
  ])
})

test('fields are read out of the sentences about new objects', () => {
  assert.equal(complaintsOf(answers.unknownFields), [
    { path: 'spec.foo', message: 'unknown field' },
    { path: 'spec.template.spec.containers[0].bar', message: 'unknown field' },
  ])
  assert.equal(complaintsOf(answers.unreadable), [
    { path: 'spec.template.spec.containers.env.name', message: 'number cannot be read as string' },
  ])
})

test.run()
