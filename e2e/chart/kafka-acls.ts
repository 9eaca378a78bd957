import { kafkaRights, type KafkaRight } from '@autosync/installation';

const beginning = `#!/bin/sh
# What each component of AutoSync may do in Kafka, and no more. Written by \`npm run chart\`; a test runs everything with just these rights.
#
#   KAFKA_ACLS="kafka-acls.sh --bootstrap-server kafka:9092 --command-config admin.properties" sh kafka-acls.sh
#
# The users are autosync-scheduler, autosync-sync-invoices and so on: PREFIX is another beginning, ONE_USER a name for all of them.
# It only adds: to run it again changes nothing.
set -eu
allow() {
  user="\${ONE_USER:-\${PREFIX:-autosync-}$1}"
  shift
  $KAFKA_ACLS --add --allow-principal "User:$user" "$@"
}
`;

/** A name that ends in `*` stands for all that begin so, or for all. */
function resourceOf(resource: KafkaRight['resource'], name: string): string {
  return `--${resource} '${name === '*' || !name.endsWith('*') ? name : name.slice(0, -1)}'`;
}

function commandsOf(user: string, { operation, resource, names }: KafkaRight): string[] {
  const isBeginning = (name: string) => name !== '*' && name.endsWith('*');
  const allow = `allow ${user} --operation ${operation}`;
  return [false, true].flatMap((prefixed) => {
    const these = names.filter((name) => isBeginning(name) === prefixed).map((name) => resourceOf(resource, name));
    return these.length === 0
      ? []
      : [[allow, ...(prefixed ? ['--resource-pattern-type prefixed'] : []), ...these].join(' ')];
  });
}

/** For Kafka's own tool: one call for each component and kind of right. */
export function kafkaAcls(): string {
  const parts = Object.entries(kafkaRights).map(([component, rights]) => {
    const isAdmin = component === 'admin';
    const title = isAdmin
      ? '# autosync-admin, which runs in the pods of the scheduler as its user: dead letters and their replay, topics, groups'
      : `# ${component}`;
    const user = isAdmin ? 'scheduler' : component;
    return [title, ...rights.flatMap((right) => commandsOf(user, right))].join('\n');
  });
  return `${[beginning, ...parts].join('\n')}\n`;
}
