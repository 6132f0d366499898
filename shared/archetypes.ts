/** What kind of building an image stands for. */
export const ARCHETYPES = [
  'silo',
  'kiosk',
  'gate',
  'post',
  'observatory',
  'workshop',
  'warehouse',
  'cottage',
  'forge',
  'fort',
  'house',
] as const;
export type Archetype = (typeof ARCHETYPES)[number];

/** Names of images, or words of them, by what they do; the town house stands for everything else. */
const IMAGES: Readonly<Record<Exclude<Archetype, 'house'>, readonly string[]>> = {
  silo: [
    'postgres postgresql postgis pgvector timescaledb mysql mariadb percona mongo mongodb',
    'cassandra scylla couchdb couchbase neo4j influxdb clickhouse cockroach elasticsearch',
    'opensearch mssql oracle db2 rethinkdb arangodb dgraph surrealdb questdb tidb yugabyte',
    'meilisearch typesense qdrant milvus weaviate chroma solr etcd',
  ],
  kiosk: ['redis valkey memcached keydb dragonfly varnish hazelcast ignite infinispan aerospike'],
  gate: [
    'nginx httpd apache caddy traefik haproxy envoy kong squid lighttpd openresty apisix tomcat',
    'jetty web proxy gateway ingress frontend',
  ],
  post: [
    'rabbitmq kafka zookeeper nats mosquitto activemq pulsar redpanda emqx nsq beanstalkd',
    'mailhog mailpit postfix',
  ],
  observatory: [
    'grafana prometheus loki tempo jaeger zipkin kibana logstash fluentd fluent alertmanager',
    'cadvisor node-exporter telegraf zabbix netdata datadog uptime dozzle portainer otel',
    'opentelemetry vector mimir thanos victoria chronograf graphite statsd sentry exporter',
  ],
  workshop: [
    'node python golang go ruby php openjdk eclipse-temurin java dotnet aspnet rust elixir',
    'erlang deno bun perl swift julia haskell clojure api app server backend worker wordpress',
    'ghost drupal nextcloud django flask rails laravel spring strapi odoo jupyter',
  ],
  warehouse: [
    'minio registry nexus artifactory harbor ceph seaweedfs samba nfs ftp syncthing backup',
    'restic storage localstack',
  ],
  cottage: [
    'alpine debian ubuntu busybox centos fedora rockylinux almalinux archlinux amazonlinux',
    'opensuse scratch hello-world base',
  ],
  forge: [
    'jenkins gitlab gitea drone runner buildkit docker dind maven gradle sonarqube teamcity',
    'concourse argo woodpecker kaniko gcc builder',
  ],
  fort: [
    'vault keycloak consul coredns bind9 pihole unbound wireguard openvpn oauth2 authelia',
    'authentik dex certbot fail2ban adguardhome tailscale step ldap openldap',
  ],
};

const isArchetype = (name: string): name is Archetype => ARCHETYPES.some((archetype) => archetype === name);

/**
 * The label wins where it names an archetype. Of the image only the last part of its path counts, without tag and digest:
 * first as a whole, then word by word (`my-shop-api` is a workshop).
 */
export function archetypeOf(image: string, label: string): Archetype {
  const wanted = label.trim().toLowerCase();
  if (isArchetype(wanted)) return wanted;
  const name = imageName(image);
  const words = [name, ...name.split(/[-_.]/)];
  for (const word of words) {
    const found = byImage().get(word);
    if (found) return found;
  }
  return 'house';
}

/** `registry.example:5000/team/postgres:16@sha256:…` → `postgres`. */
export function imageName(image: string): string {
  const withoutDigest = image.split('@')[0] ?? '';
  const last = withoutDigest.split('/').at(-1) ?? '';
  return (last.split(':')[0] ?? '').toLowerCase();
}

let cachedImages: ReadonlyMap<string, Archetype> | undefined;

function byImage(): ReadonlyMap<string, Archetype> {
  cachedImages ??= new Map(
    Object.entries(IMAGES).flatMap(([archetype, names]) =>
      isArchetype(archetype)
        ? names
            .join(' ')
            .split(' ')
            .map((name): [string, Archetype] => [name, archetype])
        : [],
    ),
  );
  return cachedImages;
}
