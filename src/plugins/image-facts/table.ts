/** What is known of an image, in a range of its versions. */
export interface ImageFacts {
  /** Repositories, without the registry and the `library/` of Docker Hub. */
  readonly images: readonly string[]
  /** The first major version for which this holds. */
  readonly from?: number
  /** The first major version for which this no longer holds. */
  readonly before?: number
  /** How the tag spells the major version, if not at its start. */
  readonly version?: RegExp
  /** The group of its process, which is not root and does not change the owner of its folders. */
  readonly group?: number
  /** Folders that it only initializes if they are empty. A new file system of a cloud disk has `lost+found`. */
  readonly emptyFolders?: readonly string[]
  /** The folder that is used below them. */
  readonly below?: string
  /** The variable that sets the folder. Without one, the folder of the claim is mounted there. */
  readonly variable?: string
  /** Folders with files of the image that the image does not copy to a volume. */
  readonly content?: readonly string[]
}

/**
 * Postgres creates its folder below the mount itself, which also works for users that are not root. initdb refuses a
 * folder that is not empty (postgres/postgres: src/bin/initdb/initdb.c; docker-library/docs: postgres/content.md, PGDATA).
 */
const POSTGRES = { variable: 'PGDATA', below: 'pgdata' } as const

/** Forks and builds that start with the entry point of docker-library/postgres. */
const POSTGRES_WITH_EXTENSIONS = ['pgvector/pgvector', 'timescale/timescaledb'] as const

/** Well-known images. Each row names the file that it was taken from; of an image without a row nothing is assumed. */
export const IMAGE_FACTS: readonly ImageFacts[] = [
  // docker-library/postgres: 17/bookworm/Dockerfile (PGDATA). postgis/docker-postgis: Dockerfile.template.
  { ...POSTGRES, images: ['postgres', 'postgis/postgis'], before: 18, emptyFolders: ['/var/lib/postgresql/data'] },
  // docker-library/postgres: 18/bookworm/Dockerfile (PGDATA and VOLUME moved), docker-entrypoint.sh (with another PGDATA, a
  // mount at the old place is not an error).
  {
    ...POSTGRES,
    images: ['postgres', 'postgis/postgis'],
    from: 18,
    emptyFolders: ['/var/lib/postgresql/data', '/var/lib/postgresql/18/docker'],
  },
  // pgvector/pgvector: Dockerfile. timescale/timescaledb-docker: Dockerfile. Tags such as `pg17` and `latest-pg17`.
  {
    ...POSTGRES,
    images: POSTGRES_WITH_EXTENSIONS,
    version: /pg(\d+)/,
    emptyFolders: ['/var/lib/postgresql/data'],
  },
  // docker-library/mysql: issues 71, 186 and 933 (`mysqld --initialize`). MariaDB does not check the folder.
  { images: ['mysql'], emptyFolders: ['/var/lib/mysql'], below: 'mysql' },
  // confluentinc/kafka-images: kafka/Dockerfile.ubi8 (VOLUME, USER appuser). apache/kafka: docker/jvm/Dockerfile, and
  // LogManager.scala: each folder among the logs has to be a partition.
  {
    images: ['confluentinc/cp-kafka', 'confluentinc/cp-server', 'apache/kafka'],
    group: 1000,
    emptyFolders: ['/var/lib/kafka/data'],
    below: 'kafka',
  },
  // confluentinc/kafka-images: zookeeper/Dockerfile.ubi8.
  { images: ['confluentinc/cp-zookeeper'], group: 1000 },
  // grafana/grafana: Dockerfile (GF_UID), docs/sources/setup-grafana/installation/kubernetes (fsGroup).
  { images: ['grafana/grafana', 'grafana/grafana-oss', 'grafana/grafana-enterprise'], group: 472 },
  // grafana/loki: cmd/loki/Dockerfile (USER 10001).
  { images: ['grafana/loki'], from: 2, group: 10001 },
  // prometheus/prometheus and prometheus/alertmanager: Dockerfile (`USER nobody`).
  { images: ['prom/prometheus', 'quay.io/prometheus/prometheus'], from: 2, group: 65534 },
  { images: ['prom/alertmanager', 'quay.io/prometheus/alertmanager'], group: 65534 },
  // n8n-io/n8n: docker/images/n8n/Dockerfile (USER node).
  { images: ['n8nio/n8n', 'docker.n8n.io/n8nio/n8n'], group: 1000 },
  // node-red/node-red-docker: docker-custom/Dockerfile.custom (adduser -u 1000, USER node-red).
  { images: ['nodered/node-red'], from: 1, group: 1000 },
  // elastic/elasticsearch: distribution/docker/src/docker/Dockerfile (1000:0); docs: "Install with Docker", fsGroup.
  {
    images: ['elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch'],
    from: 6,
    group: 1000,
  },
  // opensearch-project/opensearch-build: docker/release/dockerfiles/opensearch.al2023.dockerfile (UID, GID).
  { images: ['opensearchproject/opensearch'], group: 1000 },
  // SonarSource/docker-sonarqube: 10/community/Dockerfile (useradd --uid 1000, USER sonarqube).
  { images: ['sonarqube'], from: 10, group: 1000 },
  // jenkinsci/docker: debian/bookworm/hotspot/Dockerfile (uid, gid).
  { images: ['jenkins/jenkins'], group: 1000 },
  // penpot/penpot: docker/images/Dockerfile.backend (useradd -u 1001).
  { images: ['penpotapp/backend'], group: 1001 },
  // twentyhq/twenty: packages/twenty-docker/twenty/Dockerfile (USER 1000).
  { images: ['twentycrm/twenty'], group: 1000 },
  // docker-library/docs: drupal/content.md (volumes for sites must be filled by hand).
  {
    images: ['drupal'],
    content: ['/var/www/html/sites', '/var/www/html/modules', '/var/www/html/profiles', '/var/www/html/themes'],
  },
  // nginx/docker-nginx: mainline/debian/Dockerfile (pages of the package), and no entry point that copies them.
  { images: ['nginx'], content: ['/usr/share/nginx/html', '/etc/nginx', '/etc/nginx/conf.d'] },
  // docker-library/httpd: 2.4/Dockerfile (HTTPD_PREFIX).
  { images: ['httpd'], content: ['/usr/local/apache2/htdocs', '/usr/local/apache2/conf'] },
]
