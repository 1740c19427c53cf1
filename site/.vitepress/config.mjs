import { readdirSync } from 'node:fs'
import { defineConfig } from 'vitepress'

const reference = readdirSync(new URL('../pages/reference/', import.meta.url))
  .filter(file => file !== 'index.md')
  .map(file => file.replace(/\.md$/, ''))
  .sort()

export default defineConfig({
  title: 'k3s-platform',
  description: 'One apps.yaml, compiled into a GitOps tree of Kubernetes manifests for every environment.',
  srcDir: 'pages',
  cleanUrls: true,
  themeConfig: {
    search: { provider: 'local' },
    outline: 'deep',
    nav: [
      { text: 'Guide', link: '/apps-yaml' },
      { text: 'Reference', link: '/reference/' },
      { text: 'Diagnostics', link: '/diagnostics' },
      { text: 'Plugins', link: '/plugins' },
    ],
    sidebar: [
      {
        text: 'Start',
        items: [
          { text: 'Overview', link: '/' },
          { text: 'Getting started', link: '/init' },
          { text: 'apps.yaml', link: '/apps-yaml' },
          { text: 'Import manifests', link: '/import' },
          { text: 'Upgrade', link: '/upgrade' },
        ],
      },
      {
        text: 'Workloads',
        items: [
          { text: 'Compose stacks', link: '/compose' },
          { text: 'Functions', link: '/functions' },
          { text: 'Routes', link: '/routing' },
          { text: 'Defaults', link: '/defaults' },
        ],
      },
      {
        text: 'Every day',
        items: [
          { text: 'Command line', link: '/command-line' },
          { text: 'Diff', link: '/diff' },
          { text: 'Watch', link: '/watch' },
          { text: 'Validate on a cluster', link: '/validate-server' },
          { text: 'Argo CD', link: '/argocd' },
          { text: 'Tilt', link: '/tilt' },
          { text: 'k3sapp, k3scompose, k3sfn', link: '/tools' },
        ],
      },
      {
        text: 'Reference',
        collapsed: true,
        items: [
          ...reference.map(name => ({ text: name, link: `/reference/${name}` })),
          { text: 'Diagnostics', link: '/diagnostics' },
          { text: 'Metadata files', link: '/metadata' },
          { text: 'Limits', link: '/limits' },
        ],
      },
      {
        text: 'Extend',
        items: [
          { text: 'Plugins', link: '/plugins' },
          { text: 'Architecture', link: '/architecture' },
          { text: 'Contributing', link: '/contributing' },
          { text: 'Decisions', link: '/decisions/' },
          { text: 'Proof', link: '/proof' },
          { text: 'Performance', link: '/performance' },
          { text: 'Changelog', link: '/changelog' },
        ],
      },
    ],
  },
})
