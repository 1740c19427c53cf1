// Makes the pages of the site in pages/ from the Markdown files of the repository, which stay readable where they are.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = fileURLToPath(new URL('pages/', import.meta.url))
const DIAGNOSTICS = 'docs/diagnostics.md'

rmSync(out, { recursive: true, force: true })
const linked = ['README.md', ...markdownBelow('docs')]
const written = new Set()
// A page may link to further files of the repository, which become pages too.
for (let source = linked.pop(); source !== undefined; source = linked.pop()) {
  if (written.has(source)) continue
  written.add(source)
  if (source === DIAGNOSTICS) writeDiagnostics()
  else if (isFolder(source)) writePage(pageOf(source), folderText(source))
  else if (source.endsWith('.md')) writePage(pageOf(source), withSiteLinks(source, text(source), pageOf(source)))
  else writePage(pageOf(source), codeText(source))
}

/** Where a file of the repository is a page: what docs/ has at the top, everything else by its path. */
function pageOf(source) {
  if (source === 'README.md') return 'index.md'
  if (source === 'docs/README.md') return 'documentation.md'
  if (isFolder(source)) return `${source}/index.md`
  const page = source.replace(/^docs\//, '').replace(/(?<=\/)README\.md$/, 'index.md')
  return page.endsWith('.md') ? page.toLowerCase() : `${page.toLowerCase().replace(/(^|\/)\./g, '$1dot-')}-file.md`
}

/** The text with links that work on the site. */
function withSiteLinks(source, markdown, page) {
  return outsideCode(markdown, prose =>
    prose.replace(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g, (link, image, words, target) => {
      if (/^[a-z]+:/.test(target)) return link
      const [path, anchor] = target.split('#')
      const file = path === '' ? source : normalize(join(dirname(source), path)).replace(/\/$/, '')
      if (image) return `![${words}](/${picture(file)})`
      if (file === DIAGNOSTICS && anchor?.includes('/'))
        return `[${words}](${between(page, `diagnostics/${anchor}.md`)})`
      const readme = isFolder(file) && readdirSync(join(root, file)).includes('README.md') ? `${file}/README.md` : file
      linked.push(readme)
      return `[${words}](${between(page, pageOf(readme))}${anchor ? `#${anchor}` : ''})`
    }),
  )
}

function picture(file) {
  mkdirSync(join(out, 'public'), { recursive: true })
  const name = file.replace(/^docs\//, '')
  cpSync(join(root, file), join(out, 'public', name))
  return name
}

/** One page for each code, and one that lists them by area. */
function writeDiagnostics() {
  const [head, ...areas] = text(DIAGNOSTICS).split(/^## (?=[a-z-]+$)/m)
  const listed = areas.map(area => {
    const [name, ...sections] = area.split(/^### <a id="[^"]+"><\/a>/m)
    const codes = sections.map(section => {
      const code = section.slice(0, section.indexOf('\n')).trim()
      const page = `diagnostics/${code}.md`
      writePage(page, withSiteLinks(DIAGNOSTICS, `# ${section}`, page))
      return `- [${code}](./${page})`
    })
    return `## ${name.trim()}\n\n${codes.join('\n')}\n`
  })
  const introduction = withSiteLinks(DIAGNOSTICS, head.slice(0, head.indexOf('\n- **')), 'diagnostics.md')
  writePage('diagnostics.md', `${introduction}\n\n${listed.join('\n')}`)
}

function codeText(source) {
  const language = extname(source).slice(1) || (source.endsWith('Tiltfile') ? 'python' : 'text')
  return `# ${source}\n\n\`\`\`\`${language}\n${text(source).trimEnd()}\n\`\`\`\`\n`
}

function folderText(source) {
  const files = readdirSync(join(root, source)).map(name => `${source}/${name}`)
  linked.push(...files)
  const lines = files.map(file => `- [${file}](${between(pageOf(source), pageOf(file))})`)
  return `# ${source}\n\n${lines.join('\n')}\n`
}

function outsideCode(markdown, change) {
  return markdown
    .split(/^(```[\s\S]*?^```)$/m)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('')
}

function markdownBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .map(path => `${folder}/${path}`)
}

function isFolder(path) {
  return statSync(join(root, path)).isDirectory()
}

function between(page, target) {
  const path = relative(dirname(page), target)
  return path.startsWith('.') ? path : `./${path}`
}

function text(path) {
  return readFileSync(join(root, path), 'utf8')
}

function writePage(path, content) {
  const target = join(out, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, content)
}
