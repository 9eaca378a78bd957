#!/bin/sh
# Starts a single Kafka node from the jars of any distribution. Formatting is two files: Kafka's own tool takes longer
# than the start of the broker.
set -eu

logs=/data/kafka
mkdir -p "$logs"
# An identifier is 22 characters of base64url of 16 bytes; the fixed first one keeps it from beginning with a dash.
kafka_id() { printf 'A%sA' "$(head -c 64 /dev/urandom | base64 | tr -dc 'A-Za-z0-9' | head -c 20)"; }
if [ ! -e "$logs/meta.properties" ]; then
  printf 'version=1\ncluster.id=%s\ndirectory.id=%s\nnode.id=1\n' "$(kafka_id)" "$(kafka_id)" >"$logs/meta.properties.new"
  mv "$logs/meta.properties.new" "$logs/meta.properties"
fi

# shellcheck disable=SC2086  # options are words
exec java $KAFKA_JVM_OPTIONS -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info -Dorg.slf4j.simpleLogger.logFile=System.out \
  -cp "$KAFKA_LIBS" kafka.Kafka /config/server.properties "$@"
