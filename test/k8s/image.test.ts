import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { hasDigest, imageViolation, tagOf } from '../../src/k8s/image.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`

test('an image may name a registry, a tag and a digest, which are found again', () => {
  const images: readonly [image: string, tag: string | undefined, pinned: boolean][] = [
    ['nginx', undefined, false],
    ['nginx:1.27', '1.27', false],
    ['library/nginx', undefined, false],
    ['registry.example.com/team/app:v1', 'v1', false],
    ['registry.example.com:5000/app', undefined, false],
    ['localhost:5000/app:dev', 'dev', false],
    ['[::1]:5000/app:dev', 'dev', false],
    ['Registry/app', undefined, false],
    ['a__b/c--d/e.f', undefined, false],
    [`app@${digest}`, undefined, true],
    [`registry.example.com/app:v1@${digest}`, 'v1', true],
  ]
  for (const [image, tag, pinned] of images) {
    assert.is(imageViolation(image), undefined, image)
    assert.is(tagOf(image), tag, image)
    assert.is(hasDigest(image), pinned, image)
  }
})

test('anything else is refused with the reason', () => {
  const violations: readonly [image: string, violation: string][] = [
    ['', 'must not be empty'],
    [' nginx', 'must not contain white space'],
    ['https://registry.example.com/app', 'must not start with a scheme such as https://'],
    ['team/App', 'must be in lower case and not "team/App"'],
    ['nginx:', 'must have a tag after ":"'],
    [':latest', 'must have a name'],
    ['nginx:-1', 'must have a tag of letters, digits, "_", "." and "-", not starting with "." or "-", and not "-1"'],
    [`nginx:${'1'.repeat(129)}`, 'must have a tag of at most 128 characters, not 129'],
    ['nginx@sha256:abc', 'must have a digest after "@" such as sha256: and 64 hexadecimal digits in lower case'],
    ['a//b', 'must not have an empty part between slashes'],
    ['my_-app', 'must have parts of lower case letters and digits, joined by ".", "_" or "-", and not "my_-app"'],
    ['-host.com/app', 'must name its registry as a host with or without a port and not "-host.com"'],
    ['a'.repeat(256), 'must have a path of at most 255 characters, not 256'],
    ['ab'.repeat(32), 'must not be 64 hexadecimal digits, which is the form of an image id'],
  ]
  for (const [image, violation] of violations) assert.is(imageViolation(image), violation, image)
})

test.run()
