import { tagOf } from 'k3s-platform/plugin'
import { IMAGE_FACTS, type ImageFacts } from './table.ts'

/** What the table has about an image; without a version in its tag, about the newest one. */
export function factsOf(image: string): ImageFacts | undefined {
  const name = repositoryOf(image)
  const rows = IMAGE_FACTS.filter(({ images }) => images.includes(name))
  const tag = tagOf(image) ?? ''
  return rows.findLast(({ from = 0, before = Infinity, version = /^v?(\d+)/ }) => {
    const major = Number(version.exec(tag)?.[1] ?? NEWEST)
    return from <= major && major < before
  })
}

/** The images that the table knows. */
export function knownImages(): readonly string[] {
  return [...new Set(IMAGE_FACTS.flatMap(({ images }) => images))]
}

const NEWEST = Number.MAX_SAFE_INTEGER

/** An image without tag and digest, and without what stands for Docker Hub and its mirrors. */
function repositoryOf(image: string): string {
  return image
    .replace(/@.*$/, '')
    .replace(/:[^/:]*$/, '')
    .replace(/^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|mirror\.gcr\.io|public\.ecr\.aws\/docker)\//, '')
    .replace(/^library\//, '')
}
