import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { pages, prose } from './pages.ts'

const test = suite('links and paths in documents')

test('every link leads to a file, and to a place in it', () => {
  const broken: string[] = []
  let followed = 0
  for (const { file, text } of pages())
    for (const [, target] of prose(text).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue
      followed++
      const [path, anchor] = target!.split('#')
      const place = path === '' ? file : normalize(join(dirname(file), path!))
      if (!existsSync(join(root, place))) broken.push(`${file}: ${target}`)
      else if (anchor && !anchorsOf(place).has(anchor)) broken.push(`${file}: ${target}`)
    }
  assert.ok(followed > 200, `only ${followed} links were followed`)
  assert.equal(broken, [])
})

test('every file that is named exists', () => {
  const missing: string[] = []
  let looked = 0
  for (const { file, text } of pages())
    for (const [, path] of prose(text).matchAll(
      /`((?:\.ci|bench|bin|docs|examples|plugins|schemas|scripts|src|test)\/[^`\s]*)`/g,
    )) {
      if (/[<*…]/.test(path!)) continue
      looked++
      if (!existsSync(join(root, path!))) missing.push(`${file}: ${path}`)
    }
  assert.ok(looked > 40, `only ${looked} paths were looked at`)
  assert.equal(missing, [])
})

test('docs/README.md leads to every page of its folder', () => {
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8')
  for (const { file } of pages())
    if (/^docs\/[^/]+\.md$/.test(file) && file !== 'docs/README.md')
      assert.ok(index.includes(`](${file.slice('docs/'.length)})`), `docs/README.md does not list ${file}`)
})

const anchors = new Map<string, ReadonlySet<string>>()

function anchorsOf(file: string): ReadonlySet<string> {
  const known = anchors.get(file) ?? readAnchors(readFileSync(join(root, file), 'utf8'))
  anchors.set(file, known)
  return known
}

/** Those that are written, and those that headings make: lower case, without signs, with dashes for spaces. */
function readAnchors(text: string): ReadonlySet<string> {
  const written = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id!)
  const headings = [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )
  return new Set([...written, ...headings])
}

test.run()
